package org.quietroom.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietroom.core.guard.Need;
import org.quietroom.core.guard.OnFailure;
import org.quietroom.core.guard.Phase;
import org.quietroom.core.host.HostHealth;
import org.quietroom.core.host.HostProfile;
import org.quietroom.core.pipeline.GuardStatus;
import org.quietroom.core.verdict.GuardId;
import org.quietroom.core.verdict.Severity;
import org.quietroom.gateway.console.AlertView.Trend;
import org.quietroom.gateway.console.signin.Preferences;

class HealthPageTest {
    static final List<AlertView> ALERTS = List.of(
            new AlertView(Severity.PASSIVE, Trend.SAME, 5, 4.25, 6_120, LocalDate.parse("2025-10-01")),
            new AlertView(Severity.IDEATION, Trend.MORE, 0.5, 12, 400, LocalDate.parse("2025-11-20")),
            new AlertView(Severity.PLAN, Trend.FEWER, 2, 0, 3_000, LocalDate.parse("2025-11-02")));

    private static final HostProfile WATCHED = new HostProfile(
            HostProfile.Intercept.AFTER_ONLY,
            HostProfile.WhenWeAreDown.OPEN,
            HostProfile.IdentityVisibleTo.MEMBERS,
            HostProfile.ReplaceAuthor.NONE,
            HostProfile.Hold.NONE,
            HostProfile.Edit.NONE,
            HostProfile.Remove.HARD,
            HostProfile.Dedupe.NONE,
            Duration.ofMillis(1500),
            Set.of());

    private Stage stage;
    private Caller rowan;

    @BeforeEach
    void open(@TempDir Path folder) {
        stage = new Stage(folder);
        rowan = stage.browser("Rowan");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void whatNobodyFittedIsNotWatched() {
        assertThat(rowan.get("/desk/health").body()).contains("nobody would notice if it changed");
    }

    @Test
    void eachTierSaysWhetherItIsFlaggedAsExpected() {
        stage.alerts.addAll(ALERTS);
        assertThat(rowan.get("/desk/health").body())
                .contains(
                        "By tomorrow: as expected. 4.25 of 1,000 posts, of 6,120 posts; 5.0 when it was fitted.",
                        "Today: more than expected. 12.0 of 1,000 posts since 20 Nov",
                        "Soon: less than expected. 0.0 of 1,000 posts since 2 Nov",
                        "at most once in 365 days");
        stage.prefer("Rowan", true, Preferences.Theme.LIGHT, Locale.GERMAN);
        assertThat(rowan.get("/desk/health").body()).contains("mehr als erwartet. 12,0 von 1.000");
    }

    @Test
    void aRouteThatSeesPostsAfterwardsSaysWhatItCannotDo() {
        stage.hosts.set(0, host(WATCHED));
        assertThat(rowan.get("/desk/health").body())
                .contains(
                        "Posts are visible before we see them.",
                        "A post is visible for up to 1.5 seconds before we see it.",
                        "A post cannot be made to wait.",
                        "Words in a post cannot be covered.",
                        "Private messages are not seen here.",
                        "Posts stand under the account",
                        "Authors can be told nothing in private.",
                        "something that we publish may show twice");
        stage.prefer("Rowan", true, Preferences.Theme.LIGHT, Locale.GERMAN);
        assertThat(rowan.get("/desk/health").body()).contains("bis zu 1,5 Sekunden lang sichtbar");
    }

    @Test
    void aGuardThatIsNotAskedIsSaidOnEveryPage() {
        assertThat(rowan.get("/desk/log").body())
                .contains("All 2 hosts reached")
                .doesNotContain("not asked");
        stage.guards.add(crisis(false));
        assertThat(rowan.get("/desk/queue").body()).contains("All 2 hosts reached");
        assertThat(rowan.get("/desk/health").body()).contains("quietroom.crisis failed 3 times since the start.");
        stage.guards.set(0, crisis(true));
        assertThat(rowan.get("/desk/log").body())
                .contains("A guard is not asked")
                .doesNotContain("hosts reached");
        for (String page : List.of("/desk/queue", "/desk/health")) {
            assertThat(rowan.get(page).body())
                    .contains(
                            "A guard is not asked",
                            "quietroom.crisis failed too often and is not asked for now.",
                            "Posts go on, and a case says what was not checked.");
        }
        stage.hosts.set(1, Stage.host(Stage.CHAT, "XMPP", HostHealth.State.LOST, Stage.NOW, false));
        assertThat(rowan.get("/desk/log").body()).contains("A guard is not asked · Not reached: XMPP");
        stage.prefer("Rowan", true, Preferences.Theme.LIGHT, Locale.GERMAN);
        assertThat(rowan.get("/desk/log").body()).contains("Eine Prüfung wird nicht gefragt · Nicht erreicht: XMPP");
    }

    /** The crisis guard after three failures. */
    static GuardStatus crisis(boolean quarantined) {
        return new GuardStatus(
                new GuardId("quietroom.crisis"),
                Phase.CARE,
                Set.of(Need.PLAIN_TEXT),
                OnFailure.SKIP_AND_FLAG,
                quarantined,
                3);
    }

    /** Texts refuse a key that is not there, so that a value without a sentence fails here. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everythingThatAProfileOrAGuardCanSayHasItsSentence(String language) {
        Texts texts = Texts.in(Locale.forLanguageTag(language));
        Stream.of(
                        keys("intercept", HostProfile.Intercept.values()),
                        keys("down", HostProfile.WhenWeAreDown.values()),
                        keys("hold", HostProfile.Hold.values()),
                        keys("names", HostProfile.ReplaceAuthor.values()),
                        keys("visible", HostProfile.IdentityVisibleTo.values()),
                        keys("remove", HostProfile.Remove.values()),
                        keys("reaction", OnFailure.values()))
                .flatMap(keys -> keys)
                .forEach(key -> assertThat(texts.has(key)).as(key).isTrue());
    }

    private static Stream<String> keys(String group, Enum<?>[] values) {
        return Stream.of(values).map(value -> "health-page." + group + "." + value.name());
    }

    private static HostView host(HostProfile profile) {
        return new HostView(
                Stage.FORUM, "Square", profile, new HostHealth(HostHealth.State.REACHED, ""), Stage.NOW, false);
    }
}
