package org.quietroom.core.testkit;

import java.util.ArrayList;
import java.util.List;

/**
 * Commands whose programs end with this one, also when it is killed and no hook runs: a shell between them sees that the pipe
 * from here is closed, and kills the program with all that it started. Needs a POSIX shell and {@code setsid}, as Linux has.
 */
public final class Tied {
    /* A TERM for runuser goes to what it runs: runuser itself would leave that two seconds and then kill it. */
    private static final String SCRIPT = """
            exec 3<&0
            setsid "$@" </dev/null 3<&- &
            program=$!
            { trap '' TERM; cat <&3 >/dev/null; kill -KILL -"$program"; } >/dev/null 2>&1 &
            exec 3<&-
            term() {
                inner=""
                [ "$1" = runuser ] && inner=$(cat /proc/"$program"/task/*/children)
                kill -TERM ${inner:-$program}
            }
            trap 'term "$1"' TERM
            while kill -0 "$program" 2>/dev/null; do wait "$program"; done
            kill -KILL -"$program" 2>/dev/null
            """;

    private Tied() {}

    /** The command, to be started with a pipe as its standard input, {@link ProcessBuilder}'s default; keep the {@link Process}. */
    public static List<String> command(List<String> program) {
        List<String> all = new ArrayList<>(List.of("sh", "-c", SCRIPT, "tied"));
        all.addAll(program);
        return all;
    }

    /** Asks the program to end (SIGTERM); the process ends after it. {@link Process#destroy} would close the pipe, and so kill. */
    public static void end(Process tied) {
        tied.toHandle().destroy();
    }
}
