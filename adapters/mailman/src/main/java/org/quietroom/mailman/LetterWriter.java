package org.quietroom.mailman;

import com.google.common.hash.HashCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.james.mime4j.codec.EncoderUtil;
import org.apache.james.mime4j.codec.EncoderUtil.Usage;

/**
 * Writes the mails that we send: plain text in UTF-8, the date in UTC, and no header line but those named here. Lines end
 * as RFC 5322 wants. Pure.
 */
final class LetterWriter {
    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME;

    private LetterWriter() {}

    /** The From of a pseudonym: its name, and the list's own address, to which answers then go. */
    static String from(String name, String address) {
        return EncoderUtil.encodeAddressDisplayName(oneLine(name)) + " <" + address + ">";
    }

    /** What a list publishes. */
    static String release(Keys keys, MailingList list, String id, Content content, Instant now) {
        String messageId = Keys.messageId(id, list.mailHost());
        List<String> lines = new ArrayList<>();
        lines.add("From: " + content.from());
        lines.add("To: " + list.address());
        if (!content.subject().isEmpty()) {
            lines.add("Subject: " + subject(content.subject()));
        }
        lines.add("Date: " + date(now));
        lines.add("Message-ID: " + messageId);
        if (!content.references().isEmpty()) {
            lines.add("In-Reply-To: "
                    + content.references().get(content.references().size() - 1));
            lines.add("References: " + String.join("\r\n ", content.references()));
        }
        String from = LetterHead.words(content.from());
        lines.add(LetterHead.SEAL + ": " + seal(keys, list, id, from, content.subject(), content.text()));
        return mail(lines, content.text());
    }

    /** Over what a reader of the mail gets to see, as a reader decodes it. */
    private static HashCode seal(Keys keys, MailingList list, String id, String from, String subject, String text) {
        return keys.seal(list.id(), Keys.messageId(id, list.mailHost()), from, oneLine(subject), canonical(text));
    }

    /** Whether this mail is one that we wrote to be published under this id. */
    static boolean sealed(Keys keys, MailingList list, String id, Letter letter) {
        return Keys.same(seal(keys, list, id, letter.from(), letter.subject(), letter.text()), letter.seal());
    }

    /** What an author alone is told. No program answers it (RFC 3834). */
    static String notice(String from, String to, String subject, String text, String messageId, Instant now) {
        return mail(
                List.of(
                        "From: " + from,
                        "To: " + to,
                        "Subject: " + subject(subject),
                        "Date: " + date(now),
                        "Message-ID: " + messageId,
                        "Auto-Submitted: auto-generated",
                        "X-Auto-Response-Suppress: All"),
                text);
    }

    private static String mail(List<String> header, String text) {
        List<String> lines = new ArrayList<>(header);
        lines.add("MIME-Version: 1.0");
        lines.add("Content-Type: text/plain; charset=utf-8");
        lines.add("Content-Transfer-Encoding: quoted-printable");
        byte[] bytes = (canonical(text).replace("\n", "\r\n") + "\r\n").getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream body = new ByteArrayOutputStream(bytes.length * 2);
        try {
            EncoderUtil.encodeQ(new ByteArrayInputStream(bytes), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return String.join("\r\n", lines) + "\r\n\r\n" + body.toString(StandardCharsets.US_ASCII);
    }

    /** As a reader decodes it again: line feeds, none at the end, no lone surrogates. */
    static String canonical(String text) {
        String whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return Lines.trimEnd(whole.replace("\r\n", "\n").replace('\r', '\n'));
    }

    static String oneLine(String text) {
        String whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return whole.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ").strip();
    }

    private static String subject(String text) {
        return EncoderUtil.encodeIfNecessary(oneLine(text), Usage.TEXT_TOKEN, "Subject: ".length());
    }

    private static String date(Instant now) {
        return DATE.withLocale(Locale.ROOT).format(now.atOffset(ZoneOffset.UTC)).replace("GMT", "+0000");
    }

    /**
     * What is published. {@link #toString()} shows none of it.
     *
     * @param from a whole From line
     * @param subject one line; empty for none
     * @param text the words
     * @param references the Message-IDs of ours that it answers, oldest first
     */
    record Content(String from, String subject, String text, List<String> references) {
        Content {
            references = List.copyOf(references);
        }

        @Override
        public String toString() {
            return "Content[" + text.length() + " units hidden]";
        }
    }
}
