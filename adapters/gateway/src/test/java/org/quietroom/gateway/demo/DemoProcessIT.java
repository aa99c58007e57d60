package org.quietroom.gateway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as somebody starts and stops it. */
class DemoProcessIT {
    @TempDir
    private Path folder;

    @Test
    void itPrintsWhereToGoAndStopsWhenAsked() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process demo = start(Integer.toString(taken.getLocalPort()), folder.resolve("data"));
            try (var out = new BufferedReader(new InputStreamReader(demo.getInputStream(), StandardCharsets.UTF_8))) {
                URI room = address(out.readLine(), "Common Room");
                URI console = address(out.readLine(), "Console");
                assertThat(console.getPort()).isNotEqualTo(taken.getLocalPort());
                assertThat(get(room).body()).contains("Come in");
                assertThat(get(console).statusCode()).isEqualTo(200);
            } finally {
                demo.destroy();
            }
            assertThat(demo.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertNothingBrokeOrLeaked();
            assertThat(folder.resolve("data").resolve("keyset.json")).exists();
        }
    }

    @Test
    void itStopsAlsoWhileBrowsersAreOpenOrHaveJustGone() throws Exception {
        Process demo = start("0", folder.resolve("data"));
        try (var out = new BufferedReader(new InputStreamReader(demo.getInputStream(), StandardCharsets.UTF_8))) {
            URI room = address(out.readLine(), "Common Room");
            URI signIn = address(out.readLine(), "Console");
            HttpClient browser =
                    HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
            post(browser, signIn);
            post(browser, room.resolve("/arrive"));
            var streams = List.of(
                    live(browser, signIn.resolve("/desk/live?page=queue")),
                    live(browser, signIn.resolve("/desk/live?page=queue")),
                    live(browser, room.resolve("/live/carers?since=0")),
                    live(browser, room.resolve("/live/carers?since=0")));
            streams.get(0).body().close();
            streams.get(2).body().close();
            assertThat(streams)
                    .allSatisfy(stream -> assertThat(stream.statusCode()).isEqualTo(200));
        } finally {
            demo.destroy();
        }
        assertThat(demo.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertNothingBrokeOrLeaked();
    }

    /** The log may say that this machine is slow; it shows neither a bug nor what the demo's guests said. */
    private void assertNothingBrokeOrLeaked() throws IOException {
        String log = Files.readString(folder.resolve("stderr"));
        assertThat(log).doesNotContain("\tat ").doesNotContainPattern("\\b[A-Z]\\w*(?:Exception|Error)\\b");
        assertThat(Conversation.script())
                .isNotEmpty()
                .allSatisfy(turn -> assertThat(log).doesNotContain(turn.words()));
    }

    private static HttpResponse<InputStream> live(HttpClient browser, URI address) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(address)
                        .header("Accept", "text/event-stream")
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
    }

    private static void post(HttpClient browser, URI address) throws Exception {
        HttpRequest form = HttpRequest.newBuilder(address)
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        assertThat(browser.send(form, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(303);
    }

    @Test
    void aFolderThatIsInUseIsRefused() throws Exception {
        Path data = Files.createDirectories(folder.resolve("mine"));
        Files.writeString(data.resolve("letter.txt"), "keep me");
        Process demo = start("0", data);
        assertThat(demo.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(demo.exitValue()).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("stderr"))).contains("is not empty");
        assertThat(data.resolve("letter.txt")).hasContent("keep me");
    }

    private Process start(String port, Path data) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.quietroom.gateway.Main",
                        "demo",
                        "--port",
                        port,
                        "--data",
                        data.toString())
                .redirectError(folder.resolve("stderr").toFile())
                .start();
    }

    private static URI address(String line, String what) {
        Matcher found =
                Pattern.compile(what + ".*(http://127\\.0\\.0\\.1:\\S+)").matcher(String.valueOf(line));
        assertThat(found.find()).as("the line: %s", line).isTrue();
        return URI.create(found.group(1));
    }

    private static HttpResponse<String> get(URI address) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }
}
