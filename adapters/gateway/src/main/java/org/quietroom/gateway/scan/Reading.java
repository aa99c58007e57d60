package org.quietroom.gateway.scan;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.quietroom.anonymity.redaction.Finding;
import org.quietroom.anonymity.redaction.Redacted;
import org.quietroom.gateway.cli.ExitCode;
import org.quietroom.moderation.scan.ScanFlag;
import org.quietroom.moderation.scan.ScanResult;

/**
 * What becomes of one input line.
 *
 * @param output the line to write, without line feed; null for none
 * @param complaint what to say of it on standard error, without content; null for nothing
 * @param code what it means for the exit code
 */
record Reading(@Nullable String output, @Nullable String complaint, int code) {
    private static final int FLAG_UNITS = 160;
    private static final Map<Enum<?>, String> LOWER = new ConcurrentHashMap<>();

    /** A blank line: nothing. */
    static final Reading BLANK = new Reading(null, null, ExitCode.FINE);

    static Reading bad(String why) {
        return new Reading(null, why, ExitCode.BAD_INPUT);
    }

    /** A text that may not be read: its place is kept. */
    static Reading tooLong(Post post, int limit) {
        return new Reading(error(post, "text is longer than " + limit + " UTF-16 units"), null, ExitCode.BAD_INPUT);
    }

    /** We failed at a text: its place is kept. */
    static Reading failed(Post post, String how) {
        return new Reading(error(post, "text could not be scanned"), how, ExitCode.FAILURE);
    }

    static Reading found(Post post, ScanResult result) {
        StringBuilder out = new StringBuilder(
                FLAG_UNITS * (result.flags().size() + 1) + post.id().length());
        out.append("{\"id\":").append(post.id());
        out.append(",\"severity\":\"").append(lower(result.severity()));
        out.append("\",\"alert\":").append(result.alert());
        out.append(",\"flags\":");
        write(result.flags(), out);
        return new Reading(out.append('}').toString(), null, ExitCode.FINE);
    }

    /* A text may have thousands, and only two numbers differ from flag to flag of one rule. */
    private static void write(List<ScanFlag> flags, StringBuilder out) {
        Map<String, String> quoted = new HashMap<>();
        String begin = "[{\"kind\":";
        for (ScanFlag flag : flags) {
            out.append(begin)
                    .append(quoted(flag.kind().value(), quoted))
                    .append(",\"severity\":")
                    .append(quoted(lower(flag.severity()), quoted))
                    .append(",\"start\":")
                    .append(flag.start())
                    .append(",\"end\":")
                    .append(flag.end())
                    .append(",\"rule\":")
                    .append(quoted(flag.rule(), quoted))
                    .append(",\"subject\":")
                    .append(quoted(lower(flag.subject()), quoted))
                    .append(",\"stance\":")
                    .append(quoted(lower(flag.stance()), quoted))
                    .append('}');
            begin = ",{\"kind\":";
        }
        out.append(flags.isEmpty() ? "[]" : "]");
    }

    private static String quoted(String value, Map<String, String> known) {
        String quoted = known.get(value);
        if (quoted == null) {
            quoted = '"' + new String(JsonStringEncoder.getInstance().quoteAsString(value)) + '"';
            known.put(value, quoted);
        }
        return quoted;
    }

    static Reading redacted(Post post, Redacted result) {
        StringBuilder out = new StringBuilder(
                result.text().length() + FLAG_UNITS * (result.findings().size() + 1));
        Map<String, String> quoted = new HashMap<>();
        out.append("{\"id\":").append(post.id()).append(",\"text\":\"");
        JsonStringEncoder.getInstance().quoteAsString(result.text(), out);
        String begin = "\",\"spans\":[{\"type\":\"";
        for (Finding finding : result.findings()) {
            out.append(begin)
                    .append(finding.type().name())
                    .append("\",\"start\":")
                    .append(finding.start())
                    .append(",\"end\":")
                    .append(finding.end())
                    .append(",\"replacement\":")
                    .append(quoted(finding.replacement(), quoted))
                    .append('}');
            begin = ",{\"type\":\"";
        }
        out.append(result.findings().isEmpty() ? "\",\"spans\":[]}" : "]}");
        return new Reading(out.toString(), null, ExitCode.FINE);
    }

    private static String error(Post post, String what) {
        return "{\"id\":" + post.id() + ",\"error\":" + quoted(what, new HashMap<>()) + '}';
    }

    private static String lower(Enum<?> value) {
        return LOWER.computeIfAbsent(value, v -> v.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return "Reading[exit " + code + ", hidden]";
    }
}
