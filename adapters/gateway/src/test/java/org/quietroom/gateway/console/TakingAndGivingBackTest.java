package org.quietroom.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.message.CaseId;

class TakingAndGivingBackTest {
    private Stage stage;
    private Caller rowan;
    private Caller kim;
    private Caller sam;

    @BeforeEach
    void open(@TempDir Path folder) {
        stage = new Stage(folder);
        rowan = stage.browser("Rowan");
        kim = stage.browser("Kim");
        sam = stage.browser("Sam");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void theWordsOpenForWhoeverTookTheCaseAndTheLogSaysSo() {
        CaseId id = SampleCases.crisis(stage);
        String path = "/desk/cases/" + id;

        assertThat(kim.submit(path, path + "/text").statusCode()).isEqualTo(403);
        kim.submit(path, path + "/take");
        HttpResponse<String> shown = kim.submit(path, path + "/text");

        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body())
                .contains(SampleCases.CANARY, "<mark id=\"mark-1\">", "flagged words 1 start", "flagged words 1 end");
        assertThat(shown.body()).contains("<title>Case " + id + " · Quietroom</title>");
        assertThat(kim.get("/desk/log").body()).contains("read the text", id.value());
        assertThat(rowan.get("/desk/log").body()).doesNotContain(id.value());
        assertThat(sam.get("/desk/log").body()).contains("read the text", id.value());
    }

    @Test
    void aCaseIsHandedOverAndAccepted() {
        CaseId id = SampleCases.crisis(stage);
        String path = "/desk/cases/" + id;
        rowan.submit(path, path + "/take");
        assertThat(rowan.submit(path + "/hand-over", path + "/hand-over", "to", "Kim", "words", "")
                        .statusCode())
                .isEqualTo(422);
        rowan.submit(path + "/hand-over", path + "/hand-over", "to", "Kim", "words", "Answer is half written.");
        assertThat(stage.desk.queue().row(id).takenBy()).isEqualTo("Rowan");
        assertThat(kim.get("/desk/mine").body()).contains(id.value());
        kim.submit(path, path + "/accept");
        assertThat(stage.desk.queue().row(id).takenBy()).isEqualTo("Kim");
    }

    @Test
    void aCaseGivenBackIsForAnybodyAndItsWordsCloseAgain() {
        CaseId id = SampleCases.crisis(stage);
        String path = "/desk/cases/" + id;
        rowan.submit(path, path + "/take");
        assertThat(rowan.submit(path, path + "/text").statusCode()).isEqualTo(200);

        assertThat(rowan.submit(path, path + "/give-back").statusCode()).isEqualTo(303);
        assertThat(stage.desk.queue().row(id).takenBy()).isNull();
        assertThat(rowan.submit(path, path + "/text").statusCode()).isEqualTo(403);
        kim.submit(path, path + "/take");
        assertThat(stage.desk.queue().row(id).takenBy()).isEqualTo("Kim");
    }
}
