package org.quietroom.mailman;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.quietroom.core.testkit.Daemon;

/** What is in a Mailman's folder before it starts. */
final class MailmanFolder {
    private MailmanFolder() {}

    /** @param pace how often its queues look for work, as Mailman writes it */
    static void write(Path folder, String pace, int rest, int lmtp, int smtp) throws IOException {
        List<String> off = List.of("bounces", "command", "nntp", "retry", "task", "shunt");
        List<String> quick = List.of("in", "pipeline", "out", "virgin", "archive", "digest");
        String template = Files.readString(configuration());
        String text = template.replace("@folder@", folder.toString())
                .replace("@rest@", String.valueOf(rest))
                .replace("@lmtp@", String.valueOf(lmtp))
                .replace("@smtp@", String.valueOf(smtp))
                .replace("@password@", Mailman.PASSWORD);
        StringBuilder all = new StringBuilder(text);
        off.forEach(name -> all.append("[runner." + name + "]\nstart: no\n"));
        quick.forEach(name -> all.append("[runner." + name + "]\nsleep_time: " + pace + "\n"));
        Files.writeString(folder.resolve("mailman.cfg"), all);
        Path templates = Files.createDirectories(folder.resolve("var/templates/site/en"));
        Files.writeString(templates.resolve("list:member:regular:footer.txt"), "");
        Files.createDirectories(folder.resolve("var/data"));
        Daemon.give(folder, Mailman.USER);
    }

    private static Path configuration() {
        return Path.of("../mailman/src/test/resources/mailman.cfg"); // seen from the gateway's folder too
    }
}
