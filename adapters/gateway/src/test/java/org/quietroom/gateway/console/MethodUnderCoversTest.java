package org.quietroom.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.host.HostPolicy;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.core.verdict.Severity;
import org.quietroom.core.verdict.Verdict;
import org.quietroom.gateway.console.signin.Preferences;

/** With what, how much and where is covered on a case until somebody asks; what is said of it stays readable. */
class MethodUnderCoversTest {
    static final String TEXT = "Thank you all for the kind words. Nora Larkfield sat with me today."
            + " I want to kill myself tonight, I have thirty tablets in the drawer and the bridge is near.";

    private Stage stage;
    private Caller rowan;
    private String path;

    @BeforeEach
    void open(@TempDir Path folder) {
        stage = new Stage(folder);
        rowan = stage.browser("Rowan");
        path = "/desk/cases/" + taken(stage);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    static CaseId taken(Stage stage) {
        CaseId id = stage.open(
                Severity.IMMINENT,
                FlagKind.SUICIDE,
                "Evening room",
                TEXT,
                "I want to kill myself tonight, I have thirty tablets",
                Verdict.PASS,
                HostPolicy.VEILED);
        SampleCases.take(stage, "Rowan", id);
        return id;
    }

    @Test
    void theSummaryCountsThem() {
        assertThat(rowan.get(path).body())
                .contains("Covered: 1 name, 2 method details.")
                .doesNotContain("tablets", "bridge");
    }

    @Test
    void theTextSaysWhatIsMeantAndNotHow() {
        String body = rowan.submit(path, path + "/text").body();
        String words = body.substring(body.indexOf("<div class=\"words\">"))
                .replaceFirst("(?s)</div>.*", "")
                .replaceAll("<span class=\"vh\">[^<]*</span>", "")
                .replaceAll("<[^>]*>", "");
        assertThat(words)
                .contains(
                        "[name] sat with me today.",
                        "I want to kill myself tonight, I have [method detail, covered] in the drawer"
                                + " and the [method detail, covered] is near.");
        assertThat(body).doesNotContain("thirty", "tablets", "bridge", "\u2588");
    }

    @Test
    void oneReasonOpensAllOfThemAndTheLogSaysSo() {
        assertThat(rowan.get(path + "/reveal").body())
                .contains("[method detail, covered], 2 times", "[name]")
                .doesNotContain("tablets", "bridge");

        String body = rowan.submit(path + "/reveal", path + "/reveal", "cover", "method", "reason", "JUDGE_DANGER")
                .body();

        assertThat(body)
                .contains("thirty tablets", "bridge", "([method detail, covered]: opened for you)", "[name]")
                .doesNotContain("Nora");
        assertThat(rowan.get("/desk/log").body())
                .contains("looked under a cover", "To judge how near somebody is to harm, [method detail, covered]")
                .doesNotContain("tablets", "bridge");
        assertThat(rowan.get(path).body()).doesNotContain("tablets", "bridge");
    }

    @Test
    void itSpeaksTheReadersLanguage() {
        stage.prefer("Rowan", true, Preferences.Theme.LIGHT, Locale.GERMAN);
        assertThat(rowan.get(path).body()).contains("2 Einzelheiten zur Methode");
        assertThat(rowan.submit(path, path + "/text").body()).contains("[Einzelheit zur Methode, verdeckt]");
    }
}
