package org.quietroom.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
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
import org.quietroom.gateway.console.signin.Preferences;
import org.quietroom.moderation.desk.RuleState;

class OwnRulesPagesTest {
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

    private HttpResponse<String> write(String lines, String matching, String passing) {
        return rowan.submit(
                "/desk/rules/new",
                "/desk/rules/new",
                "kind",
                "spam",
                "form",
                "WORDS",
                "language",
                "",
                "words",
                lines,
                "reason",
                "Sellers <b>again</b>",
                "matching",
                matching,
                "passing",
                passing);
    }

    @Test
    void aRuleIsWrittenTriedSwitchedOnAndOff() {
        CaseId there = stage.open(
                Severity.NONE,
                FlagKind.MARKUP,
                "Evening room",
                "Please buy green drops here.",
                "",
                SampleCases.HOLD,
                HostPolicy.VEILED);
        assertThat(rowan.get("/desk/rules").body()).contains("There is no rule yet", "Write a rule");
        HttpResponse<String> kept = write("green drops\r\nblue drops", "buy green drops", "a green day");
        assertThat(kept.statusCode()).isEqualTo(303);
        String path = kept.headers().firstValue("Location").orElseThrow().replace("?did=draft", "");
        assertThat(rowan.get(path + "?did=draft").body())
                .contains(
                        "The examples hold", "blue drops", "Sellers &lt;b&gt;again", "Try it on the stored cases first")
                .doesNotContain(path + "/on");

        String tried = rowan.submit(path, path + "/try").body();
        assertThat(tried).contains("It speaks in 1 of 1 stored case from 1 day: 1 a day.", "Gained", there.value());
        assertThat(tried).contains(path + "/on").doesNotContain("Please buy");

        assertThat(rowan.submit(path, path + "/on").statusCode()).isEqualTo(303);
        assertThat(rowan.get(path).body())
                .contains("Rowan switched it on. It spoke in 1 of 1 stored cases.", "Switch it off");
        assertThat(stage.desk.ownRules().live().rules()).hasSize(1);
        assertThat(rowan.submit(path, path + "/on").statusCode())
                .as("a stale page")
                .isEqualTo(422);

        rowan.submit(path, path + "/off");
        assertThat(stage.desk.ownRules().all().get(0).state()).isEqualTo(RuleState.OFF);
        assertThat(rowan.get("/desk/log").body())
                .contains(
                        "wrote a rule", "switched a rule on", "It spoke in 1 of 1 stored cases", "switched a rule off");
        String again = path.substring(path.lastIndexOf('/') + 1);
        assertThat(rowan.get("/desk/rules/new?from=" + again).body())
                .contains("green drops\nblue drops", "a green day");
    }

    @Test
    void examplesThatDoNotHoldAreNamedAndNothingIsLost() {
        HttpResponse<String> response = write("green", "red drops", "a green day");
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body())
                .contains(
                        "It does not find example 1",
                        "It finds something in example 1",
                        "href=\"#field-matching\"",
                        "red drops",
                        "a green day");
        assertThat(stage.desk.ownRules().all()).isEmpty();
    }

    @Test
    void aRuleAboutPeopleInDangerIsNoRule() {
        HttpResponse<String> response = rowan.submit(
                "/desk/rules/new", "/desk/rules/new", "kind", "suicide", "form", "WORDS", "words", "x", "reason", "y");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(stage.desk.ownRules().all()).isEmpty();
    }

    @Test
    void aMissingRuleIsSaid() {
        assertThat(rowan.get("/desk/rules/none").statusCode()).isEqualTo(404);
        assertThat(rowan.submit("/desk/rules/new", "/desk/rules/none/on").statusCode())
                .isEqualTo(404);
    }

    @Test
    void germanPagesAreWhole() {
        stage.prefer("Rowan", true, Preferences.Theme.LIGHT, Locale.GERMAN);
        assertThat(rowan.get("/desk/rules").body()).contains("Unsere eigenen Regeln", "Es gibt noch keine Regel");
        assertThat(rowan.get("/desk/rules/new").body()).contains("Das muss sie finden", "Französisch");
    }
}
