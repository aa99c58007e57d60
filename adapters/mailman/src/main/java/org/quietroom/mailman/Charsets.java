package org.quietroom.mailman;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import org.jspecify.annotations.Nullable;

/** Bytes of mail as text, whatever is said of them. Never fails: what fits no charset becomes U+FFFD. */
final class Charsets {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private Charsets() {}

    /** As the mail says; if that is unknown or ASCII, UTF-8 where the bytes are that, otherwise windows-1252. */
    static String decode(byte[] bytes, @Nullable String said) {
        Charset charset = known(said);
        if (charset != null && !charset.equals(StandardCharsets.US_ASCII) && charset.canEncode()) {
            return new String(bytes, charset);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, WINDOWS);
        }
    }

    private static @Nullable Charset known(@Nullable String said) {
        try {
            return said == null ? null : Charset.forName(said.trim());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    /**
     * The bytes of a mail that Python printed as text: what was not ASCII in the mail is there as lone low surrogates
     * (PEP 383), or as characters.
     */
    static byte[] ofPython(String text) {
        var bytes = new java.io.ByteArrayOutputStream(text.length());
        text.codePoints().forEach(c -> {
            if (c < 0x80) {
                bytes.write(c);
            } else if (c >= 0xDC80 && c <= 0xDCFF) {
                bytes.write(c - 0xDC00);
            } else {
                bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
            }
        });
        return bytes.toByteArray();
    }
}
