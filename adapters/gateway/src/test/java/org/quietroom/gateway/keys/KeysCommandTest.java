package org.quietroom.gateway.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quietroom.gateway.keys.House.WORDS;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.testkit.Await;
import org.quietroom.core.testkit.Databases;
import org.quietroom.encryption.Kek;
import org.quietroom.encryption.KeyRing;
import org.quietroom.encryption.KeyRingException;
import org.quietroom.gateway.atrest.Resealing;
import org.quietroom.gateway.atrest.SealedStore;
import org.quietroom.gateway.console.signin.Users;
import org.quietroom.gateway.run.Foundation;
import org.quietroom.gateway.run.Gateway;

/** The keys of a gateway that runs are rotated, taken up, retired, sealed, copied and checked from the command line. */
final class KeysCommandTest {
    private static final int BATCH = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aRotationIsTakenUpByAGatewayThatRunsWhichSealsAllAnewAndThenTheOldKeyCanGo(Databases kind) throws Exception {
        House house = new House(folder, kind);
        CaseId before;
        CaseId after;
        long first;
        try (Gateway gateway = house.start()) {
            before = House.post(gateway, "m1", "jane");
            first = gateway.foundation().keys().vault().primaryKey();
            assertThat(house.run("keys", "rotate")).as(house.said()).isZero();
            assertThat(house.said()).contains("Not changed: the keys of pseudonyms", "keys export");
            assertThat(house.run("keys", "retire")).as(house.said()).isEqualTo(1);
            assertThat(house.said()).contains("Stop it first");
            after = House.post(gateway, "m2", "kim");
            assertThat(House.shown(gateway, before)).isEqualTo(WORDS);
            SealedStore store = new SealedStore(gateway.foundation().store());
            KeyRing keys = gateway.foundation().keys();
            Await.until(
                    PATIENCE,
                    "all is sealed anew",
                    () -> keys.vault().primaryKey() != first
                            && store.underOthers(keys.vault().primaryKey()).isEmpty()
                            && !keys.vault().members().wrappedBy().containsKey(first));
        }
        assertThat(house.run("keys", "verify")).as(house.said()).isZero();
        assertThat(house.said())
                .contains(
                        "evidence key " + first + " (earlier): 0 rows; nothing needs it", "desk_case.evidence: 2 open")
                .doesNotContain("bad ", WORDS, "jane");

        assertThat(house.run("keys", "retire", "--franks", "--reports"))
                .as(house.said())
                .isZero();
        assertThat(house.said()).startsWith("3 keys were destroyed here.");
        assertThat(house.run("keys", "verify")).as(house.said()).isZero();
        assertThat(house.said()).doesNotContain("(earlier)");
        assertThat(house.run("keys", "retire")).as(house.said()).isZero();
        assertThat(house.said()).contains("no earlier key");
        try (Gateway gateway = house.start()) {
            assertThat(House.shown(gateway, before)).isEqualTo(WORDS);
            assertThat(House.shown(gateway, after)).isEqualTo(WORDS);
            assertThat(destroyedFranks(gateway))
                    .as("remembered for reports of what it marked")
                    .isEqualTo(1);
        }
    }

    private static int destroyedFranks(Gateway gateway) throws SQLException {
        try (Connection connection = gateway.foundation().store().getConnection();
                PreparedStatement asked = connection.prepareStatement(
                        "SELECT count(*) FROM hub_frank_key WHERE destroyed_at IS NOT NULL");
                ResultSet counted = asked.executeQuery()) {
            counted.next();
            return counted.getInt(1);
        }
    }

    @Test
    void aKeyThatIsNeededStaysAndTheRefusalSaysByHowMuch() throws Exception {
        House house = new House(folder, Databases.SQLITE);
        try (Gateway gateway = house.start()) {
            House.post(gateway, "m1", "jane");
        }
        long first = KeyRing.open(house.config().keyset()).vault().primaryKey();
        house.run("keys", "rotate");

        assertThat(house.run("keys", "retire")).isEqualTo(1);
        assertThat(house.said())
                .containsPattern("key " + first + " by \\d+ rows")
                .contains("Nothing was destroyed");
        assertThat(KeyRing.open(house.config().keyset()).vault().keyIds()).contains(first);
        assertThat(house.run("keys", "verify")).isZero();
        assertThat(house.said()).contains("to be sealed anew by a gateway that runs");
    }

    @Test
    void aStoreOfAnotherKeysetIsNoticedAndARowThatWasChangedIsCounted() throws Exception {
        House house = new House(folder, Databases.SQLITE);
        try (Gateway gateway = house.start()) {
            House.post(gateway, "m1", "jane");
            Jdbi.create(gateway.foundation().store())
                    .useHandle(handle -> handle.execute(
                            "UPDATE pseudonym SET account = substr(account, 1, 20) || CASE substr(account, 21, 1)"
                                    + " WHEN x'00' THEN x'01' ELSE x'00' END || substr(account, 22)"));
        }
        assertThat(house.run("keys", "verify")).isEqualTo(1);
        assertThat(house.said()).contains("bad   pseudonym.account: 0 open, 1 do not open");

        Files.delete(house.config().keyset());
        KeyRing.openOrCreate(house.config().keyset());
        assertThat(house.run("keys", "verify")).isEqualTo(1);
        assertThat(house.said()).contains("does not belong to this store");
        assertThat(house.run("keys", "rotate")).isEqualTo(1);
    }

    @Test
    void aKeysetIsSealedUnderAKeyFileAndOpenedAgainAndDoctorSaysWhichItIs() throws Exception {
        House house = new House(folder, Databases.SQLITE);
        CaseId id;
        try (Gateway gateway = house.start()) {
            id = House.post(gateway, "m1", "jane");
        }
        assertThat(house.run("keys", "seal")).isEqualTo(1);
        assertThat(house.said()).contains("/dev/urandom");
        Kek.fileOrNew(folder.resolve("kek"));
        house.configured("  kek-file: kek\n");
        house.run("doctor");
        assertThat(house.said()).contains("is named", "in clear");
        assertThat(house.run("keys", "seal")).as(house.said()).isZero();
        house.run("doctor");
        assertThat(house.said()).contains("sealed under the key from the file");
        assertThat(Files.readString(house.config().keyset())).startsWith("quietroom-keys sealed");
        try (Gateway gateway = house.start()) {
            assertThat(House.shown(gateway, id)).isEqualTo(WORDS);
        }
        assertThat(house.run("keys", "rotate")).as(house.said()).isZero();
        assertThat(house.run("keys", "verify")).as(house.said()).isZero();

        house.configured("");
        assertThatThrownBy(house::start).isInstanceOf(KeyRingException.class).hasMessageContaining("kek-file");
        house.configured("  kek-file: kek\n");
        assertThat(house.run("keys", "unseal")).as(house.said()).isZero();
        house.configured("");
        try (Gateway gateway = house.start()) {
            assertThat(House.shown(gateway, id)).isEqualTo(WORDS);
        }
    }

    @Test
    void aCopyUnderARecoveryKeyOpensEverythingWhereTheKeysetWasLost() throws Exception {
        House house = new House(folder, Databases.SQLITE);
        CaseId id;
        try (Gateway gateway = house.start()) {
            id = House.post(gateway, "m1", "jane");
        }
        String copy = folder.resolve("copy").toString();
        String recovery = folder.resolve("recovery").toString();
        assertThat(house.run("keys", "export", copy)).isEqualTo(1);
        assertThat(house.said()).contains("--recovery-key");
        assertThat(house.run("keys", "export", copy, "--recovery-key", recovery))
                .as(house.said())
                .isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(recovery))))
                .isEqualTo("rw-------");
        assertThat(house.said())
                .doesNotContain(Files.readString(Path.of(recovery)).strip());
        assertThat(house.run("keys", "verify", "--copy", copy, "--recovery-key", recovery))
                .as(house.said())
                .isZero();
        assertThat(house.run("keys", "verify", "--copy", copy)).isEqualTo(1);

        Path keyset = house.config().keyset();
        Path members = keyset.resolveSibling("keyset.json.members");
        Files.delete(keyset);
        Files.move(members, folder.resolve("lost"));
        Files.move(Path.of(copy), keyset);
        Files.move(Path.of(copy + ".members"), members);
        house.configured("  kek-file: recovery\n");
        try (Gateway gateway = house.start()) {
            assertThat(House.shown(gateway, id)).isEqualTo(WORDS);
        }
    }

    @Test
    void manyRowsAreSealedAnewInStepsThatCanBeBrokenOffAnywhere() throws Exception {
        House house = new House(folder, Databases.SQLITE);
        try (Gateway gateway = house.start()) {
            for (int i = 0; i < 3 * BATCH / 2; i++) {
                House.post(gateway, "m" + i, "member " + i);
            }
        }
        house.run("keys", "rotate");
        try (Foundation foundation = Foundation.open(house.config(), Clock.systemUTC())) {
            Users users = new Users(foundation.store(), foundation.keys().vault(), Clock.systemUTC());
            assertThat(users.list()).isEmpty();
            SealedStore store = new SealedStore(foundation.store());
            long primary = foundation.keys().vault().primaryKey();
            long left = sum(store, primary);
            int steps = 0;
            Resealing resealing = new Resealing(foundation.keys(), foundation.store(), Clock.systemUTC(), BATCH);
            while (resealing.underWay() == 1) {
                resealing.tick();
                long now = sum(store, primary);
                assertThat(left - now).as("step %d", steps).isBetween(0L, (long) BATCH);
                left = now;
                if (++steps % 3 == 0 && left > 0) {
                    resealing = new Resealing(foundation.keys(), foundation.store(), Clock.systemUTC(), BATCH);
                }
                assertThat(steps).isLessThan(100);
            }
            assertThat(left).isZero();
            assertThat(foundation.keys().vault().members().wrappedBy()).containsOnlyKeys(primary);
        }
    }

    private static long sum(SealedStore store, long primary) {
        return store.underOthers(primary).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
