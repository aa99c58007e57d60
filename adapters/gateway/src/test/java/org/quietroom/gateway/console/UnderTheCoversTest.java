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
import org.quietroom.core.verdict.Verdict;
import org.quietroom.gateway.console.signin.Preferences;

class UnderTheCoversTest {
    private static final String TEXT = "My name is Nora Larkfield and my sister Gwen Ashdown drove me home."
            + " Ring me on 020 7946 0018, these are flagged words, says Nora Larkfield. I am 47.";

    private Stage stage;
    private Caller rowan;
    private String path;

    @BeforeEach
    void open(@TempDir Path folder) {
        stage = new Stage(folder);
        rowan = stage.browser("Rowan");
        path = "/desk/cases/" + taken("flagged words", Verdict.PASS);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private CaseId taken(String flagged, Verdict verdict) {
        CaseId id =
                stage.open(Severity.PLAN, FlagKind.SUICIDE, "Evening room", TEXT, flagged, verdict, HostPolicy.VEILED);
        SampleCases.take(stage, "Rowan", id);
        return id;
    }

    @Test
    void aFlagHasOnePlaceToLinkTo() {
        String other = "/desk/cases/" + taken("Larkfield and my sister", Verdict.PASS);
        assertThat(rowan.submit(other, other + "/text").body().split("id=\"mark-1\"", -1))
                .hasSize(2);
    }

    @Test
    void theSummaryCountsWhatIsCovered() {
        assertThat(rowan.get(path).body())
                .contains("Covered: 2 names, 1 phone number.")
                .doesNotContain("Nora", "7946 0018");
    }

    @Test
    void theTextComesCoveredWithItsFlaggedWordsMarked() {
        String body = rowan.submit(path, path + "/text").body();
        assertThat(body)
                .contains("[name 1]", "[name 2]", "[phone]", "I am 47", "<mark id=\"mark-1\">", "flagged words")
                .contains("href=\"" + path + "/reveal\"")
                .doesNotContain("Nora", "Larkfield", "Gwen", "7946 0018", "\u2588");
    }

    @Test
    void oneCoverOpensForAReasonAndTheLogSaysSo() {
        String asked = rowan.get(path + "/reveal").body();
        assertThat(asked).contains("[name 1], 2 times", "[name 2]", "[phone]").doesNotContain("Nora", "7946 0018");

        String body = rowan.submit(path + "/reveal", path + "/reveal", "cover", "name-1", "reason", "JUDGE_DANGER")
                .body();

        assertThat(body)
                .contains("Nora Larkfield", "([name 1]: opened for you)", "[name 2]", "[phone]")
                .doesNotContain("Gwen", "7946 0018");
        assertThat(rowan.get("/desk/log").body())
                .contains("looked under a cover", "To judge how near somebody is to harm, [name 1]")
                .doesNotContain("Nora");
        assertThat(rowan.get(path).body())
                .contains("Rowan looked under a cover (To judge how near somebody is to harm, [name 1])")
                .doesNotContain("Nora");
    }

    @Test
    void withoutACoverOrAReasonNothingOpens() {
        for (String[] fields : new String[][] {
            {"cover", "name-1"},
            {"reason", "APPEAL"},
            {"cover", "name-9", "reason", "APPEAL"},
            {"cover", "name-1", "reason", "EDIT"}
        }) {
            HttpResponse<String> response = rowan.submit(path + "/reveal", path + "/reveal", fields);
            assertThat(response.statusCode()).isEqualTo(422);
            assertThat(response.body()).doesNotContain("Nora");
        }
        assertThat(stage.desk.audit().latest(50)).noneMatch(entry -> entry.act().equals("case.reveal"));
    }

    @Test
    void whoeverHasNotTheCaseIsSentAway() {
        Caller kim = stage.browser("Kim");
        assertThat(kim.get(path + "/reveal").statusCode()).isEqualTo(303);
        HttpResponse<String> response =
                kim.submit("/desk/me", path + "/reveal", "cover", "name-1", "reason", "JUDGE_DANGER");
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).doesNotContain("Nora");
    }

    @Test
    void flaggedWordsThatTouchACoverAreMarkedAsAWhole() {
        String other = "/desk/cases/" + taken("Larkfield and my sister", Verdict.PASS);
        String body = rowan.submit(other, other + "/text").body();
        String marked = body.substring(body.indexOf("<mark"), body.lastIndexOf("</mark>"));
        assertThat(marked).contains("[name 1]", " and my sister").doesNotContain("Larkfield");
        assertThat(body.split("\\[name 1\\]", -1)).as("each place once").hasSize(3);
    }

    @Test
    void wordsToBeEditedStandOpenAndThatIsLogged() {
        String held = "/desk/cases/" + taken("flagged words", SampleCases.HOLD);
        assertThat(rowan.get(held + "/release").body()).contains("Nora Larkfield", "the log keeps that you read them");
        assertThat(rowan.get("/desk/log").body()).contains("To change the words before they are published");
    }

    @Test
    void coversSpeakTheReadersLanguage() {
        stage.prefer("Rowan", true, Preferences.Theme.LIGHT, Locale.GERMAN);
        assertThat(rowan.get(path).body()).contains("Verdeckt: 2 Namen, 1 Telefonnummer.");
        assertThat(rowan.submit(path, path + "/text").body()).contains("[Name 1]", "[Telefon]");
    }
}
