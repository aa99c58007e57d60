package org.quietroom.gateway.scan;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.quietroom.gateway.cli.ExitCode;
import org.quietroom.gateway.cli.RefusedException;
import org.quietroom.gateway.config.Config;
import org.quietroom.gateway.config.ConfigReader;
import org.quietroom.gateway.config.Plugins;
import org.quietroom.gateway.run.Foundation;
import org.quietroom.moderation.calibration.Replay;
import org.quietroom.moderation.crisis.CrisisReader;
import org.quietroom.moderation.crisis.PackException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code quietroom replay}: what a changed lexicon pack would have flagged in posts that were written already. */
@Command(
        name = "replay",
        description = {
            "Shows what changed lexicon packs would do to posts that were written already; nothing is changed.",
            "",
            "With --cases it reads the messages of the cases that the store of --config holds instead; only messages that"
                    + " opened a case are kept there, so what a change newly finds elsewhere shows in posts alone.",
            "",
            "FOLDER holds index.yaml and the packs it names, such as a changed copy of those that come with Quietroom."
        })
public final class ReplayCommand extends PostReader {
    private @Nullable Replay replay;

    @Option(names = "--packs", required = true, paramLabel = "FOLDER", description = "The changed packs.")
    private Path packs = Path.of(".");

    @Option(
            names = "--cases",
            description = "Reads the stored cases instead of posts; their ids are those of the desk.")
    private boolean cases;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            defaultValue = "quietroom.yaml",
            description = "The configuration whose store --cases reads; ${DEFAULT-VALUE} if not given.")
    private Path config = Path.of("quietroom.yaml");

    @Option(
            names = "--ids",
            description =
                    "Also names every post whose tier changes, by its id: 'gained', 'lost' or 'moved', the tiers, the id.")
    private boolean ids;

    /** Reads standard input. */
    public ReplayCommand() {
        this(System.in);
    }

    ReplayCommand(InputStream input) {
        super(input);
    }

    @Override
    public Integer call() {
        if (!cases) {
            return super.call();
        }
        if (named()) {
            throw wrong("--cases reads the store; give it no files");
        }
        CrisisReader changed = changed();
        Config read = new ConfigReader(Plugins.find(), System.getenv()).read(config);
        if (read.store().sqlite() && !Files.exists(read.store().file())) {
            throw new RefusedException("There is no store yet: " + read.store().file() + ". There is no case to read.");
        }
        try (Foundation foundation = Foundation.open(read, Clock.systemUTC())) {
            replay = foundation.desk().past().replay(CrisisReader.standard(), changed);
        }
        int code = end(out());
        out().flush();
        return code;
    }

    @Override
    void begin() {
        replay = new Replay(CrisisReader.standard(), changed());
    }

    private CrisisReader changed() {
        try {
            return CrisisReader.of(this::content);
        } catch (PackException e) {
            throw new RefusedException("The packs cannot be used: " + e.getMessage());
        } catch (UncheckedIOException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private String content(String name) {
        try {
            return Files.readString(packs.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot read " + name + " in " + packs + ". Give the folder that holds index.yaml and its packs.",
                    e);
        }
    }

    @Override
    void take(Post post) {
        requireNonNull(replay, "replay").add(post.id(), post.text(), post.format());
    }

    @Override
    int end(PrintWriter out) {
        Replay done = requireNonNull(replay, "replay");
        List<Replay.Change> changes = done.changes();
        long gained = changes.stream().filter(Replay.Change::gained).count();
        long lost = changes.stream().filter(Replay.Change::lost).count();
        out.printf(
                Locale.ROOT,
                "%,d %s: %,d flagged today, %,d with these packs; %,d gained, %,d lost, %,d in another tier.%n",
                done.posts(),
                cases ? "stored cases" : "posts",
                done.flaggedBefore(),
                done.flaggedAfter(),
                gained,
                lost,
                changes.size() - gained - lost);
        if (ids) {
            changes.forEach(change -> out.println((change.gained() ? "gained " : change.lost() ? "lost " : "moved ")
                    + name(change.before()) + " " + name(change.after()) + " " + change.id()));
        }
        return ExitCode.FINE;
    }

    private static String name(Enum<?> tier) {
        return tier.name().toLowerCase(Locale.ROOT);
    }
}
