package org.quietroom.encryption.room;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.crypto.tink.subtle.Hkdf;
import com.google.crypto.tink.util.Bytes;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.quietroom.encryption.franking.Content;
import org.quietroom.encryption.franking.Frank;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.wire.MalformedException;
import org.quietroom.encryption.wire.WireReader;
import org.quietroom.encryption.wire.WireWriter;

/**
 * What a member takes along to a new device: messages of one room, sealed under a code that only they have. Form and cryptography are
 * in the wire document, section Backup. Holds no key of the group.
 */
final class Backup {
    /** The most messages of one. */
    static final int MOST = 10_000;

    private static final byte[] MAGIC = "QRB1".getBytes(US_ASCII);
    private static final byte[] INFO = "quietroom backup v1".getBytes(US_ASCII);
    private static final int SALT = 32;
    private static final int NONCE = 12;
    private static final int HEAD = 48;
    private static final int KEY = 32;
    private static final int TAG_BITS = 128;

    private Backup() {}

    /** @param lines oldest first; of more than {@link #MOST} the newest */
    static byte[] seal(RecoveryCode code, String room, String member, Instant now, List<Line.Said> lines) {
        List<Line.Said> kept = lines.subList(Math.max(0, lines.size() - MOST), lines.size());
        WireWriter plain =
                new WireWriter().text(room).text(member).u64(now.toEpochMilli()).u32(kept.size());
        kept.forEach(line -> plain.u64(line.sequence())
                .u64(line.at().toEpochMilli())
                .text(line.name())
                .bytes(line.frank().bytes())
                .bytes(Arrays.copyOf(line.content().bytes(), Content.SALT_LENGTH))
                .text(line.content().sender())
                .text(line.content().body()));
        CipherSuite suite = CipherSuite.of(1);
        byte[] head = new WireWriter()
                .bytes(MAGIC)
                .bytes(suite.random(SALT).copy())
                .bytes(suite.random(NONCE).copy())
                .done();
        return new WireWriter()
                .bytes(head)
                .bytes(crypt(Cipher.ENCRYPT_MODE, code, head, plain.done()).orElseThrow())
                .done();
    }

    /**
     * The messages of a backup, oldest first, numbered from 1.
     *
     * @return empty if it was changed, is of another form, room or member, or opens with another code
     */
    static Optional<List<Line.Said>> open(RecoveryCode code, String room, String member, byte[] backup) {
        if (backup.length < HEAD + TAG_BITS / 8 || !Arrays.equals(Arrays.copyOf(backup, MAGIC.length), MAGIC)) {
            return Optional.empty();
        }
        byte[] head = Arrays.copyOf(backup, HEAD);
        try {
            Optional<byte[]> plain =
                    crypt(Cipher.DECRYPT_MODE, code, head, Arrays.copyOfRange(backup, HEAD, backup.length));
            return plain.isEmpty() ? Optional.empty() : read(plain.get(), room, member);
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    private static Optional<List<Line.Said>> read(byte[] plain, String room, String member) throws MalformedException {
        WireReader in = WireReader.of(plain);
        if (!in.text().equals(room) || !in.text().equals(member)) {
            return Optional.empty();
        }
        in.u64();
        long count = in.u32();
        if (count > MOST) {
            return Optional.empty();
        }
        List<Line.Said> lines = new ArrayList<>();
        for (long number = 1; number <= count; number++) {
            long sequence = in.u64();
            Instant at = Instant.ofEpochMilli(in.u64());
            String name = in.text();
            Frank frank = Frank.of(in.bytes(Frank.LENGTH));
            byte[] salt = in.bytes(Content.SALT_LENGTH);
            String sender = in.text();
            lines.add(new Line.Said(
                    number,
                    sequence,
                    at,
                    sender,
                    name,
                    sender.equals(member),
                    new Content(salt, sender, room, in.text()),
                    frank));
        }
        in.end();
        return Optional.of(lines);
    }

    private static Optional<byte[]> crypt(int mode, RecoveryCode code, byte[] head, byte[] input) {
        byte[] salt = Arrays.copyOfRange(head, MAGIC.length, MAGIC.length + SALT);
        byte[] nonce = Arrays.copyOfRange(head, MAGIC.length + SALT, HEAD);
        try {
            Bytes secret = code.bytes();
            byte[] key = Hkdf.computeHkdf("HmacSha256", secret.toByteArray(), salt, INFO, KEY);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(head);
            return Optional.of(cipher.doFinal(input));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
