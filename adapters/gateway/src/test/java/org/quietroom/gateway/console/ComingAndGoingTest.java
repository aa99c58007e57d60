package org.quietroom.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComingAndGoingTest {
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
    void theSignInFormAnswersTheSameToEverybody() {
        Caller nobody = stage.nobody();
        HttpResponse<String> unknown = nobody.post(
                "/desk/sign-in", List.of("name", "Ash", "password", "x", "code", "1"), "Sec-Fetch-Site", "same-origin");
        HttpResponse<String> known = nobody.post(
                "/desk/sign-in",
                List.of("name", "Rowan", "password", "x", "code", "1"),
                "Sec-Fetch-Site",
                "same-origin");
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.body()).isEqualTo(known.body().replace("Rowan", "Ash"));
        for (int i = 0; i < 4; i++) {
            known = nobody.post(
                    "/desk/sign-in",
                    List.of("name", "Rowan", "password", "x", "code", "1"),
                    "Sec-Fetch-Site",
                    "same-origin");
        }
        assertThat(known.statusCode()).isEqualTo(429);
        assertThat(known.headers().firstValue("Retry-After")).isPresent();
        assertThat(nobody.post("/desk/sign-in", List.of("name", "Ash"), "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aSignInThatWorksEndsTheSessionThatWasThereBefore() {
        String planted = stage.token("Kim");
        Caller browser = new Caller(stage.address(), planted);
        HttpResponse<String> in = browser.post(stage.link.path(), List.of(), "Sec-Fetch-Site", "same-origin");
        assertThat(in.statusCode()).isEqualTo(303);
        String cookie = in.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie)
                .startsWith("quietroom=")
                .doesNotContain(planted)
                .endsWith("; Path=/; HttpOnly; SameSite=Strict");
        assertThat(browser.get("/desk/queue").statusCode()).isEqualTo(303);
        assertThat(new Caller(stage.address(), planted).get("/desk/queue").statusCode())
                .isEqualTo(303);
        assertThat(browser.post(stage.link.path(), List.of(), "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .as("a link works once")
                .isEqualTo(404);
    }

    @Test
    void theCookieIsStrictAndGoesAway() {
        Caller browser = stage.browser("Rowan");
        HttpResponse<String> out = browser.submit("/desk/queue", "/desk/sign-out");

        assertThat(out.headers().firstValue("Set-Cookie").orElseThrow())
                .isEqualTo("quietroom=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
        assertThat(browser.get("/desk/queue").statusCode()).isEqualTo(303);
        assertThat(rowan.get("/desk/queue").statusCode()).isEqualTo(200);
        rowan.submit("/desk/me", "/desk/sign-out-everywhere");
        assertThat(rowan.get("/desk/queue").statusCode()).isEqualTo(303);
        assertThat(new ConsoleSettings(true, false).setCookie("t"))
                .isEqualTo("__Host-quietroom=t; Path=/; HttpOnly; SameSite=Strict; Secure");
    }

    @Test
    void anIdleSessionEndsAlsoWhileAPageIsOpen() {
        stage.clock.forward(Duration.ofMinutes(29));
        assertThat(rowan.get("/desk/queue", Door.BACKGROUND, "1").statusCode()).isEqualTo(200);
        stage.clock.forward(Duration.ofMinutes(2));
        assertThat(rowan.get("/desk/queue").statusCode()).isEqualTo(303);
    }
}
