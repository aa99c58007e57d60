package org.quietroom.encryption.franking;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.message.RoomId;
import org.quietroom.encryption.KeyChanges;
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
        franking = new Franking(ring::frankPrf);
        reports = new Reports(ring::reportKeys, franking);
    }

    private Report.Reported message(String words, boolean proven) {
        Content content = new Content(
                "0123456789abcdef".getBytes(US_ASCII), SealedNames.of(ROOM, REED), SealedNames.of(ROOM), words);
        Frank frank = proven ? franking.mark(content.tag(), REED, ROOM, AT) : new Frank(0, new byte[32]);
        return new Report.Reported(content, frank, AT, 7);
    }

    @Test
    void eachMessageIsJudgedByItself() throws Exception {
        Report report = new Report(List.of(message("one", true), message("two", false)), "please look");

        Report opened = reports.open(ReportKeys.seal(ring.reportKeys().publicKey(), report.bytes()), ROOM)
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
        byte[] sealed = ReportKeys.seal(ring.reportKeys().publicKey(), plain);
        for (int at = 0; at < sealed.length; at++) {
            byte[] broken = sealed.clone();
            broken[at] ^= 1;
            assertThat(reports.open(broken, ROOM)).as("byte %d", at).isEqualTo(Optional.empty());
        }
        KeyRing others = KeyRing.openOrCreate(folder.resolve("others"));
        assertThat(reports.open(ReportKeys.seal(others.reportKeys().publicKey(), plain), ROOM))
                .isEmpty();
        assertThat(reports.open(new byte[0], ROOM)).isEmpty();
        assertThat(reports.open(Arrays.copyOf(sealed, 47), ROOM)).isEmpty();
    }

    @Test
    void whatIsNoReportIsSaidToBeNone() throws Exception {
        byte[] sound = new Report(List.of(message("one", true)), "").bytes();
        for (int length = 0; length < sound.length; length++) {
            byte[] cut = Arrays.copyOf(sound, length);
            assertThatThrownBy(() -> Report.read(cut, ROOM))
                    .as("%d bytes", length)
                    .isInstanceOf(MalformedException.class);
        }
        byte[] version = sound.clone();
        version[0] = 2;
        assertThatThrownBy(() -> Report.read(version, ROOM)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> Report.read(Arrays.copyOf(sound, sound.length + 1), ROOM))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(
                        () -> Report.read(new WireWriter().u8(1).u8(0).text("").done(), ROOM))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> Report.read(new WireWriter().u8(1).u8(255).done(), ROOM))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> Report.read(
                        new WireWriter()
                                .u8(1)
                                .u8(1)
                                .bytes(new byte[16])
                                .u32(0xFFFF_FFFFL)
                                .done(),
                        ROOM))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void reportsToARotatedKeyStillOpenAndProofsStillHold() throws Exception {
        Report report = new Report(List.of(message("one", true)), "");
        byte[] sealed = ReportKeys.seal(ring.reportKeys().publicKey(), report.bytes());
        byte[] before = ring.reportKeys().publicKey();
        new KeyChanges(file, null).rotate();
        assertThat(ring.refresh()).isTrue();

        Report opened = reports.open(sealed, ROOM).orElseThrow();

        assertThat(reports.verify(opened, ROOM)).containsExactly(new Verified(REED, ROOM, AT));
        assertThat(ring.reportKeys().publicKey()).isNotEqualTo(before);
    }

    @Test
    void theFormIsTheOneThatIsWrittenDown() {
        Report report = new Report(List.of(message("one", true)), "please look");

        assertThat(report.bytes())
                .isEqualTo(new WireWriter()
                        .u8(1)
                        .u8(1)
                        .bytes("0123456789abcdef".getBytes(US_ASCII))
                        .text("a".repeat(32))
                        .text("one")
                        .bytes(report.messages().get(0).frank().bytes())
                        .u64(AT.toEpochMilli())
                        .u64(7)
                        .text("please look")
                        .done());
    }

    @Test
    void aMessageOfAnotherRoomProvesNothingWhereItIsReported() throws Exception {
        byte[] sealed =
                ReportKeys.seal(ring.reportKeys().publicKey(), new Report(List.of(message("one", true)), "").bytes());
        RoomId other = new RoomId(new HostId("common"), "morning");

        assertThat(reports.verify(reports.open(sealed, other).orElseThrow(), other))
                .containsExactly(new NotVerified(Verification.Reason.MISMATCH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "evening", "Abendrunde für Angehörige von Menschen mit seltenen Erkrankungen, 夕方の部屋"})
    void howeverLongARoomIsNamedAReportCostsAtMost256BytesBesideItsWords(String name) throws Exception {
        String words = "twelve bytes";
        RoomId room = new RoomId(new HostId("common"), name);
        Content content = new Content(new byte[16], SealedNames.of(room, REED), SealedNames.of(room), words);
        Frank frank = franking.mark(content.tag(), REED, room, AT);
        Report report = new Report(List.of(new Report.Reported(content, frank, AT, 7)), "");
        byte[] sealed = ReportKeys.seal(ring.reportKeys().publicKey(), report.bytes());

        assertThat(reports.verify(reports.open(sealed, room).orElseThrow(), room))
                .containsExactly(new Verified(REED, room, AT));
        assertThat(sealed.length - words.length()).isEqualTo(162).isLessThanOrEqualTo(256);
    }
}
