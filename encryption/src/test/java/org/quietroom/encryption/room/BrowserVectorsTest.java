package org.quietroom.encryption.room;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.hash.Hashing;
import com.google.crypto.tink.subtle.Hkdf;
import com.google.crypto.tink.util.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.quietroom.encryption.wire.WireWriter;

/** What the browser's code and WebCrypto made of the same input: numbers, an attachment, a backup and its code. */
final class BrowserVectorsTest {
    private static final String ROOM = "quietroom:common/evening";
    private static final String A = ROOM + "/" + "a".repeat(32);
    private static final String B = ROOM + "/" + "b".repeat(32);
    private static final String ATTACHMENT = "attachment-of-the-vector-0";
    private static final Bytes KEY = Bytes.copyFrom(filled(32, i -> i + 1));
    private static final int FIRST = 131_016;

    private static byte[] filled(int length, IntUnaryOperator value) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) value.applyAsInt(i);
        }
        return bytes;
    }

    private static DeviceIdentity device(String member, int seed) {
        return new DeviceIdentity(member, Asking.encode(filled(32, i -> seed * 37 + i * 11)));
    }

    @Test
    void numbersAreThoseOfTheBrowser() {
        List<DeviceIdentity> one = List.of(device(A, 200), device(A, 3));
        List<DeviceIdentity> other = List.of(device(B, 77));
        String number = "59660 00268 02512 36530 84238 29566 68989 71468 52505 18924 54084 22450";
        assertThat(SafetyNumber.ofPair(ROOM, one, other)).isEqualTo(number);
        assertThat(SafetyNumber.ofPair(ROOM, other, one)).isEqualTo(number);
        assertThat(SafetyNumber.ofRoom(ROOM, List.of(other.get(0), one.get(0), one.get(1))))
                .isEqualTo("72786 38779 02145 90622 98072 18853 95484 75869 34050 41338 61232 65000");
    }

    /** Made here step by step as the wire document says; the hash is that of what WebCrypto made. */
    private static byte[] attachment() throws Exception {
        byte[] salt = filled(32, i -> 200 - i);
        byte[] prefix = filled(7, i -> i * 9 + 1);
        byte[] clear = filled(FIRST + 50, i -> i * 7);
        byte[] info = new WireWriter()
                .bytes("quietroom attachment v1".getBytes(US_ASCII))
                .text(ROOM)
                .text(ATTACHMENT)
                .done();
        SecretKeySpec derived =
                new SecretKeySpec(Hkdf.computeHkdf("HmacSha256", KEY.toByteArray(), salt, info, 32), "AES");
        WireWriter out = new WireWriter().u8(40).bytes(salt).bytes(prefix);
        for (int segment = 0; segment < 2; segment++) {
            byte[] nonce = ByteBuffer.allocate(12)
                    .put(prefix)
                    .putInt(segment)
                    .put((byte) segment)
                    .array();
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, derived, new GCMParameterSpec(128, nonce));
            out.bytes(cipher.doFinal(
                    segment == 0 ? Arrays.copyOf(clear, FIRST) : Arrays.copyOfRange(clear, FIRST, clear.length)));
        }
        return out.done();
    }

    @Test
    void anAttachmentOfTheBrowserOpens() throws Exception {
        byte[] sealed = attachment();
        assertThat(sealed).hasSize(131_138);
        assertThat(Asking.encode(Hashing.sha256().hashBytes(sealed).asBytes()))
                .isEqualTo("ASE9nWtRKpAoMjLfU-edfKK9woibWogwqQ25gRYPsEw");
        ByteArrayOutputStream clear = new ByteArrayOutputStream();
        AttachmentCipher.open(KEY, ROOM, ATTACHMENT, sealed, clear);
        assertThat(clear.toByteArray()).isEqualTo(filled(FIRST + 50, i -> i * 7));
        sealed[70] ^= 1;
        assertThatThrownBy(() -> AttachmentCipher.open(KEY, ROOM, ATTACHMENT, sealed, clear))
                .isInstanceOf(AttachmentRefusedException.class);
        sealed[70] ^= 1;
        assertThatThrownBy(() -> AttachmentCipher.open(KEY, ROOM, ATTACHMENT + "1", sealed, clear))
                .as("another name")
                .isInstanceOf(AttachmentRefusedException.class);
        assertThatThrownBy(() -> AttachmentCipher.open(KEY, ROOM, ATTACHMENT, Arrays.copyOf(sealed, 131_072), clear))
                .as("cut off between segments")
                .isInstanceOf(AttachmentRefusedException.class);
        assertThat(AttachmentCipher.seal(KEY, ROOM, ATTACHMENT, new ByteArrayInputStream(new byte[FIRST]), 1 << 20))
                .as("one full segment")
                .hasSize(AttachmentCipher.PIECE);
    }

    @Test
    void aBackupOfTheBrowserOpensWithItsCode() {
        RecoveryCode code =
                RecoveryCode.read("0C40-T4GQ-3GGJ-CASG-6MX3-YH29-9S9N-H0M5").orElseThrow();
        byte[] backup = Asking.decode(
                        "UVJCMcjHxsXEw8LBwL--vby7urm4t7a1tLOysbCvrq2sq6qpBwgJCgsMDQ4PEBESBvIIf1g39wqUW_qjOrge0avbA4838FhQNns_wf1V"
                                + "142bWtjCzwkm9s8280m5TWI2tANGk124_4e2JtA48y-ZQiZNETYh-3rkBhW8kDkYKez_9SBM1I3VkiehJwlL1ivw2kZqI2JZcZ4PUnsD72cQ"
                                + "ZxKM5U-P8U6gdAqcUvHT5AP3ohv-teTyR4pyfxSn3PS2XEmXVIbMLIYBPKkgJO2YjKUN37LZ1l1zyMRyKXri6wUJWucTifJtxDLxzRLlYfzb"
                                + "2FRmM5a781Tc381wwgQrXZBlRoNcE6LWsRl2okm9_YFbMBCUQfGrF_MP6kA4zxtY_qSgODh5jimp5jgVbBRVfieGvfejBzJu455ZKUNJSP3m"
                                + "NJuOVeA")
                .orElseThrow()
                .toByteArray();
        List<Line.Said> lines = Backup.open(code, ROOM, A, backup).orElseThrow();
        assertThat(lines).hasSize(1);
        Line.Said line = lines.get(0);
        assertThat(line.sequence()).isEqualTo(42);
        assertThat(line.at().toEpochMilli()).isEqualTo(1_795_000_000_001L);
        assertThat(line.name()).isEqualTo("Member b");
        assertThat(line.member()).isEqualTo(B);
        assertThat(line.body().words()).isEqualTo("long ago: äöü");
        assertThat(line.frank().bytes()).isEqualTo(filled(36, i -> i + 1));
        assertThat(Backup.open(code, ROOM, B, backup)).as("another member's").isEmpty();
        assertThat(code.reveal()).isEqualTo("0C40-T4GQ-3GGJ-CASG-6MX3-YH29-9S9N-H0M5");
        assertThat(RecoveryCode.read("OC4O t4gq 3ggjcasg 6mx3-yh29 9s9n hom5")).isPresent();
        assertThat(RecoveryCode.read("0C40-T4GQ-3GGJ-CASG-6MX3-YH29-9S9N-H0M6")).isEmpty();
    }
}
