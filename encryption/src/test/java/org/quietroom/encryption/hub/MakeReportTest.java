package org.quietroom.encryption.hub;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.quietroom.encryption.franking.Frank;
import org.quietroom.encryption.franking.Report;
import org.quietroom.encryption.franking.SealedNames;
import org.quietroom.encryption.hub.House.Answer;
import org.quietroom.encryption.hub.House.Gadget;
import org.quietroom.encryption.hub.House.Person;
import org.quietroom.encryption.wire.MalformedException;

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

    private Report.Reported message(Content content, byte[] frank, long at) throws MalformedException {
        return new Report.Reported(content, Frank.of(frank), Instant.ofEpochMilli(at), sent.number("sequence"));
    }

    private byte[] frank() {
        return java.util.Base64.getUrlDecoder().decode(sent.json().path("frank").asText());
    }

    private Answer report(Person by, String words, Report.Reported... messages) {
        byte[] report = new Report(List.of(messages), words).bytes();
        return by.ask("report", "sealed", sealed(report), "count", messages.length);
    }

    private byte[] sealed(byte[] report) {
        return ReportKeys.seal(house.keys.reportKeys().publicKey(), report);
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
    void ofAnAttachmentTheDeskIsToldThatItIsThereAndNotWhatOpensIt() throws Exception {
        String key = "k".repeat(43);
        String named = "\u001equietroom-attachment:1:" + "a".repeat(32) + ":77:" + key + ":" + "A".repeat(43)
                + ":image%2Fjpeg:a%20bowl";
        said = reed.content("words" + named);
        sent = reed.send(1, said).ok();
        report(fern.owner, "", message(said, frank(), sent.number("at"))).ok();

        CaseSink.Intake intake = house.cases.get(0);
        assertThat(intake.submission().parts())
                .extracting(part -> part.text())
                .containsExactly("words\n[image/jpeg] a bowl");
        assertThat(intake.proofs()).extracting(proof -> proof.state()).containsExactly(State.VERIFIED);
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
        Report.Reported sound = message(said, frank(), sent.number("at"));
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
        Report.Reported sound = message(said, frank(), sent.number("at"));
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
                        .ask("report", "sealed", sealed(new byte[] {1, 1, 0}), "count", 1)
                        .code())
                .isEqualTo("malformed");
        assertThat(fern.owner
                        .ask("report", "sealed", sealed(new Report(List.of(sound), "").bytes()), "count", 2)
                        .status())
                .isEqualTo(400);
        assertThat(house.cases).isEmpty();
    }

    @Test
    void reportsAreFewAnHour() throws Exception {
        Report.Reported sound = message(said, frank(), sent.number("at"));
        for (int i = 0; i < 10; i++) {
            report(fern.owner, "", sound).ok();
        }
        assertThat(report(fern.owner, "", sound).status()).isEqualTo(429);
        assertThat(report(reed.owner, "", sound).status()).isEqualTo(200);
    }
}
