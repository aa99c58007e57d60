package org.quietroom.gateway.scan;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import org.quietroom.anonymity.redaction.Redactor;
import picocli.CommandLine.Command;

/** {@code quietroom redact}: JSON lines in, JSON lines out, nothing kept. */
@Command(
        name = "redact",
        description = {
            "Takes out of texts what identifies people, one JSON object a line.",
            "",
            "In:  {\"id\",\"text\",\"format\":\"plain|html\",\"lang\"?,\"region\"?}; region is the country whose telephone"
                    + " numbers come first, such as GB.",
            "Out: {\"id\",\"text\",\"spans\":[{\"type\",\"start\",\"end\",\"replacement\"}]}, in the same order; offsets are UTF-16"
                    + " units of the given text, text is the redacted one.",
            "Types: NAME EMAIL PHONE ADDRESS PLACE ORG DATE AGE ID URL HANDLE IP CARD IBAN.",
            "A line that cannot be read is named on standard error, and the rest goes on. It finds what its rules and lists"
                    + " know: read the result before you publish it."
        })
public final class RedactCommand extends LineCommand {
    /** Reads standard input and writes standard output. */
    public RedactCommand() {}

    RedactCommand(InputStream input, OutputStream output, Duration patience) {
        super(input, output, patience);
    }

    @Override
    LineScan lineScan(int maxLength) {
        return LineScan.redacting(Redactor.standard(), maxLength);
    }

    @Override
    String done() {
        return "redacted";
    }
}
