package org.quietroom.gateway.scan;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.quietroom.gateway.cli.ExitCode;
import org.quietroom.gateway.cli.RefusedException;
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
            "FOLDER holds index.yaml and the packs it names, such as a changed copy of those that come with Quietroom."
        })
public final class ReplayCommand extends PostReader {
    private @Nullable Replay replay;

    @Option(names = "--packs", required = true, paramLabel = "FOLDER", description = "The changed packs.")
    private Path packs = Path.of(".");

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
    void begin() {
        try {
            replay = new Replay(CrisisReader.standard(), CrisisReader.of(this::content));
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
                "%,d posts: %,d flagged today, %,d with these packs; %,d gained, %,d lost, %,d in another tier.%n",
                done.posts(),
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
