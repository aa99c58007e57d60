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
import org.quietroom.gateway.console.signin.Role;

class DoorTest {
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
    void nobodyComesInWithoutASession() {
        CaseId id = SampleCases.crisis(stage);
        Caller nobody = new Caller(stage.address(), "x".repeat(43));
        for (Door.Route route : stage.console.routes()) {
            if (route.role() != null) {
                HttpResponse<String> response = route.method().name().equals("GET")
                        ? nobody.get(SampleCases.path(route, id))
                        : nobody.post(
                                SampleCases.path(route, id),
                                List.of("words", "kept words"),
                                "Sec-Fetch-Site",
                                "same-origin");
                assertThat(response.statusCode()).as(route.path()).isIn(303, 401);
                assertThat(response.body()).doesNotContain("Reed", "Evening");
            }
        }
        assertThat(nobody.post(
                                "/desk/cases/" + id + "/message",
                                List.of("words", "kept words"),
                                "Sec-Fetch-Site",
                                "same-origin")
                        .body())
                .contains("kept words");
    }

    @Test
    void aFormFromElsewhereDoesNothing() {
        CaseId id = SampleCases.crisis(stage);
        String page = rowan.get("/desk/queue").body();
        List<String> fields = List.of("csrf", Caller.csrf(page), "version", Caller.version(page));
        String take = "/desk/cases/" + id + "/take";

        assertThat(rowan.post(take, fields, "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(rowan.post(take, fields, "Sec-Fetch-Site", "same-site").statusCode())
                .isEqualTo(403);
        assertThat(rowan.post(take, fields, "Origin", "https://elsewhere.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(rowan.post(take, fields, "Origin", "null").statusCode()).isEqualTo(403);
        assertThat(rowan.post(take, fields).statusCode()).isEqualTo(403);
        assertThat(rowan.post(take, List.of("version", "1"), "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(403);
        String other = Caller.csrf(kim.get("/desk/queue").body());
        assertThat(rowan.post(take, List.of("csrf", other, "version", "1"), "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(403);
        assertThat(stage.desk.queue().row(id).takenBy()).isNull();

        assertThat(rowan.post(take, fields, "Origin", stage.address()).statusCode())
                .isEqualTo(303);
        assertThat(stage.desk.queue().row(id).takenBy()).isEqualTo("Rowan");
    }

    @Test
    void aModeratorIsRefusedWhatIsForLeads() {
        CaseId id = SampleCases.crisis(stage);
        int seen = 0;
        for (Door.Route route : stage.console.routes()) {
            if (route.role() == Role.LEAD) {
                seen++;
                HttpResponse<String> refused = rowan.get(SampleCases.path(route, id));
                assertThat(refused.statusCode()).as(route.path()).isEqualTo(403);
                assertThat(refused.body()).contains("This page is for leads").doesNotContain("Reed");
            }
        }
        assertThat(seen).isPositive();
    }

    @Test
    void everyResponseHasTheHeaders() {
        CaseId id = SampleCases.crisis(stage);
        for (String path : List.of(
                "/desk/queue", "/desk/sign-in", "/desk/cases/" + id, "/desk/nothing", "/desk/cases/XX-XXX", "/desk")) {
            for (Caller browser : List.of(rowan, stage.nobody())) {
                HttpResponse<String> response = browser.get(path);
                assertThat(response.headers().firstValue("Content-Security-Policy"))
                        .contains(Headers.POLICY);
                assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
                assertThat(response.headers().firstValue("Referrer-Policy")).contains("no-referrer");
                assertThat(response.headers().firstValue("X-Content-Type-Options"))
                        .contains("nosniff");
                assertThat(response.headers().firstValue("Cross-Origin-Opener-Policy"))
                        .contains("same-origin");
                assertThat(response.headers().firstValue("Cross-Origin-Resource-Policy"))
                        .contains("same-origin");
                assertThat(response.body()).doesNotContain("style=\"", "<style", "<script>", " onclick");
            }
        }
    }
}
