package org.quietroom.anonymity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.quietroom.anonymity.Fixture.EVENING;
import static org.quietroom.anonymity.Fixture.MORNING;
import static org.quietroom.anonymity.Fixture.NAMES;
import static org.quietroom.anonymity.Fixture.account;

import com.google.common.base.Throwables;
import com.google.crypto.tink.KeysetHandle;
import com.zaxxer.hikari.HikariDataSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.port.EvidenceVault;
import org.quietroom.core.port.UnavailableException;
import org.quietroom.core.testkit.Databases;

final class VeiledIdentitiesTest {
    private static final AccountId SAM = account("sam@example.org");
    private static final AccountId KIM = account("kim@example.org");
    private static final DeniedPairs NONE_DENIED = DeniedPairs.parse(List.of(), Set.of());

    private final KeysetHandle keys = Fixture.keys();

    @ParameterizedTest
    @EnumSource(Databases.class)
    void anAccountKeepsItsPseudonymAcrossCallsAndRestarts(Databases databases) {
        DataSource source = databases.fresh();
        VeiledIdentities identities = Fixture.open(source, keys);

        Pseudonym first = identities.pseudonymOf(SAM, EVENING);

        assertThat(first.room()).isEqualTo(EVENING);
        assertThat(identities.pseudonymOf(SAM, EVENING)).isEqualTo(first);
        assertThat(Fixture.open(source, keys).pseudonymOf(SAM, EVENING)).isEqualTo(first);
        assertThat(identities.pseudonymOf(KIM, EVENING).id()).isNotEqualTo(first.id());
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void theAccountBehindAPseudonymComesBackWhateverItsForm(Databases databases) {
        try (HikariDataSource source = Fixture.pool(databases.fresh())) {
            VeiledIdentities identities = Fixture.open(source, keys);

            for (String value :
                    List.of("7", "x".repeat(127), "x".repeat(128), "ü👪\uD800".repeat(100), "y".repeat(512))) {
                Pseudonym pseudonym = identities.pseudonymOf(account(value), EVENING);
                assertThat(identities.accountOf(pseudonym)).isEqualTo(account(value));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void twoRoomsOfOneAccountShareNothing(Databases databases) {
        try (HikariDataSource source = Fixture.pool(databases.fresh())) {
            VeiledIdentities identities = Fixture.open(source, keys);
            int sameWord = 0;
            for (int i = 0; i < 60; i++) {
                Pseudonym evening = identities.pseudonymOf(account("member-" + i), EVENING);
                Pseudonym morning = identities.pseudonymOf(account("member-" + i), MORNING);
                assertThat(evening.id()).isNotEqualTo(morning.id());
                Set<String> words = new HashSet<>(List.of(evening.name().split(" ")));
                words.retainAll(List.of(morning.name().split(" ")));
                sameWord += words.isEmpty() ? 0 : 1;
            }
            // By chance 60 * (1/335 + 1/443) = 0.3 of them share a word; 8 or more in fewer than one of a billion runs.
            assertThat(sameWord).isLessThan(8);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void rotatedKeysKeepOldPseudonymsAndMakeNewOnes(Databases databases) {
        DataSource source = databases.fresh();
        Pseudonym before = Fixture.open(source, keys).pseudonymOf(SAM, EVENING);
        KeysetHandle rotated = Fixture.rotated(keys);

        VeiledIdentities identities = Fixture.open(source, rotated);
        Pseudonym later = identities.pseudonymOf(KIM, EVENING);

        assertThat(identities.pseudonymOf(SAM, EVENING)).isEqualTo(before);
        assertThat(identities.accountOf(before)).isEqualTo(SAM);
        assertThat(keyIds(source)).as("new rows use the new key").hasSize(2);
        assertThat(Fixture.open(source, Fixture.rotated(rotated)).pseudonymOf(KIM, EVENING))
                .isEqualTo(later);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void otherKeysAreRecognisedAtStartAndChangeNothing(Databases databases) {
        DataSource source = databases.fresh();
        Pseudonym before = Fixture.open(source, keys).pseudonymOf(SAM, EVENING);

        assertThatThrownBy(() -> Fixture.open(source, Fixture.keys()))
                .isInstanceOf(WrongKeysException.class)
                .hasMessageContaining("keyset file that was backed up with this store");

        assertThat(Fixture.open(source, keys).pseudonymOf(SAM, EVENING)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void anErasedMemberIsForgottenAndTheNameIsNeverGivenAway(Databases databases) {
        try (HikariDataSource source = Fixture.pool(databases.fresh())) {
            NamePool few = new NamePool(List.of("calm", "quiet"), List.of("heron", "otter"), NONE_DENIED);
            VeiledIdentities identities = Fixture.open(source, keys, Fixture.VAULT, few);
            Pseudonym evening = identities.pseudonymOf(SAM, EVENING);
            Pseudonym morning = identities.pseudonymOf(SAM, MORNING);
            Pseudonym other = identities.pseudonymOf(KIM, EVENING);

            assertThat(identities.erase(SAM)).isEqualTo(2);

            assertThatIllegalArgumentException().isThrownBy(() -> identities.accountOf(evening));
            assertThatIllegalArgumentException().isThrownBy(() -> identities.accountOf(morning));
            assertThat(identities.accountOf(other)).isEqualTo(KIM);
            assertThat(identities.erase(SAM)).isZero();
            for (int i = 0; i < 4; i++) {
                assertThat(identities
                                .pseudonymOf(account("later-" + i), EVENING)
                                .name())
                        .isNotEqualTo(evening.name());
            }
            assertThat(identities.pseudonymOf(SAM, EVENING)).as("comes back").isEqualTo(evening);
            assertThat(identities.accountOf(evening)).isEqualTo(SAM);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void namesGetLongerWhenTheShortOnesAreUsedUp(Databases databases) {
        try (HikariDataSource source = Fixture.pool(databases.fresh())) {
            NamePool few = new NamePool(List.of("calm", "quiet", "sunlit"), List.of("heron", "otter"), NONE_DENIED);
            VeiledIdentities identities = Fixture.open(source, keys, Fixture.VAULT, few);
            Set<String> names = new HashSet<>();

            for (int i = 0; i < 16; i++) {
                names.add(
                        identities.pseudonymOf(account("member-" + i), EVENING).name());
            }

            assertThat(names).hasSize(16);
            assertThat(names).anyMatch(name -> name.split(" ").length == 2);
            assertThat(names).filteredOn(name -> name.split(" ").length == 3).hasSizeGreaterThanOrEqualTo(10);
        }
    }

    @Test
    void aRoomThatHasNoNameLeftSaysSo() {
        NamePool one = new NamePool(List.of("calm"), List.of("heron"), NONE_DENIED);
        VeiledIdentities identities = Fixture.open(Databases.SQLITE.fresh(), keys, Fixture.VAULT, one);
        identities.pseudonymOf(SAM, EVENING);

        assertThatThrownBy(() -> identities.pseudonymOf(KIM, EVENING))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("nearly all names");
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aMemberWhoPostsAgainCostsNoQuery(Databases databases) {
        WatchedSource store = new WatchedSource(databases.fresh());
        VeiledIdentities identities = Fixture.open(store.source(), keys);
        identities.pseudonymOf(SAM, EVENING);
        int afterTheFirst = store.connections();

        for (int i = 0; i < 100; i++) {
            identities.pseudonymOf(SAM, EVENING);
        }

        assertThat(afterTheFirst).isPositive();
        assertThat(store.connections()).isEqualTo(afterTheFirst);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aStoreThatIsGoneIsUnavailableAndMayComeBack(Databases databases) {
        WatchedSource store = new WatchedSource(databases.fresh());
        VeiledIdentities identities = Fixture.open(store.source(), keys);
        Pseudonym known = identities.pseudonymOf(SAM, EVENING);
        store.gone(true);

        for (Runnable act : List.<Runnable>of(
                () -> identities.pseudonymOf(KIM, EVENING),
                () -> identities.accountOf(known),
                () -> identities.erase(KIM),
                () -> Fixture.open(store.source(), keys))) {
            assertThatThrownBy(act::run)
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("check the database")
                    .hasMessageNotContaining("kim");
        }
        store.gone(false);
        assertThat(identities.accountOf(identities.pseudonymOf(KIM, EVENING))).isEqualTo(KIM);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void whatGoesWrongInTheStoreNeverSaysWho(Databases databases) {
        DataSource source = databases.fresh();
        VeiledIdentities identities = Fixture.open(source, keys);
        Jdbi.create(source).useHandle(handle -> handle.execute("ALTER TABLE pseudonym RENAME COLUMN key_id TO other"));

        UnavailableException failure =
                catchThrowableOfType(UnavailableException.class, () -> identities.pseudonymOf(KIM, EVENING));

        assertThat(failure).hasCauseInstanceOf(JdbiException.class);
        assertThat(Throwables.getStackTraceAsString(failure))
                .contains("INSERT INTO pseudonym")
                .doesNotContain("kim");
    }

    @Test
    void aVaultThatIsGoneLeavesNoRowBehind() {
        DataSource source = Databases.SQLITE.fresh();
        EvidenceVault broken = new EvidenceVault() {
            @Override
            public byte[] seal(String label, byte[] plain) {
                throw new UnavailableException("the key is not there");
            }

            @Override
            public byte[] open(String label, byte[] sealed) {
                throw new UnavailableException("the key is not there");
            }
        };
        VeiledIdentities identities = Fixture.open(source, keys, broken, NAMES);

        assertThatThrownBy(() -> identities.pseudonymOf(SAM, EVENING)).isInstanceOf(UnavailableException.class);
        assertThat(keyIds(source)).isEmpty();
    }

    @Test
    void aSealedAccountMovedToAnotherPseudonymDoesNotOpen() {
        DataSource source = Databases.SQLITE.fresh();
        VeiledIdentities identities = Fixture.open(source, keys);
        Pseudonym sam = identities.pseudonymOf(SAM, EVENING);
        Pseudonym kim = identities.pseudonymOf(KIM, EVENING);
        Jdbi.create(source)
                .useHandle(handle -> handle.execute(
                        "UPDATE pseudonym SET account = (SELECT account FROM pseudonym WHERE id = ?) WHERE id = ?",
                        sam.id().value(),
                        kim.id().value()));

        assertThatThrownBy(() -> identities.accountOf(kim)).isInstanceOf(UnavailableException.class);
    }

    @Test
    void anAccountOfAnotherHostOrAnUnknownPseudonymIsABug() {
        VeiledIdentities identities = Fixture.open(Databases.SQLITE.fresh(), keys);
        Pseudonym unknown = new Pseudonym(new PseudonymId("0".repeat(32)), EVENING, "Quiet Heron");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> identities.pseudonymOf(SAM, new RoomId(new HostId("chat"), "evening")))
                .withMessageNotContaining("sam");
        assertThatIllegalArgumentException().isThrownBy(() -> identities.accountOf(unknown));
    }

    private static List<String> keyIds(DataSource source) {
        return Jdbi.create(source)
                .withHandle(handle -> handle.createQuery("SELECT DISTINCT key_id FROM pseudonym")
                        .mapTo(String.class)
                        .list());
    }
}
