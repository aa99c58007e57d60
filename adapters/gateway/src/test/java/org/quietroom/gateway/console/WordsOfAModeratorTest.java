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
import org.quietroom.moderation.desk.Actor;

class WordsOfAModeratorTest {
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
    void theComposerWarnsOnceAndThenLetsPass() {
        CaseId id = SampleCases.crisis(stage);
        String path = "/desk/cases/" + id;
        rowan.submit(path, path + "/take");

        HttpResponse<String> warned = rowan.submit(path + "/message", path + "/message", "words", "Where are you now?");
        assertThat(warned.statusCode()).isEqualTo(422);
        assertThat(warned.body()).contains("We don't ask that", "Where are you now?");
        HttpResponse<String> sent = rowan.submit(
                path + "/message", path + "/message", "words", "Where are you now?", "warned", "warn-where");
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(stage.desk.outbox().pending()).isPositive();
    }

    @Test
    void aStaleFormKeepsTheWords() {
        CaseId id = SampleCases.crisis(stage);
        String path = "/desk/cases/" + id;
        rowan.submit(path, path + "/take");
        String form = rowan.get(path + "/message").body();
        stage.desk
                .letters()
                .memo(Actor.moderator("Kim"), id, stage.desk.queue().row(id).version(), "Kim looked too.");

        HttpResponse<String> stale = rowan.post(
                path + "/message",
                List.of(
                        "csrf",
                        Caller.csrf(form),
                        "version",
                        Caller.version(form),
                        "words",
                        "Thank you for <writing>."),
                "Sec-Fetch-Site",
                "same-origin");

        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("This case changed while you were writing", "Thank you for &lt;writing&gt;.");
        assertThat(rowan.get(path + "/message").body()).contains("Thank you for &lt;writing&gt;.");
        assertThat(rowan.submit(path + "/message", path + "/message", "words", "Thank you for writing.")
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void aLostDatabaseIsSaidCalmlyAndKeepsTheWords() {
        CaseId id = SampleCases.crisis(stage);
        String path = "/desk/cases/" + id + "/message";
        rowan.submit("/desk/cases/" + id, "/desk/cases/" + id + "/take");
        String form = rowan.get(path).body();
        List<String> fields = List.of(
                "csrf", Caller.csrf(form), "version", Caller.version(form), "words", "Thank you for <writing>.");

        stage.storeIsGone(true);
        for (Door.Route route : stage.console.routes()) {
            if (route.role() != null && route.method().name().equals("GET")) {
                HttpResponse<String> response = rowan.get(SampleCases.path(route, id));
                assertThat(response.statusCode()).as(route.path()).isEqualTo(503);
                assertThat(response.body()).contains("The store does not answer", "Nothing was changed.");
                assertThat(response.headers().firstValue("Retry-After")).isPresent();
                assertThat(response.headers().firstValue("Content-Security-Policy"))
                        .isPresent();
            }
        }
        assertThat(rowan.post(path, fields, "Sec-Fetch-Site", "same-origin").body())
                .contains("The store does not answer", "Thank you for &lt;writing&gt;.");
        assertThat(rowan.post(path, fields, "Sec-Fetch-Site", "cross-site").body())
                .doesNotContain("Thank you");
        HttpResponse<String> signIn = stage.nobody()
                .post(
                        "/desk/sign-in",
                        List.of("name", "Rowan", "password", "x", "code", "1"),
                        "Sec-Fetch-Site",
                        "same-origin");
        assertThat(signIn.statusCode()).isEqualTo(503);

        stage.storeIsGone(false);
        assertThat(rowan.post(path, fields, "Sec-Fetch-Site", "same-origin").statusCode())
                .isEqualTo(303);
    }
}
