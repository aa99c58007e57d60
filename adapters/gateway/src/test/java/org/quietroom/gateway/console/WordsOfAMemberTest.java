package org.quietroom.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.host.HostPolicy;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.core.verdict.Severity;
import org.quietroom.core.verdict.Verdict;

class WordsOfAMemberTest {
    /** Pages of something that a test of all pages does not make. */
    private static final List<String> NOT_THERE = List.of("enter", "{rule}", ReceiptPages.PATH, NotePages.PATH);

    private Stage stage;
    private Caller rowan;
    private Caller sam;

    @BeforeEach
    void open(@TempDir Path folder) {
        stage = new Stage(folder);
        rowan = stage.browser("Rowan");
        sam = stage.browser("Sam");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aModeratorWalksEveryPageAndMeetsNoTextNobodyAskedFor() {
        CaseId id = SampleCases.crisis(stage);
        for (Door.Route route : stage.console.routes()) {
            if (route.method().name().equals("GET")
                    && !route.path().equals(LivePages.PATH)
                    && !route.path().contains("static")) {
                HttpResponse<String> response = rowan.get(SampleCases.path(route, id));
                int expected = route.path().equals("/desk/shadow")
                        ? 403
                        : NOT_THERE.stream().anyMatch(route.path()::contains) ? 404 : 0;
                assertThat(response.statusCode())
                        .as(route.path())
                        .isIn(expected == 0 ? new Integer[] {200, 303} : new Integer[] {expected});
                assertThat(response.body() + response.headers().map())
                        .as(route.path())
                        .doesNotContain(SampleCases.CANARY);
            }
        }
        assertThat(sam.get("/desk/shadow").statusCode()).isEqualTo(200);
    }

    @Test
    void whatMembersAndHostsSayIsEscapedEverywhere() {
        String evil = "<img src=x onerror=alert(1)>\"'`${7*7}</textarea><script>alert(1)</script>";
        CaseId id = stage.open(
                Severity.IMMINENT,
                FlagKind.SUICIDE,
                "<b>room</b>",
                evil + " flagged words",
                "flagged words",
                Verdict.PASS,
                HostPolicy.VEILED);
        String path = "/desk/cases/" + id;
        rowan.submit(path, path + "/take");

        for (String body : List.of(
                rowan.get("/desk/queue").body(),
                rowan.get(path).body(),
                rowan.submit(path, path + "/text").body(),
                rowan.submit(path + "/message", path + "/message", "words", evil, "version", "0")
                        .body(),
                rowan.submit(path, path + "/memo", "words", evil).body()
                        + rowan.get(path).body())) {
            assertThat(body).doesNotContain("<img src=x", "<b>room", "<script>alert", "</textarea><script");
        }
    }
}
