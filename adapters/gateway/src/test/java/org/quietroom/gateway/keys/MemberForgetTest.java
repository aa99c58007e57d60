package org.quietroom.gateway.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietroom.gateway.keys.House.ROWAN;
import static org.quietroom.gateway.keys.House.WORDS;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.message.HostId;
import org.quietroom.core.testkit.Databases;
import org.quietroom.gateway.backup.Backup;
import org.quietroom.gateway.backup.Restore;
import org.quietroom.gateway.run.Gateway;

/** A member is forgotten while the gateway runs, and in copies of the store from before. */
final class MemberForgetTest {
    @TempDir
    Path folder;

    private static int forget(House house, String account) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream((account + "\n").getBytes(StandardCharsets.UTF_8)));
        try {
            return house.run("member", "forget", "--host", "forum", "--account-stdin");
        } finally {
            System.setIn(before);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void theWordsAndTheAccountAreGoneAndTheLogKeepsThatItWasDone(Databases kind) throws Exception {
        House house = new House(folder, kind);
        try (Gateway gateway = house.start()) {
            CaseId jane = House.post(gateway, "m1", "jane");
            CaseId kim = House.post(gateway, "m2", "kim");
            assertThat(House.shown(gateway, jane)).isEqualTo(WORDS);

            assertThat(forget(house, "jane")).as(house.said()).isZero();
            assertThat(house.said()).contains("1 case", "1 pseudonym").doesNotContain("jane");

            var desk = gateway.foundation().desk();
            assertThat(desk.cases().file(jane, ROWAN).erased()).isTrue();
            assertThat(desk.audit().latest(1)).allMatch(entry -> entry.act().equals("member.forget"));
            assertThat(House.shown(gateway, kim)).isEqualTo(WORDS);
            assertThat(forget(house, "jane")).isZero();
            assertThat(forget(house, "nobody")).isZero();
            assertThat(house.said()).contains("Nobody is known");
        }
        assertThat(house.run("keys", "verify")).as(house.said()).isZero();
        assertThat(house.said()).contains("1 forgotten");
    }

    @Test
    void aCopyOfTheStoreFromBeforeOpensNothingOfThemAndEverythingOfOthers() throws Exception {
        House house = new House(folder, Databases.SQLITE);
        Path archive = folder.resolve("store-only.zip");
        CaseId jane;
        CaseId kim;
        try (Gateway gateway = house.start()) {
            jane = House.post(gateway, "m1", "jane");
            kim = House.post(gateway, "m2", "kim");
            Backup.make(house.config(), archive, false, Clock.systemUTC());
        }
        forget(house, "jane");
        Restore.run(house.config(), archive, true);

        assertThat(house.run("keys", "verify")).as(house.said()).isZero();
        assertThat(house.said()).contains("1 of members who were forgotten");
        try (Gateway gateway = house.start()) {
            assertThat(gateway.foundation().desk().cases().file(jane, ROWAN).erased())
                    .isTrue();
            assertThat(House.shown(gateway, kim)).isEqualTo(WORDS);
        }
    }

    @Test
    void aBackupWithTheKeysHoldsThoseOfMembersAndRemembersNobodyWhoWasForgottenSince() throws Exception {
        House house = new House(folder, Databases.SQLITE);
        Path archive = folder.resolve("all.zip");
        CaseId jane;
        CaseId kim;
        try (Gateway gateway = house.start()) {
            jane = House.post(gateway, "m1", "jane");
            kim = House.post(gateway, "m2", "kim");
            Backup.make(house.config(), archive, true, Clock.systemUTC());
        }
        forget(house, "jane");
        Path members = house.config().keyset().resolveSibling("keyset.json.members");
        try (var files = Files.newDirectoryStream(members, "[0-9a-f]*")) {
            for (Path file : files) {
                if (!Files.readString(file).contains("forgotten")) {
                    Files.delete(file);
                }
            }
        }
        Restore.run(house.config(), archive, true);

        try (Gateway gateway = house.start()) {
            assertThat(gateway.foundation().desk().cases().file(jane, ROWAN).erased())
                    .isTrue();
            assertThat(House.shown(gateway, kim)).isEqualTo(WORDS);
            assertThat(gateway.foundation().identities().pseudonymsOf(new AccountId(new HostId("forum"), "kim")))
                    .hasSize(1);
        }
    }
}
