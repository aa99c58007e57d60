package org.quietroom.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.host.HostPolicy;
import org.quietroom.core.testkit.Await;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.core.verdict.Severity;
import org.quietroom.core.verdict.Verdict;
import org.slf4j.LoggerFactory;

@Timeout(60)
class LivePagesTest {
    private static final int BROWSERS = 10;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private Stage stage;

    @BeforeEach
    void open(@TempDir Path folder) {
        stage = new Stage(folder);
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void close() {
        root().detachAppender(log);
        stage.close();
    }

    @Test
    void browsersThatCameAndWentLeaveNothingBehind() throws Exception {
        List<Socket> browsers = new ArrayList<>();
        for (int i = 0; i < BROWSERS; i++) {
            browsers.add(listen());
        }
        Await.until("the browsers listen", () -> stage.console.live().listeners() == BROWSERS);
        for (int i = 0; i < BROWSERS; i++) {
            // Half of them close; the connection of the other half is cut.
            browsers.get(i).setSoLinger(i % 2 == 0, 0);
            browsers.get(i).close();
        }

        Await.until("nobody listens", () -> {
            news();
            stage.console.live().beat();
            return stage.console.live().listeners() == 0;
        });

        Await.until(
                "no thread serves them",
                () -> Thread.getAllStackTraces().entrySet().stream()
                        .filter(thread -> thread.getKey().getState() == Thread.State.RUNNABLE)
                        .flatMap(thread -> Arrays.stream(thread.getValue()))
                        .noneMatch(frame -> frame.getClassName().startsWith("io.javalin.http.servlet.")));
        news();
        stage.console.live().tick();
        assertThat(log.list).isEmpty();
    }

    @Test
    void itClosesWhileBrowsersAreOpen() throws Exception {
        try (Socket one = listen();
                Socket other = listen()) {
            Await.until("the browsers listen", () -> stage.console.live().listeners() == 2);
            stage.console.close();
            for (Socket browser : List.of(one, other)) {
                assertThatCode(() -> reader(browser).lines().count()).doesNotThrowAnyException();
            }
            assertThat(stage.console.live().listeners()).isZero();
        }
    }

    @Test
    void itClosesAlsoWhenTheServerWentFirst() throws Exception {
        try (Socket one = listen();
                Socket other = listen()) {
            Await.until("the browsers listen", () -> stage.console.live().listeners() == 2);
            other.setSoLinger(true, 0);
            other.close();
            stage.stop();
            assertTimeoutPreemptively(Duration.ofSeconds(60), stage.console::close);
            assertThatCode(() -> reader(one).lines().count()).doesNotThrowAnyException();
            assertThat(stage.console.live().listeners()).isZero();
        }
    }

    @Test
    void aPageWhoseSessionEndedHearsNoMore() throws Exception {
        try (Socket browser = listen()) {
            Await.until("the browsers listen", () -> stage.console.live().listeners() == 1);
            stage.clock.forward(Duration.ofMinutes(26));
            stage.console.live().tick();
            stage.clock.forward(Duration.ofMinutes(5));
            stage.console.live().tick();
            assertThat(reader(browser).lines().toList())
                    .contains("event: session")
                    .anySatisfy(line -> assertThat(line).startsWith("data: {\"text\":\""));
            assertThat(stage.console.live().listeners()).isZero();
        }
    }

    @Test
    void whatAsksForNoEventsGetsNone() {
        Caller rowan = new Caller(stage.address(), stage.token("Rowan"));
        assertThat(rowan.get(LivePages.PATH).statusCode()).isEqualTo(404);
    }

    private void news() {
        stage.open(
                Severity.PASSIVE,
                FlagKind.SUICIDE,
                "Evening room",
                "Some flagged words.",
                "flagged words",
                Verdict.PASS,
                HostPolicy.VEILED);
    }

    /** A browser that has read the head of the answer. */
    private Socket listen() throws IOException {
        URI server = URI.create(stage.address());
        Socket socket = new Socket(server.getHost(), server.getPort());
        String request = "GET " + LivePages.PATH + "?known= HTTP/1.1\r\nHost: " + server.getAuthority()
                + "\r\nAccept: text/event-stream\r\nCookie: quietroom=" + stage.token("Rowan") + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        assertThat(reader(socket).readLine()).isEqualTo("HTTP/1.1 200 OK");
        return socket;
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
