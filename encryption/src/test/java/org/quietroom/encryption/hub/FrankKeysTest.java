package org.quietroom.encryption.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quietroom.core.port.CaseSink;
import org.quietroom.core.port.Proof;
import org.quietroom.core.testkit.Databases;
import org.quietroom.encryption.KeyChanges;
import org.quietroom.encryption.ReportKeys;
import org.quietroom.encryption.franking.Content;
import org.quietroom.encryption.franking.Frank;
import org.quietroom.encryption.franking.Report;
import org.quietroom.encryption.hub.House.Answer;
import org.quietroom.encryption.hub.House.Gadget;

/** A key that was ours and is away can come again; one that never was ours proves nothing, for ever. */
final class FrankKeysTest {
    @TempDir
    Path folder;

    private static Proof.State reported(House house, Content said, byte[] frank, long at) throws Exception {
        int before = house.cases.size();
        Report report =
                new Report(List.of(new Report.Reported(said, Frank.of(frank), Instant.ofEpochMilli(at), 1)), "");
        byte[] sealed = ReportKeys.seal(house.keys.reportKeys().publicKey(), report.bytes());
        house.person("1").ask("report", "sealed", sealed, "count", 1).ok();
        CaseSink.Intake intake = house.cases.get(before);
        Proof.State state = intake.proofs().get(0).state();
        assertThat(intake.exhibit() != null)
                .as("what it is checked by is handed over only if it has to be")
                .isEqualTo(state == Proof.State.CANNOT_CHECK);
        if (intake.exhibit() != null) {
            assertThat(house.hub.proofs().check(intake.exhibit())).isEqualTo(intake.proofs());
        }
        return state;
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aKeyThatIsAwayIsToldFromOneThatNeverWas(Databases databases) throws Exception {
        Path keyset = folder.resolve("keys");
        try (House house = new House(databases.fresh(), keyset, House.ROOMY)) {
            List<Gadget> group = house.group(2);
            Content said = group.get(0).content("words that were said");
            Answer sent = group.get(0).send(1, said).ok();
            byte[] frank =
                    Base64.getUrlDecoder().decode(sent.json().path("frank").asText());
            byte[] made = frank.clone();
            made[1] ^= 1;

            assertThat(reported(house, said, frank, sent.number("at"))).isEqualTo(Proof.State.VERIFIED);
            assertThat(reported(house, said, made, sent.number("at"))).isEqualTo(Proof.State.NOT_VERIFIED);

            new KeyChanges(keyset, null).rotate();
            assertThat(new KeyChanges(keyset, null).retireFranks()).isEqualTo(1);
            assertThat(house.keys.refresh()).isTrue();
            house.restart();

            assertThat(reported(house, said, frank, sent.number("at"))).isEqualTo(Proof.State.CANNOT_CHECK);
            assertThat(reported(house, said, made, sent.number("at"))).isEqualTo(Proof.State.NOT_VERIFIED);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aKeyThatWasDestroyedIsSaidForGoodUntilACopyOfItIsThere(Databases databases) throws Exception {
        Path keyset = folder.resolve("keys");
        try (House house = new House(databases.fresh(), keyset, House.ROOMY)) {
            List<Gadget> group = house.group(2);
            Content said = group.get(0).content("words that were said");
            Answer sent = group.get(0).send(1, said).ok();
            byte[] frank =
                    Base64.getUrlDecoder().decode(sent.json().path("frank").asText());
            byte[] made = frank.clone();
            made[1] ^= 1;
            long key = Integer.toUnsignedLong(house.keys.frankPrf().getPrimaryId());
            KeyChanges changes = new KeyChanges(keyset, null);
            changes.rotate();
            Path kept = folder.resolve("kept");
            Files.copy(keyset, kept, StandardCopyOption.COPY_ATTRIBUTES);

            SealedHub.franksDestroyed(house.source, Set.of(key), house.clock.instant());
            house.keys.refresh();
            house.restart();
            assertThat(reported(house, said, frank, sent.number("at")))
                    .as("it was to be destroyed, and was not")
                    .isEqualTo(Proof.State.VERIFIED);

            SealedHub.franksDestroyed(house.source, Set.of(key), house.clock.instant());
            assertThat(changes.retireFranks()).isEqualTo(1);
            assertThat(house.keys.refresh()).isTrue();
            house.restart();
            assertThat(reported(house, said, frank, sent.number("at"))).isEqualTo(Proof.State.KEY_DESTROYED);
            assertThat(reported(house, said, made, sent.number("at"))).isEqualTo(Proof.State.NOT_VERIFIED);

            Files.move(kept, keyset, StandardCopyOption.REPLACE_EXISTING);
            assertThat(house.keys.refresh()).isTrue();
            house.restart();
            assertThat(reported(house, said, frank, sent.number("at"))).isEqualTo(Proof.State.VERIFIED);
        }
    }
}
