package org.quietroom.mailman;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.james.mime4j.message.MaximalBodyDescriptor;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.Attachment;

/**
 * Gathers the words of a mail from its parts: plain text where there is any, otherwise what HTML says. Other parts become
 * descriptions. Not safe for many threads.
 */
final class LetterBody {
    private static final int FEW_ATTACHMENTS = 100;
    private static final String ARMOURED = "-----BEGIN PGP ";

    private record Piece(boolean html, String text) {}

    /** A multipart being read: its type, and what was found in it so far. */
    private static final class Level {
        private final boolean alternative;
        private final List<Piece> pieces = new ArrayList<>();

        private Level(String type) {
            alternative = type.equals("multipart/alternative");
        }
    }

    private final Deque<Level> levels = new ArrayDeque<>();
    private final Level whole = new Level("");
    private final List<Attachment> attachments = new ArrayList<>();
    private int length;
    private boolean sealed;

    LetterBody() {
        levels.push(whole);
    }

    void open(String type) {
        sealed |= type.equals("multipart/encrypted");
        levels.push(new Level(type));
    }

    void close() {
        Level done = levels.pop();
        Level outer = levels.getFirst();
        if (done.alternative && done.pieces.stream().anyMatch(p -> !p.html && !p.text.isBlank())) {
            done.pieces.removeIf(Piece::html); // The same words twice (RFC 2046, section 5.1.4).
        }
        outer.pieces.addAll(done.pieces);
    }

    /** A mail inside the mail: somebody else's words, not taken along. */
    void forwarded(boolean outermost) {
        if (outermost) {
            describe("", "message/rfc822", 0);
        }
    }

    void add(MaximalBodyDescriptor part, InputStream in) throws IOException, LetterReader.UnreadableException {
        String type = part.getMimeType().toLowerCase(Locale.ROOT);
        Map<String, String> parameters = part.getContentTypeParameters();
        String name = name(part, parameters);
        boolean attached = "attachment".equalsIgnoreCase(part.getContentDispositionType()) || !name.isEmpty();
        if (type.equals("application/pkcs7-mime") || type.equals("application/x-pkcs7-mime")) {
            sealed = true;
            return;
        }
        if (type.endsWith("-signature") || type.equals("application/pgp-keys")) {
            return; // It says who signed.
        }
        if (attached || !(type.equals("text/plain") || type.equals("text/html"))) {
            long bytes = in.transferTo(java.io.OutputStream.nullOutputStream());
            boolean drawnInside = type.startsWith("image/") && part.getContentId() != null;
            if (!drawnInside && !type.equals("text/x-amp-html")) {
                describe(name, type, bytes);
            }
            return;
        }
        byte[] bytes = in.readNBytes(4 * LetterReader.LONGEST_TEXT + 1);
        String text =
                Charsets.decode(bytes, part.getCharset()).replace("\r\n", "\n").replace('\r', '\n');
        length += text.length();
        if (length > 2 * LetterReader.LONGEST_TEXT) {
            throw new LetterReader.UnreadableException("it is too long");
        }
        boolean flowed = "flowed".equalsIgnoreCase(parameters.get("format"));
        boolean glued = "yes".equalsIgnoreCase(parameters.get("delsp"));
        if (type.equals("text/plain")) {
            sealed |= text.startsWith(ARMOURED) || text.contains("\n" + ARMOURED);
            levels.getFirst().pieces.add(new Piece(false, flowed ? Flowed.join(text, glued) : text));
        } else {
            levels.getFirst().pieces.add(new Piece(true, text));
        }
    }

    private static String name(MaximalBodyDescriptor part, Map<String, String> parameters) {
        String name = part.getContentDispositionFilename();
        @Nullable String other = parameters.get("name");
        return name != null ? name : other != null ? other : "";
    }

    private void describe(String name, String type, long bytes) {
        if (attachments.size() < FEW_ATTACHMENTS) {
            attachments.add(new Attachment(name, type, bytes));
        }
    }

    String text() throws LetterReader.UnreadableException {
        String text = whole.pieces.stream()
                .map(piece -> Lines.trimEnd(piece.html ? HtmlText.of(piece.text) : piece.text))
                .filter(piece -> !piece.isBlank())
                .collect(Collectors.joining("\n\n"));
        if (text.length() > LetterReader.LONGEST_TEXT) {
            throw new LetterReader.UnreadableException("it is too long");
        }
        return text;
    }

    List<Attachment> attachments() {
        return attachments;
    }

    boolean sealed() {
        return sealed;
    }
}
