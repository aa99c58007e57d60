package org.quietroom.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quietroom.core.testkit.RawRequest;

/** What the HTTP server refuses by itself is a problem of the gate, as everything that the gate refuses. */
class GateRefusalsTest {
    private static Rig rig;

    @BeforeAll
    static void open() {
        rig = new Rig();
    }

    @AfterAll
    static void close() {
        rig.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET /v1/%zz HTTP/1.1, 400, not-json",
        "POST /v1/hosts/forum/submissions/% HTTP/1.1, 400, not-json",
        "PUT /v1/hosts/forum/submissions HTTP/1.1, 404, not-found",
        "BREW /v1/openapi.yaml HTTP/1.1, 404, not-found",
        "GET /v1/openapi.yaml HTTP/7.0, 400, not-json",
        "no request at all, 400, not-json"
    })
    void aProblemSaysWhatIsTheMatter(String line, int status, String type) throws IOException {
        RawRequest.Answer answer = RawRequest.send(
                rig.server.address(), line + "\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.head())
                .contains("content-type: application/problem+json")
                .doesNotContain("server:");
        assertThat(answer.body()).contains("urn:quietroom:gate:" + type);
        assertThat(answer.body().toLowerCase(Locale.ROOT)).doesNotContain("jetty", "javalin", "exception");
    }
}
