package org.quietroom.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.port.CaseSink;
import org.quietroom.core.port.Proof;
import org.quietroom.gateway.console.signin.Preferences;

/** A report from a sealed room says of each of its texts what is proven, in a word, a shape and a sentence. */
class ReportBadgeTest {
    private Stage stage;

    @BeforeEach
    void open(@TempDir Path folder) {
        stage = new Stage(folder);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private CaseId report() {
        CaseSink.Opened opened = new SealedReport(
                        List.of(
                                "first bland words",
                                "second bland words",
                                "third bland words",
                                "fourth bland words",
                                "fifth bland words",
                                "please look at this"),
                        List.of(
                                Proof.State.VERIFIED,
                                Proof.State.NOT_VERIFIED,
                                Proof.State.CANNOT_CHECK,
                                Proof.State.ADDED,
                                Proof.State.KEY_DESTROYED,
                                Proof.State.REPORTER),
                        List.of(),
                        null)
                .open(stage);
        assertThat(opened.notice()).as("whom it is about is told nothing").isNull();
        return opened.id();
    }

    @Test
    void eachTextHasItsSentenceAndNoneOfTheWordsShowUnasked() {
        String path = "/desk/cases/" + report();
        Caller rowan = stage.browser("Rowan");
        String page = rowan.get(path).body();

        assertThat(page)
                .contains("This report proves to this desk that Reed sent these words in Evening room on 22 Nov, 13:51."
                        + " It proves nothing to outsiders.")
                .contains("The proof is missing or does not match; the words may have been changed. Treat it as the"
                        + " reporter's account.")
                .contains("The hub's key is not available; try later.")
                .contains("The key that proved it was destroyed when the keys were renewed.")
                .contains("Added by the reporter, not proven.")
                .contains("Verified.</strong>", "Not verified.</strong>", "Cannot be checked now.</strong>")
                .contains("Cannot be verified any more.</strong>")
                .doesNotContain("bland words", "please look");
        assertThat(page.split("class=\"badge\"", -1)).hasSize(7);
        assertThat(page.split("class=\"badge\"><strong><svg", -1))
                .as("a shape with every word")
                .hasSize(7);

        rowan.submit(path, path + "/take");
        assertThat(rowan.submit(path, path + "/text").body())
                .contains("Message 1</h3>", "Message 4</h3>", "bland words", "please look at this");
    }

    @Test
    void whomItIsAboutGetsNoLetter() {
        CaseId id = report();

        assertThat(stage.desk
                        .cases()
                        .file(id, Look.actor(stage.users.find("Rowan").orElseThrow()))
                        .effects())
                .isEmpty();
    }

    @Test
    void itIsSaidInGermanToo() {
        stage.prefer("Kim", true, Preferences.Theme.LIGHT, Locale.GERMAN);
        String page = stage.browser("Kim").get("/desk/cases/" + report()).body();

        assertThat(page)
                .contains("dass Reed diese Worte in Evening room am 22. Nov., 13:51 gesendet hat")
                .contains("Nicht bestätigt.")
                .contains("versuche es später");
    }

    @Test
    void everyOtherCaseHasNone() {
        CaseId id = SampleCases.crisis(stage);

        assertThat(stage.browser("Rowan").get("/desk/cases/" + id).body()).doesNotContain("class=\"badge\"");
    }
}
