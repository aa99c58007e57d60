package org.quietroom.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.message.CaseId;

class ActsAndUndoTest {
    private Stage stage;
    private Caller rowan;
    private Caller kim;

    @BeforeEach
    void open(@TempDir Path folder) {
        stage = new Stage(folder);
        rowan = stage.browser("Rowan");
        kim = stage.browser("Kim");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aCaseMarkedNowIsClosedWithAReason() {
        CaseId id = SampleCases.crisis(stage);
        String path = "/desk/cases/" + id;
        rowan.submit(path, path + "/take");

        assertThat(rowan.submit(path + "/fine", path + "/fine").statusCode()).isEqualTo(422);
        HttpResponse<String> closed = rowan.submit(path + "/fine", path + "/fine", "reason", "MISREAD");
        assertThat(closed.statusCode()).isEqualTo(303);
        String after = closed.headers().firstValue("Location").orElseThrow().replaceAll("#.*", "");
        assertThat(after).startsWith("/desk/queue?did=CLOSE_AS_FINE");
        assertThat(rowan.get(after).body()).contains("Closed " + id, path + "/undo");
        assertThat(rowan.submit(after, path + "/undo").statusCode()).isEqualTo(303);
        assertThat(stage.desk.queue().row(id).open()).isTrue();
    }

    @Test
    void aHeldPostIsReleasedEditedOrRefused() {
        CaseId one = SampleCases.held(stage, "one " + SampleCases.CANARY);
        CaseId two = SampleCases.held(stage, "two " + SampleCases.CANARY);
        for (CaseId id : List.of(one, two)) {
            rowan.submit("/desk/cases/" + id, "/desk/cases/" + id + "/take");
        }
        String edit = "/desk/cases/" + one + "/release";
        assertThat(rowan.get(edit).body()).contains("one " + SampleCases.CANARY);
        assertThat(rowan.submit(edit, edit, "words", "one, without the rest").statusCode())
                .isEqualTo(303);
        String refuse = "/desk/cases/" + two + "/refuse";
        assertThat(rowan.submit(refuse, refuse, "words", "").statusCode()).isEqualTo(422);
        assertThat(rowan.submit(refuse, refuse, "rule", "PERSONAL_DETAILS").statusCode())
                .isEqualTo(303);
        assertThat(stage.desk.queue().row(two).whereabouts().name()).isEqualTo("REFUSED");
        assertThat(stage.desk.queue().row(one).whereabouts().name()).isEqualTo("PUBLISHED");
    }

    @Test
    void aBanNeedsASecondModerator() {
        CaseId id = SampleCases.held(stage, "words");
        String path = "/desk/cases/" + id;
        rowan.submit(path, path + "/take");
        assertThat(rowan.submit(path + "/ban", path + "/ban", "days", "30", "rule", "UNKIND")
                        .statusCode())
                .isEqualTo(303);
        assertThat(stage.desk.restrictions().of(stage.desk.queue().row(id).author()))
                .isNull();
        assertThat(kim.get(path + "/ban").body()).contains("You are the second of two");
        assertThat(kim.submit(path + "/ban", path + "/ban").statusCode()).isEqualTo(303);
        assertThat(stage.desk.restrictions().of(stage.desk.queue().row(id).author()))
                .isNotNull();
    }
}
