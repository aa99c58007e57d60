package org.quietroom.encryption.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HpkePublicKey;
import com.google.crypto.tink.hybrid.HybridConfig2026;
import com.google.crypto.tink.util.Bytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.Kind;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.port.CaseSink;
import org.quietroom.core.port.Proof.State;
import org.quietroom.core.testkit.Databases;
import org.quietroom.encryption.ReportKeys;
import org.quietroom.encryption.franking.Content;
import org.quietroom.encryption.franking.SealedNames;
import org.quietroom.encryption.hub.House.Answer;
import org.quietroom.encryption.hub.House.Gadget;
import org.quietroom.encryption.hub.House.Person;
import org.quietroom.encryption.wire.WireWriter;

/** A report becomes an intake that says of each message what is proven, and of the reporter nothing. */
final class MakeReportTest {
    @TempDir
    Path folder;

    private House house;
    private Gadget reed;
    private Gadget fern;
    private Content said;
    private Answer sent;

    @BeforeEach
    void somebodySaysSomething() {
        house = new House(Databases.SQLITE.fresh(), folder.resolve("keys"), House.ROOMY);
        List<Gadget> group = house.group(2);
        reed = group.get(0);
        fern = group.get(1);
        said = reed.content("words that were said");
        sent = reed.send(1, said).ok();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private byte[] message(Content content, byte[] frank, long at) {
        return new WireWriter()
                .bytes(content.bytes())
                .bytes(frank)
                .u64(at)
                .u64(sent.number("sequence"))
                .done();
    }

    private byte[] frank() {
        return java.util.Base64.getUrlDecoder().decode(sent.json().path("frank").asText());
    }

    private Answer report(Person by, String words, byte[]... messages) throws Exception {
        WireWriter report = new WireWriter().u8(1).u8(messages.length);
        for (byte[] message : messages) {
            report.bytes(message);
        }
        byte[] sealed = seal(house.keys.reportKeys(), report.text(words).done());
        return by.ask("report", "sealed", sealed, "count", messages.length);
    }

    private static byte[] seal(ReportKeys keys, byte[] plain) throws Exception {
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
                .encrypt(plain, "quietroom report v1".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void whatWasSaidIsVerifiedWithWhoAndWhen() throws Exception {
        Answer receipt = report(fern.owner, "please look", message(said, frank(), sent.number("at")))
                .ok();

        assertThat(receipt.json().path("receipt").asText()).isEqualTo("K7-42F");
        CaseSink.Intake intake = house.cases.get(0);
        assertThat(intake.author()).isEqualTo(reed.owner.pseudonym);
        assertThat(intake.submission().kind()).isEqualTo(Kind.REPORT);
        assertThat(intake.submission().sealed()).isTrue();
        assertThat(intake.submission().parts())
                .extracting(part -> part.text())
                .containsExactly("words that were said", "please look");
        assertThat(intake.proofs()).extracting(proof -> proof.state()).containsExactly(State.VERIFIED, State.REPORTER);
        assertThat(intake.proofs().get(0).author()).isEqualTo(reed.owner.pseudonym);
        assertThat(intake.proofs().get(0).sentAt()).isEqualTo(Instant.ofEpochMilli(sent.number("at")));
        assertThat(intake.plan().notes()).as("whom it is about is told nothing").isEmpty();
        assertThat(intake.toString() + intake.proofs() + intake.submission())
                .doesNotContain(fern.owner.pseudonym.id().value(), "please look", "words that");
    }

    @Test
    void aForgedNeighbourNeitherDecidesWhomItIsAboutNorBorrowsTheProof() throws Exception {
        Content forged = fern.content("words that were never said");
        report(
                        house.person("1"),
                        "",
                        message(forged, frank(), sent.number("at")),
                        message(fern.content("a neighbour"), new byte[36], 0),
                        message(said, frank(), sent.number("at")))
                .ok();

        CaseSink.Intake intake = house.cases.get(0);
        assertThat(intake.author()).isEqualTo(reed.owner.pseudonym);
        assertThat(intake.proofs())
                .extracting(proof -> proof.state())
                .containsExactly(State.NOT_VERIFIED, State.ADDED, State.VERIFIED);
    }

    @Test
    void theSameReportIsTheSameMessageAndAnotherIsNot() throws Exception {
        byte[] sound = message(said, frank(), sent.number("at"));
        report(fern.owner, "", sound).ok();
        report(fern.owner, "in other words", sound).ok();
        report(fern.owner, "", message(said, new byte[36], sent.number("at"))).ok();

        assertThat(house.cases.get(0).submission().id())
                .isEqualTo(house.cases.get(1).submission().id());
        assertThat(house.cases.get(2).submission().id())
                .as("an unproven one must not stand in a proven one's way")
                .isNotEqualTo(house.cases.get(0).submission().id());
    }

    @Test
    void whoWasRemovedCanStillReportWhatTheyRead() throws Exception {
        reed.commit(1, List.of(), List.of(fern));
        assertThat(report(fern.owner, "", message(said, frank(), sent.number("at")))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whatIsNoReportIsRefusedAndOpensNothing() throws Exception {
        byte[] sound = message(said, frank(), sent.number("at"));
        Person stranger = house.person("e");
        assertThat(report(stranger, "", sound).code()).isEqualTo("report.member");
        RoomId other = new RoomId(new HostId("common"), "other");
        Gadget elsewhere = house.person("2", other).gadget("device-elsewhere-1");
        elsewhere.register(0);
        assertThat(report(elsewhere.owner, "", sound).code()).isEqualTo("report.nobody");
        Content nobody = new Content(
                new byte[16], SealedNames.of(House.ROOM) + "/" + "9".repeat(32), SealedNames.of(House.ROOM), "x");
        assertThat(report(fern.owner, "", message(nobody, frank(), 1)).code()).isEqualTo("report.nobody");
        assertThat(fern.owner.ask("report", "sealed", new byte[100], "count", 1).code())
                .isEqualTo("report.sealed");
        assertThat(fern.owner
                        .ask("report", "sealed", seal(house.keys.reportKeys(), new byte[] {1, 1, 0}), "count", 1)
                        .code())
                .isEqualTo("malformed");
        assertThat(fern.owner
                        .ask("report", "sealed", seal(house.keys.reportKeys(), report(sound)), "count", 2)
                        .status())
                .isEqualTo(400);
        assertThat(house.cases).isEmpty();
    }

    private static byte[] report(byte[] message) {
        return new WireWriter().u8(1).u8(1).bytes(message).text("").done();
    }

    @Test
    void reportsAreFewAnHour() throws Exception {
        byte[] sound = message(said, frank(), sent.number("at"));
        for (int i = 0; i < 10; i++) {
            report(fern.owner, "", sound).ok();
        }
        assertThat(report(fern.owner, "", sound).status()).isEqualTo(429);
        assertThat(report(reed.owner, "", sound).status()).isEqualTo(200);
    }
}
