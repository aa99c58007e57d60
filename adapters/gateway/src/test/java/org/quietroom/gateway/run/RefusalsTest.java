package org.quietroom.gateway.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.testkit.RawRequest;

/** At the gateway's one port, programs of hosts get problems of the gate and people get pages, whatever the HTTP server refuses. */
class RefusalsTest {
    private static final String REST = " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n";
    private static final String LONG = "X-Long: " + "x".repeat(8_300) + "\r\n";

    @TempDir
    Path folder;

    @Test
    void eachIsAnsweredInItsOwnWay() throws IOException {
        try (TestGateway rig = TestGateway.start(folder, "")) {
            URI at = rig.gateway().address();
            for (String request : new String[] {
                "POST /v1/hosts/forum/submissions" + REST + LONG,
                "PUT /v1/hosts/forum/submissions" + REST,
                "BREW /v1/openapi.yaml" + REST
            }) {
                RawRequest.Answer answer = RawRequest.send(at, request + "\r\n");
                assertThat(answer.head()).contains("content-type: application/problem+json");
                assertThat(answer.body()).contains("urn:quietroom:gate:");
            }
            for (String request : new String[] {
                "GET /desk/%zz" + REST, "GET /desk/queue" + REST + LONG, "TRACE /healthz" + REST, "GET /nothing" + REST
            }) {
                RawRequest.Answer answer = RawRequest.send(at, request + "\r\n");
                assertThat(answer.status()).isBetween(400, 499);
                assertThat(answer.head())
                        .contains("content-type: text/html", "content-security-policy: default-src 'none'");
                assertThat(answer.body()).contains("<body class=\"member\"").doesNotContainIgnoringCase("jetty");
            }
        }
    }
}
