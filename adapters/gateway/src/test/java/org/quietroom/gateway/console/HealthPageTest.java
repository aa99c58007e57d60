package org.quietroom.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.verdict.Severity;
import org.quietroom.gateway.console.AlertView.Trend;
import org.quietroom.gateway.console.signin.Preferences;

class HealthPageTest {
    static final List<AlertView> ALERTS = List.of(
            new AlertView(Severity.PASSIVE, Trend.SAME, 5, 4.25, 6_120, LocalDate.parse("2025-10-01")),
            new AlertView(Severity.IDEATION, Trend.MORE, 0.5, 12, 400, LocalDate.parse("2025-11-20")),
            new AlertView(Severity.PLAN, Trend.FEWER, 2, 0, 3_000, LocalDate.parse("2025-11-02")));

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
}
