package org.quietroom.gateway.scan;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.quietroom.moderation.scan.Scanner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code quietroom scan}: JSON lines in, JSON lines out, nothing kept. */
@Command(
        name = "scan",
        description = {
            "Shows what would be flagged in texts, one JSON object a line.",
            "",
            "In:  {\"id\",\"text\",\"format\":\"plain|html\",\"lang\"?,\"room\"?}; plain if no format is given.",
            "Out: {\"id\",\"severity\",\"alert\",\"flags\":[{\"kind\",\"severity\",\"start\",\"end\",\"rule\",\"subject\","
                    + "\"stance\"}]}, in the same order; offsets are UTF-16 units of the text.",
            "A line that cannot be read is named on standard error, and the rest goes on."
        })
public final class ScanCommand extends LineCommand {
    private final LineScan.@Nullable Finder finder;

    @Option(
            names = "--everyday",
            description =
                    "Also show what is a moderator's everyday load and no crisis: sellers of cures, scams, harassment"
                            + " and the like, as 'quietroom.everyday' flags it.")
    private boolean everyday;

    /** Reads standard input and writes standard output. */
    public ScanCommand() {
        this.finder = null;
    }

    ScanCommand(InputStream input, OutputStream output, LineScan.Finder finder, Duration patience) {
        super(input, output, patience);
        this.finder = finder;
    }

    @Override
    LineScan lineScan(int maxLength) {
        if (finder != null) {
            return new LineScan(finder, maxLength);
        }
        Scanner scanner = everyday ? Scanner.standard().withEveryday() : Scanner.standard();
        LineScan scan = new LineScan(scanner::scan, maxLength);
        WarmUp.of(scan);
        return scan;
    }

    @Override
    String done() {
        return "scanned";
    }
}
