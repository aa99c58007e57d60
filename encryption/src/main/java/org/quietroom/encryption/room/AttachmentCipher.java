package org.quietroom.encryption.room;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.common.io.ByteStreams;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.util.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import org.quietroom.encryption.wire.WireWriter;

/** AES256-GCM-HKDF in segments that are pieces at the hub, under a key that no other attachment has. */
final class AttachmentCipher {
    /** Bytes of ciphertext in a piece. */
    static final int PIECE = 128 << 10;

    private static final byte[] LABEL = "quietroom attachment v1".getBytes(US_ASCII);
    private static final int DERIVED = 32;

    private AttachmentCipher() {}

    private static StreamingAead aead(Bytes key) {
        try {
            return new AesGcmHkdfStreaming(key.toByteArray(), "HmacSha256", DERIVED, PIECE, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key of 32 bytes serves", e);
        }
    }

    private static byte[] context(String room, String attachment) {
        return new WireWriter().bytes(LABEL).text(room).text(attachment).done();
    }

    /**
     * The ciphertext of a file.
     *
     * @param most how long it may be
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if it gets longer than {@code most}
     */
    static byte[] seal(Bytes key, String room, String attachment, InputStream clear, long most) throws IOException {
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        OutputStream bounded = new OutputStream() {
            @Override
            public void write(int one) {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int count) {
                if (sealed.size() + (long) count > most) {
                    throw new IllegalArgumentException("the attachment is larger than the hub takes");
                }
                sealed.write(bytes, from, count);
            }
        };
        try (OutputStream out = aead(key).newEncryptingStream(bounded, context(room, attachment))) {
            ByteStreams.copy(clear, out);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a fresh key seals", e);
        }
        return sealed.toByteArray();
    }

    /**
     * The file again.
     *
     * @param sealed the whole ciphertext, whose hash was compared
     * @throws AttachmentRefusedException if it does not open; then some of it may have been written
     */
    static void open(Bytes key, String room, String attachment, byte[] sealed, OutputStream clear) throws IOException {
        try (InputStream in =
                aead(key).newDecryptingStream(new ByteArrayInputStream(sealed), context(room, attachment))) {
            byte[] buffer = new byte[PIECE];
            for (int count = read(in, buffer); count >= 0; count = read(in, buffer)) {
                clear.write(buffer, 0, count);
            }
        } catch (GeneralSecurityException e) {
            throw new AttachmentRefusedException("it does not open with the key of its message");
        }
    }

    private static int read(InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw new AttachmentRefusedException("it does not open with the key of its message");
        }
    }
}
