package org.quietroom.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietroom.gateway.console.signin.Preferences;
import org.quietroom.moderation.calibration.Strengths;
import org.quietroom.moderation.calibration.Traffic;
import org.quietroom.moderation.crisis.Budget;
import org.quietroom.moderation.crisis.Sensitivity;

/** What a lead sees of how much is flagged, and what would fit. */
class ShadowPageTest {
    private Stage stage;
    private Caller sam;

    @BeforeEach
    void open(@TempDir Path folder) {
        stage = new Stage(folder);
        sam = stage.browser("Sam");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    /** Each day 200 posts, of them 6 faintly passive, 3 clearly ideation, 1 a certain plan; and today, which is not over. */
    static TrafficView traffic(int days, @Nullable Budget budget) {
        LocalDate today = LocalDate.ofInstant(Stage.NOW, ZoneOffset.UTC);
        Map<LocalDate, Traffic> all = new TreeMap<>();
        for (int ago = days; ago > 0; ago--) {
            Traffic day = new Traffic();
            day.add(Strengths.NONE, 190);
            day.add(Strengths.read("4000"), 6);
            day.add(Strengths.read("0500"), 3);
            day.add(Strengths.read("0060"), 1);
            all.put(today.minusDays(ago), day);
        }
        Traffic now = new Traffic();
        now.add(Strengths.read("0006"), 7);
        all.put(today, now);
        return new TrafficView(all, Sensitivity.MOST, budget);
    }

    private String text(String path) {
        return sam.get(path).body().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    @Test
    void untilADayIsOverThereIsNothingToSay() {
        stage.traffic = traffic(0, null);
        assertThat(text("/desk/shadow")).contains("No whole day has been counted yet.");
    }

    @Test
    void eachTierSaysHowOftenItIsFlaggedTheMostUrgentFirst() {
        stage.traffic = traffic(30, null);
        assertThat(text("/desk/shadow"))
                .contains(
                        "6,000 posts were read on 30 whole days since 23 Oct. That is 200 a day.",
                        "Now none signs together, and words",
                        "Soon 1 a day",
                        "Today 3 a day",
                        "By tomorrow 6 a day",
                        "Together: 10 a day. Nobody said how many you can read.",
                        "21 Nov 200 posts Now 0 Soon 1 Today 3 By tomorrow 6")
                .doesNotContain("So few tell little");
    }

    @Test
    void itIsComparedWithWhatTheCommunitySaidItCanRead() {
        stage.traffic = traffic(3, new Budget(8));
        assertThat(text("/desk/shadow")).contains("You can read 8 a day: that is not enough.", "So few tell little");
        stage.traffic = traffic(3, new Budget(12));
        assertThat(text("/desk/shadow")).contains("You can read 12 a day: that is enough.");
    }

    @Test
    void anotherNumberShowsWhatWouldFitAndTheLinesForIt() {
        stage.traffic = traffic(30, null);
        assertThat(text("/desk/shadow?budget=4"))
                .contains(
                        "For 4 a day",
                        "By tomorrow none stronger signs together",
                        "Together: 4 a day. What is least urgent gave way first.",
                        "Nothing changed by looking.",
                        "guards: quietroom.crisis: budget: 4/day passive-from: 5 ideation-from: 4",
                        "plan-expected: 30 of 6000");
        assertThat(text("/desk/shadow?budget=0,5"))
                .contains("For 0.5 a day", "Together: 1 a day. Less is not possible");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "10001", "1e3", "8/day", "%3Cb%3E", "99999999999999999999"})
    void whatIsNoNumberIsRefusedAndKeptInItsField(String number) {
        stage.traffic = traffic(30, null);
        HttpResponse<String> response = sam.get("/desk/shadow?budget=" + number);
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body())
                .contains("Write a number from 0 to 10,000", "aria-invalid=\"true\"")
                .doesNotContain("<b>");
    }

    @Test
    void itSaysWhetherThatHasChanged() {
        stage.alerts.addAll(HealthPageTest.ALERTS);
        assertThat(text("/desk/shadow")).contains("Today: more than expected. 12.0 of 1,000 posts since 20 Nov");
    }

    @Test
    void aLeadFindsItFromTheHealthPage() {
        assertThat(sam.get("/desk/health").body()).contains("href=\"/desk/shadow\"");
        assertThat(stage.browser("Rowan").get("/desk/health").body()).doesNotContain("href=\"/desk/shadow\"");
        assertThat(stage.browser("Rowan").get("/desk/shadow").statusCode()).isEqualTo(403);
    }

    @Test
    void itSpeaksTheReadersLanguage() {
        stage.traffic = traffic(30, new Budget(20 / 7.0));
        stage.prefer("Sam", true, Preferences.Theme.LIGHT, Locale.GERMAN);
        assertThat(text("/desk/shadow?budget=2"))
                .contains("6.000 Beiträge wurden an 30 ganzen Tagen", "Ihr könnt 2,9 am Tag lesen: Das reicht nicht.");
    }
}
