package org.quietroom.mailman;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.stream.Field;

/** Gathers what we need of a mail's own header lines; all others are dropped. Not safe for many threads. */
final class LetterHead {
    static final String SEAL = "X-Quietroom-Release";
    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]{1,500}>");
    private static final int LONGEST_SUBJECT = 500;

    private final List<String> references = new ArrayList<>();
    private final List<String> answered = new ArrayList<>();
    private String from = "";
    private String subject = "";
    private String seal = "";
    private boolean automatic;

    void add(Field field) {
        String body = field.getBody() == null ? "" : field.getBody();
        switch (field.getName().toLowerCase(Locale.ROOT)) {
            case "from" -> from = words(body);
            case "subject" -> subject = words(body);
            case "references" -> ids(body, references);
            case "in-reply-to" -> ids(body, answered);
            case "auto-submitted" ->
                automatic |= !body.trim().toLowerCase(Locale.ROOT).startsWith("no");
            case "x-autoreply", "x-autorespond" -> automatic |= !body.trim().equalsIgnoreCase("no");
            case "precedence" -> automatic |= body.trim().equalsIgnoreCase("auto_reply");
            case "x-quietroom-release" -> seal = body.trim();
            default -> {
                // Who else is named there, and by which programs it went, is nobody's business.
            }
        }
    }

    /** Decoded (RFC 2047), on one line. */
    static String words(String body) {
        String decoded = DecoderUtil.decodeEncodedWords(body, DecodeMonitor.SILENT);
        String line =
                decoded.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ").strip();
        int end = Math.min(line.length(), LONGEST_SUBJECT);
        return line.substring(
                0, end < line.length() && Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end);
    }

    private static void ids(String body, List<String> ids) {
        Matcher matcher = MESSAGE_ID.matcher(body);
        while (matcher.find()) {
            ids.add(matcher.group());
        }
    }

    Letter with(LetterBody body) throws LetterReader.UnreadableException {
        List<String> all = new ArrayList<>(references);
        answered.stream().filter(id -> !all.contains(id)).limit(1).forEach(all::add);
        int first = Math.max(0, all.size() - Letter.MOST_REFERENCES);
        return new Letter(
                from,
                subject,
                body.text(),
                Collections.unmodifiableList(all.subList(first, all.size())),
                body.attachments(),
                body.sealed(),
                automatic,
                seal);
    }
}
