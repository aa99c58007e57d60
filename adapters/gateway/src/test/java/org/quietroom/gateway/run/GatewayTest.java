package org.quietroom.gateway.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.encryption.KeyRingException;
import org.quietroom.gateway.cli.RefusedException;

class GatewayTest {
    @TempDir
    Path folder;

    @Test
    void aMessageWalksThroughAllOfIt() throws Exception {
        try (TestGateway rig = TestGateway.start(folder, "")) {
            var response = rig.post("m1", "jane", "A quiet evening to everyone.");
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body())
                    .contains("\"action\":\"publish\"", "\"author\"")
                    .doesNotContain("jane");
            var flagged = rig.post("m2", "jane", "I want to kill myself tonight");
            assertThat(flagged.body()).contains("\"action\":\"publish\"", "\"author\"");
            assertThat(rig.gateway().foundation().desk().queue().open()).hasSize(1);
        }
    }

    @Test
    void namesOutliveARestartAndFilesAreTheOwnersAlone() throws Exception {
        String before;
        try (TestGateway rig = TestGateway.start(folder, "")) {
            before = rig.post("m1", "jane", "hello").body();
        }
        try (Stream<Path> files = Files.list(folder.resolve("data"))) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .endsWith("------"));
        }
        try (TestGateway rig = TestGateway.start(folder, "")) {
            assertThat(rig.post("m9", "jane", "hello again").body()).isEqualTo(before);
        }
    }

    @Test
    void anotherKeysetOrALostOneIsRefused() throws Exception {
        TestGateway.start(folder, "").close();
        Path keyset = folder.resolve("data/keyset.json");
        Path away = folder.resolve("away.json");
        Files.move(keyset, away);
        assertThatThrownBy(() -> TestGateway.start(folder, "")).isInstanceOf(KeyRingException.class);
        TestGateway.start(folder.resolve("other"), "").close();
        Files.copy(folder.resolve("other/data/keyset.json"), keyset);
        assertThatThrownBy(() -> TestGateway.start(folder, ""))
                .isInstanceOf(KeyRingException.class)
                .hasMessageContaining("does not belong to this store");
        Files.delete(keyset);
        Files.move(away, keyset);
        TestGateway.start(folder, "").close();
    }

    @Test
    void aPolicyThatCannotBeKeptIsRefusedAtTheStart() {
        String weak = "  other:\n    type: gate\n    mode: on\n    secret: " + TestGateway.SECRET + "\n";
        assertThatThrownBy(() -> TestGateway.start(folder, weak))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("host other")
                .hasMessageContaining("Veiled rooms need the author replaced");
        TestGateway.start(folder, weak.replace("mode: on", "mode: shadow")).close();
    }

    @Test
    void aWatchOnDiscordIsNotStartedWherePostsMustBeJudgedBefore() {
        String watch = """
                  group:
                    type: discord-watch
                    mode: on
                    veiled: false
                    token: a-token
                    server: '1180000000000000000'
                    channels: kitchen=1180000000000000003
                """;
        assertThatThrownBy(() -> TestGateway.start(folder, watch))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("host group")
                .hasMessageContaining("Judging before publication needs a gate")
                .hasMessageContaining("before: false");
        String desk = watch.replace("discord-watch", "discord-desk").replace("veiled: false", "veiled: true") + """
                  kitchen:
                    type: discord-watch
                    mode: on
                    veiled: true
                    before: false
                    token: a-token
                    server: '1180000000000000000'
                    channels: kitchen=1180000000000000003
                """;
        assertThatThrownBy(() -> TestGateway.start(folder, desk))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("host kitchen: Veiled rooms need the author replaced")
                .message()
                .doesNotContain("host group");
    }

    @Test
    void twoCannotUseOneFolder() throws Exception {
        TestGateway first = TestGateway.start(folder, "");
        try (first) {
            assertThatThrownBy(() -> TestGateway.start(folder, ""))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("Another gateway");
        }
        TestGateway.start(folder, "").close();
    }

    @Test
    void healthAndNumbersAreThereAndTellNobodyElse() throws Exception {
        try (TestGateway rig = TestGateway.start(folder, "")) {
            rig.post("m1", "jane", "hello");
            assertThat(get(rig, "/healthz").statusCode()).isEqualTo(200);
            var ready = get(rig, "/readyz");
            assertThat(ready.statusCode()).isEqualTo(200);
            assertThat(ready.body()).contains("\"ready\":true", "\"forum\"", "\"reached\"");
            assertThat(get(rig, "/metrics").body())
                    .contains("quietroom_submissions_total{action=\"publish\",host=\"forum\"} 1.0")
                    .contains("quietroom_gate_requests_seconds_count{operation=\"submit\",status=\"200\"} 1")
                    .contains("quietroom_host_reached{host=\"forum\"} 1.0")
                    .doesNotContain("jane", "evening");
            assertThat(get(rig, "/metrics", "X-Forwarded-For", "10.0.0.1").statusCode())
                    .isEqualTo(403);
            assertThat(get(rig, "/readyz", "X-Forwarded-For", "10.0.0.1").body())
                    .isEqualTo("{\"ready\":true}");
        }
    }

    private static HttpResponse<String> get(TestGateway rig, String path, String... headers) throws Exception {
        URI uri = rig.gateway().address().resolve(path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
