package org.quietroom.encryption.room;

import com.google.common.hash.Hashing;
import com.google.common.io.BaseEncoding;
import com.google.crypto.tink.util.Bytes;
import java.util.Arrays;
import java.util.Optional;

/**
 * Bytes as an ordinary text post of a host: one line for readers without a client, then a block in letters that hosts leave alone.
 * There is one way to write what is in it, so that a host can tell a sealed post from words by its form alone. Laid down in the
 * wire document, section Posts. Immutable; never throws for what it reads.
 */
public final class Armour {
    /** What readers without a client see. */
    public static final String POLITE =
            "This message is sealed. Members of this room can read it with the Quietroom client.";

    /** The most bytes that are put into a post. */
    public static final int LONGEST = 48 << 10;

    private static final String BEGIN = "-----BEGIN QUIETROOM SEALED 1-----";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";
    private static final int LINE = 72;
    private static final int CHECK = 4;
    private static final int LONGEST_TEXT = POLITE.length() + 100 + LONGEST * 4 / 3 * (LINE + 2) / LINE;
    private static final BaseEncoding BASE_64 = BaseEncoding.base64Url().omitPadding();

    private Armour() {}

    /** @throws IllegalArgumentException if there is nothing to write, or more than {@link #LONGEST} */
    public static String write(Bytes payload) {
        if (payload.size() == 0 || payload.size() > LONGEST) {
            throw new IllegalArgumentException("a post holds 1 to " + LONGEST + " bytes");
        }
        byte[] bytes = payload.toByteArray();
        return POLITE + "\n" + BEGIN + "\n" + BASE_64.withSeparator("\n", LINE).encode(bytes) + "\n" + END
                + check(bytes) + DASHES;
    }

    private static String check(byte[] payload) {
        return BASE_64.encode(Arrays.copyOf(Hashing.sha256().hashBytes(payload).asBytes(), CHECK));
    }

    /**
     * What a post holds; empty for anything that {@link #write} would not have written. Line ends may be CR LF, and white space may
     * stand around the whole.
     */
    public static Optional<Bytes> read(String post) {
        if (post.length() > 2 * LONGEST_TEXT) {
            return Optional.empty();
        }
        String text = post.replace("\r\n", "\n").strip();
        String head = POLITE + "\n" + BEGIN + "\n";
        int end = text.lastIndexOf("\n" + END);
        if (text.length() > LONGEST_TEXT || !text.startsWith(head) || end < head.length()) {
            return Optional.empty();
        }
        try {
            byte[] bytes = BASE_64.decode(text.substring(head.length(), end).replace("\n", ""));
            if (bytes.length == 0 || bytes.length > LONGEST) {
                return Optional.empty();
            }
            Bytes payload = Bytes.copyFrom(bytes);
            return write(payload).equals(text) ? Optional.of(payload) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
