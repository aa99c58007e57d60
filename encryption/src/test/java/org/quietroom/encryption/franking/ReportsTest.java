package org.quietroom.encryption.franking;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HpkePublicKey;
import com.google.crypto.tink.hybrid.HybridConfig2026;
import com.google.crypto.tink.util.Bytes;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.message.RoomId;
import org.quietroom.encryption.KeyRing;
import org.quietroom.encryption.ReportKeys;
import org.quietroom.encryption.franking.Verification.NotVerified;
import org.quietroom.encryption.franking.Verification.Verified;
import org.quietroom.encryption.wire.MalformedException;
import org.quietroom.encryption.wire.WireWriter;

/** A report opens for the moderators alone, unchanged, and each of its messages is judged by itself. */
final class ReportsTest {
    private static final RoomId ROOM = new RoomId(new HostId("common"), "evening");
    private static final PseudonymId REED = new PseudonymId("a".repeat(32));
    private static final Instant AT = Instant.ofEpochMilli(1_795_000_000_123L);

    @TempDir
    Path folder;

    private Path file;
    private KeyRing ring;
    private Franking franking;
    private Reports reports;

    @BeforeEach
    void open() {
        file = folder.resolve("keys");
        ring = KeyRing.openOrCreate(file);
        franking = new Franking(ring.frankPrf());
        reports = new Reports(ring.reportKeys(), franking);
    }

    private Report.Reported message(String words, boolean proven) {
        Content content = new Content(
                "0123456789abcdef".getBytes(US_ASCII), SealedNames.of(ROOM, REED), SealedNames.of(ROOM), words);
        Frank frank = proven ? franking.mark(content.tag(), REED, ROOM, AT) : new Frank(0, new byte[32]);
        return new Report.Reported(content, frank, AT, 7);
    }

    /** Seals as a browser does: with nothing but the public key. */
    static byte[] seal(ReportKeys keys, String info, byte[] plain) throws GeneralSecurityException {
        HpkePublicKey key = HpkePublicKey.create(
                HpkeParameters.builder()
                        .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
                        .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
                        .setAeadId(HpkeParameters.AeadId.AES_128_GCM)
                        .setVariant(HpkeParameters.Variant.NO_PREFIX)
                        .build(),
                Bytes.copyFrom(keys.publicKey()),
                null);
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
                .setConfiguration(HybridConfig2026.get())
                .build()
                .getPrimitive(HybridConfig2026.get(), HybridEncrypt.class)
                .encrypt(plain, info.getBytes(UTF_8));
    }

    @Test
    void eachMessageIsJudgedByItself() throws Exception {
        Report report = new Report(List.of(message("one", true), message("two", false)), "please look");

        Report opened = reports.open(seal(ring.reportKeys(), "quietroom report v1", report.bytes()))
                .orElseThrow();

        assertThat(opened.words()).isEqualTo("please look");
        assertThat(opened.messages().get(1).content().body()).isEqualTo("two");
        assertThat(opened.messages().get(0).sequence()).isEqualTo(7);
        assertThat(reports.verify(opened, ROOM))
                .containsExactly(new Verified(REED, ROOM, AT), new NotVerified(Verification.Reason.NO_PROOF));
    }

    @Test
    void whatWasChangedOrIsForOthersDoesNotOpen() throws Exception {
        byte[] plain = new Report(List.of(message("one", true)), "").bytes();
        byte[] sealed = seal(ring.reportKeys(), "quietroom report v1", plain);
        for (int at = 0; at < sealed.length; at++) {
            byte[] broken = sealed.clone();
            broken[at] ^= 1;
            assertThat(reports.open(broken)).as("byte %d", at).isEqualTo(Optional.empty());
        }
        assertThat(reports.open(seal(ring.reportKeys(), "another use", plain))).isEmpty();
        KeyRing others = KeyRing.openOrCreate(folder.resolve("others"));
        assertThat(reports.open(seal(others.reportKeys(), "quietroom report v1", plain)))
                .isEmpty();
        assertThat(reports.open(new byte[0])).isEmpty();
        assertThat(reports.open(Arrays.copyOf(sealed, 47))).isEmpty();
    }

    @Test
    void whatIsNoReportIsSaidToBeNone() throws Exception {
        byte[] sound = new Report(List.of(message("one", true)), "").bytes();
        for (int length = 0; length < sound.length; length++) {
            byte[] cut = Arrays.copyOf(sound, length);
            assertThatThrownBy(() -> Report.read(cut)).as("%d bytes", length).isInstanceOf(MalformedException.class);
        }
        byte[] version = sound.clone();
        version[0] = 2;
        assertThatThrownBy(() -> Report.read(version)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> Report.read(Arrays.copyOf(sound, sound.length + 1)))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(
                        () -> Report.read(new WireWriter().u8(1).u8(0).text("").done()))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> Report.read(new WireWriter().u8(1).u8(255).done()))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> Report.read(new WireWriter()
                        .u8(1)
                        .u8(1)
                        .bytes(new byte[16])
                        .u32(0xFFFF_FFFFL)
                        .done()))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void reportsToARotatedKeyStillOpenAndProofsStillHold() throws Exception {
        Report report = new Report(List.of(message("one", true)), "");
        byte[] sealed = seal(ring.reportKeys(), "quietroom report v1", report.bytes());
        KeyRing.rotateReport(file);
        KeyRing.rotateFrank(file);
        KeyRing rotated = KeyRing.open(file);
        Reports after = new Reports(rotated.reportKeys(), new Franking(rotated.frankPrf()));

        Report opened = after.open(sealed).orElseThrow();

        assertThat(after.verify(opened, ROOM)).containsExactly(new Verified(REED, ROOM, AT));
        assertThat(rotated.reportKeys().publicKey())
                .isNotEqualTo(ring.reportKeys().publicKey());
    }

    @Test
    void oneMessageCostsAtMost256BytesBesideItsWords() throws Exception {
        String words = "twelve bytes";
        byte[] sealed =
                seal(ring.reportKeys(), "quietroom report v1", new Report(List.of(message(words, true)), "").bytes());

        assertThat(sealed.length - words.length()).isLessThanOrEqualTo(256);
    }
}
