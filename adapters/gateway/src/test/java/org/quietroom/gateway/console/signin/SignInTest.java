package org.quietroom.gateway.console.signin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.io.BaseEncoding;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quietroom.core.port.EvidenceVault;
import org.quietroom.core.testkit.Databases;
import org.quietroom.core.testkit.MovableClock;
import org.quietroom.encryption.KeyRing;

class SignInTest {
    private static final String PASSWORD = "kettle orchard violet nine";
    private static final String CLIENT = "192.0.2.7";

    private final MovableClock clock = new MovableClock(Instant.parse("2025-11-22T12:57:00Z"));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Databases.class)
    void nameAndPasswordAndCodeTogether(Databases databases) {
        Place place = new Place(databases);

        assertThat(place.attempt("rowan", PASSWORD, place.code()).token()).isPresent();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aCodeCountsOnceAndOnlyInItsWindow(Databases databases) {
        Place place = new Place(databases);
        String code = place.code();

        assertThat(place.attempt("Rowan", PASSWORD, code).token()).isPresent();
        assertThat(place.attempt("Rowan", PASSWORD, code).token()).isEmpty();
        clock.forward(Duration.ofSeconds(30));
        assertThat(place.attempt("Rowan", PASSWORD, code).token()).isEmpty();
        assertThat(place.attempt("Rowan", PASSWORD, place.codeAt(clock.instant().plusSeconds(60)))
                        .token())
                .isEmpty();
        clock.forward(Duration.ofMinutes(20));
        String early = place.codeAt(clock.instant().minusSeconds(30));
        assertThat(place.attempt("Rowan", PASSWORD, early).token()).isPresent();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void wrongOrUnknownLooksTheSame(Databases databases) {
        Place place = new Place(databases);

        assertThat(place.attempt("Rowan", "not the password at all", place.code()))
                .isSameAs(SignIn.Outcome.WRONG);
        assertThat(place.attempt("Rowan", PASSWORD, "000000x")).isSameAs(SignIn.Outcome.WRONG);
        assertThat(place.attempt("Nobody", PASSWORD, place.code())).isSameAs(SignIn.Outcome.WRONG);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void triesWaitLongerEachTimePerName(Databases databases) {
        Place place = new Place(databases);
        IntStream.range(0, SignInLimits.FREE + 1)
                .forEach(i -> place.signIn.attempt("192.0.2." + i, "Rowan", "wrong", "1"));

        SignIn.Outcome outcome = place.signIn.attempt("198.51.100.1", "Rowan", PASSWORD, place.code());

        assertThat(outcome.token()).isEmpty();
        assertThat(outcome.later()).isPositive();
        clock.forward(outcome.later());
        assertThat(place.signIn
                        .attempt("198.51.100.1", "Rowan", PASSWORD, place.code())
                        .token())
                .isPresent();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void triesWaitPerClientAndUpToAQuarterOfAnHour(Databases databases) {
        Place place = new Place(databases);
        Duration longest = Duration.ZERO;
        for (int i = 0; i < 40; i++) {
            SignIn.Outcome outcome = place.attempt("guess" + i, "wrong", "1");
            longest = outcome.later().compareTo(longest) > 0 ? outcome.later() : longest;
            clock.forward(outcome.later());
        }

        assertThat(longest).isEqualTo(SignInLimits.LONGEST);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aSessionEndsWhenIdleAndAfterTwelveHours(Databases databases) {
        Place place = new Place(databases);
        String token = place.in();
        clock.forward(Duration.ofMinutes(29));
        assertThat(place.sessions.find(token, false)).isPresent();
        clock.forward(Duration.ofMinutes(2));
        assertThat(place.sessions.find(token, true)).isEmpty();

        String used = place.in();
        for (int i = 0; i < 36; i++) {
            clock.forward(Duration.ofMinutes(20));
            assertThat(place.sessions.find(used, true).isPresent()).isEqualTo(i < 35);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void howLongIdleMayLastIsSet(Databases databases) {
        Place place = new Place(databases);
        Sessions brief = new Sessions(place.store, clock, Duration.ofMinutes(5));
        String token = brief.open(place.users.find("Rowan").orElseThrow());
        clock.forward(Duration.ofMinutes(4));
        assertThat(brief.find(token, true)).isPresent();
        clock.forward(Duration.ofMinutes(5));
        assertThat(brief.find(token, true)).isEmpty();
        assertThatThrownBy(() -> new Sessions(place.store, clock, Duration.ofHours(13)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sessions(place.store, clock, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void anUnknownNameCostsAsMuchWorkAsAKnownOne(Databases databases) {
        Place place = new Place(databases);
        long known = work(() -> place.users.check("Rowan", "not the password at all", "000000"));
        long unknown = work(() -> place.users.check("Nobody", "not the password at all", "000000"));
        assertThat((double) unknown / known).isBetween(0.5, 2.0);
    }

    /** The least processor time of a few runs, in nanoseconds; others on the machine do not count. */
    private static long work(Runnable attempt) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long before = threads.getCurrentThreadCpuTime();
            attempt.run();
            least = Math.min(least, threads.getCurrentThreadCpuTime() - before);
        }
        return least;
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void theStoreHoldsNeitherTokenNorPasswordNorSecret(Databases databases) {
        Place place = new Place(databases);
        String token = place.in();

        List<String> rows = Jdbi.create(place.store).withHandle(handle -> {
            List<String> all = handle.createQuery("SELECT * FROM console_session")
                    .map((row, context) -> row.getString(1) + row.getString(2))
                    .list();
            all.addAll(handle.createQuery("SELECT password, totp FROM console_person")
                    .map((row, context) -> row.getString(1) + new String(row.getBytes(2), UTF_8))
                    .list());
            return all;
        });

        assertThat(rows).hasSize(2).noneMatch(row -> row.contains(token) || row.contains(PASSWORD));
        assertThat(rows).noneMatch(row -> row.contains(new String(place.secret, UTF_8)));
        assertThat(rows).anyMatch(row -> row.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void resetEndsSessionsAndChangesBothFactors(Databases databases) {
        Place place = new Place(databases);
        String token = place.in();

        place.users.reset("ROWAN", "another set of four words");

        assertThat(place.sessions.find(token, true)).isEmpty();
        clock.forward(Duration.ofMinutes(2));
        assertThat(place.attempt("Rowan", PASSWORD, place.code()).token()).isEmpty();
        assertThatThrownBy(() -> place.users.reset("Kim", PASSWORD)).hasMessageContaining("nobody has this name");
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void namesAreOnePersonWhateverTheirCase(Databases databases) {
        Place place = new Place(databases);

        assertThatThrownBy(() -> place.users.add("ROWAN", Role.LEAD, PASSWORD)).hasMessageContaining("already");
        assertThatThrownBy(() -> place.users.add("Kim", Role.LEAD, "short")).hasMessageContaining("12 to 256");
        assertThat(place.users.list()).extracting(Person::name).containsExactly("Rowan");
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void preferencesAreKept(Databases databases) {
        Place place = new Place(databases);
        var wanted = new Preferences(false, Preferences.Theme.DARK, ZoneId.of("Europe/Berlin"), Locale.GERMAN);

        place.users.prefer("Rowan", wanted);

        assertThat(place.users.find("rowan").orElseThrow().preferences()).isEqualTo(wanted);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void theDemosLinkSignsInOnce(Databases databases) {
        Place place = new Place(databases);
        String token = place.link.path().substring("/desk/enter/".length());

        assertThat(place.signIn.follow("x".repeat(token.length())).token()).isEmpty();
        assertThat(place.signIn.linked(token)).contains("Rowan");
        assertThat(place.signIn.follow(token).token()).isPresent();
        assertThat(place.signIn.follow(token).token()).isEmpty();
        assertThat(place.signIn.linked(token)).isEmpty();
        assertThat(place.link).hasToString("OneTimeSignIn[hidden]");
    }

    private final class Place {
        private final DataSource store;
        private final Users users;
        private final Sessions sessions;
        private final OneTimeSignIn link = new OneTimeSignIn("Rowan");
        private final SignIn signIn;
        private final byte[] secret;

        private Place(Databases databases) {
            EvidenceVault vault =
                    KeyRing.openOrCreate(folder.resolve("keyset-" + databases)).vault();
            this.store = databases.fresh();
            this.users = new Users(store, vault, clock);
            this.sessions = new Sessions(store, clock, Sessions.IDLE);
            this.signIn = new SignIn(users, sessions, clock, link);
            Provisioning provisioning = users.add("Rowan", Role.MODERATOR, PASSWORD);
            assertThat(provisioning).hasToString("Provisioning[hidden]");
            assertThat(provisioning.address()).contains(provisioning.secretForTyping());
            this.secret = BaseEncoding.base32().omitPadding().decode(provisioning.secretForTyping());
        }

        private SignIn.Outcome attempt(String name, String password, String code) {
            return signIn.attempt(CLIENT, name, password, code);
        }

        private String in() {
            clock.forward(Duration.ofMinutes(1));
            return attempt("Rowan", PASSWORD, code()).token().orElseThrow();
        }

        private String code() {
            return codeAt(clock.instant());
        }

        private String codeAt(Instant at) {
            return new OneTimeCodes().at(secret, at);
        }
    }
}
