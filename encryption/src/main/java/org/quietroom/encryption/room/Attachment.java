package org.quietroom.encryption.room;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.google.common.escape.Escaper;
import com.google.common.net.PercentEscaper;
import com.google.crypto.tink.util.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file that belongs to a message: where it is, how it opens, and what its ciphertext hashes to. Immutable. */
public final class Attachment {
    static final int KEY_LENGTH = 32;
    private static final int LONGEST_TYPE = 100;
    private static final int LONGEST_NAME = 255;
    private static final Escaper ESCAPER = new PercentEscaper("-._~", false);
    private static final Pattern FORM =
            Pattern.compile("quietroom-attachment:1:([A-Za-z0-9_-]{16,64}):([1-9][0-9]{0,9})"
                    + ":([A-Za-z0-9_-]{43}):([A-Za-z0-9_-]{43}):([A-Za-z0-9._~%-]{1,300}):([A-Za-z0-9._~%-]{0,765})");

    private final String id;
    private final long size;
    private final Bytes key;
    private final Bytes sha256;
    private final String mediaType;
    private final String name;

    Attachment(String id, long size, Bytes key, Bytes sha256, String mediaType, String name) {
        this.id = requireNonNull(id, "id");
        this.size = size;
        this.key = requireNonNull(key, "key");
        this.sha256 = requireNonNull(sha256, "sha256");
        this.mediaType = shorter(mediaType, LONGEST_TYPE);
        this.name = shorter(name, LONGEST_NAME);
    }

    private static String shorter(String text, int most) {
        if (text.getBytes(UTF_8).length > most) {
            throw new IllegalArgumentException(
                    "a media type has at most " + LONGEST_TYPE + " bytes, a name " + LONGEST_NAME);
        }
        return text;
    }

    /** Reads the one form; empty for anything else. */
    static Optional<Attachment> read(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        Optional<Bytes> key = Asking.decode(form.group(3));
        Optional<Bytes> sha256 = Asking.decode(form.group(4));
        Optional<String> type = unescaped(form.group(5));
        Optional<String> name = unescaped(form.group(6));
        if (key.isEmpty() || sha256.isEmpty() || type.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        try {
            Attachment read = new Attachment(
                    form.group(1), Long.parseLong(form.group(2)), key.get(), sha256.get(), type.get(), name.get());
            return Optional.of(read).filter(attachment -> attachment.text().equals(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String text() {
        return String.join(
                ":",
                "quietroom-attachment:1",
                id,
                String.valueOf(size),
                Asking.encode(key),
                Asking.encode(sha256),
                ESCAPER.escape(mediaType),
                ESCAPER.escape(name));
    }

    private static Optional<String> unescaped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '%') {
                bytes.write(text.charAt(i));
                continue;
            }
            int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
            if (low < 0) {
                return Optional.empty();
            }
            bytes.write(high << 4 | low);
            i += 2;
        }
        try {
            return Optional.of(UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Its name at the hub; says nothing. */
    public String id() {
        return id;
    }

    /** Bytes of ciphertext. */
    public long size() {
        return size;
    }

    /** As the sender says; never believe it where something is run by it. */
    public String mediaType() {
        return mediaType;
    }

    /** As the sender says; not a path. */
    public String name() {
        return name;
    }

    Bytes key() {
        return key;
    }

    Bytes sha256() {
        return sha256;
    }

    /** No name, no key. */
    @Override
    public String toString() {
        return "Attachment[" + size + " bytes]";
    }
}
