package org.quietroom.gateway.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalSocketTest {
    private static final String SECOND =
            "  second:\n    type: gate\n    socket: true\n    secret: " + TestGateway.SECRET + "\n";

    @TempDir
    Path folder;

    @Test
    void whoMayOpenTheFileSpeaksForItsHostAndForNoOther() throws Exception {
        try (TestGateway rig = TestGateway.start(folder, SECOND)) {
            Path socket = folder.resolve("data/sockets/second.sock");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.getParent())))
                    .isEqualTo("rwx------");
            assertThat(post(socket, "second")).startsWith("HTTP/1.1 200").contains("\"action\":\"publish\"");
            assertThat(post(socket, "forum")).startsWith("HTTP/1.1 401");
            HttpResponse<String> unsigned = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(rig.gateway().address().resolve("/v1/hosts/second/submissions"))
                                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(unsigned.statusCode()).isEqualTo(401);
            assertThat(rig.post("m1", "jane", "hello").statusCode()).isEqualTo(200);
        }
        try (TestGateway again = TestGateway.start(folder, SECOND)) {
            assertThat(again.gateway().ready()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET /v1/%zz HTTP/1.1", "POST /v1/hosts/second/submissions/% HTTP/1.1", "no request at all"})
    void whatCannotBeReadIsAProblemOfTheGate(String line) throws Exception {
        try (TestGateway rig = TestGateway.start(folder, SECOND)) {
            Path socket = folder.resolve("data/sockets/second.sock");
            assertThat(ask(socket, line + "\r\nHost: local\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json", "urn:quietroom:gate:not-json");
        }
    }

    private static String post(Path socket, String host) throws IOException {
        String body = TestGateway.submission("m1", "jane", "hello");
        return ask(
                socket,
                "POST /v1/hosts/" + host + "/submissions HTTP/1.1\r\nHost: local\r\nConnection: close\r\n"
                        + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private static String ask(Path socket, String request) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8)));
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            ByteBuffer buffer = ByteBuffer.allocate(4096);
            while (channel.read(buffer) >= 0) {
                answer.write(buffer.array(), 0, buffer.position());
                buffer.clear();
            }
            return answer.toString(StandardCharsets.UTF_8);
        }
    }
}
