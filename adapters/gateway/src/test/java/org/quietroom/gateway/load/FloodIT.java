package org.quietroom.gateway.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.gate.GateClient;
import org.quietroom.gate.HostSecret;
import org.quietroom.gateway.config.Config;
import org.quietroom.gateway.config.ConfigReader;
import org.quietroom.gateway.config.Plugins;
import org.quietroom.gateway.run.Gateway;
import org.quietroom.gateway.run.TestGateway;

/** Two hosts at one gateway over real HTTP: whatever one of them sends, the other is answered and not told to wait. */
class FloodIT {
    private static final System.Logger LOG = System.getLogger(FloodIT.class.getName());
    private static final int UNDER_WAY = 200;
    private static final int POSTS = 10;
    private static final String LONG = "It was a quiet evening and we talked about this and that. ".repeat(20);

    @TempDir
    private Path folder;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger toldToWait = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();
    private final List<CompletableFuture<?>> flood = new ArrayList<>();
    private Gateway gateway;

    @BeforeEach
    void warm() {
        over.set(false);
    }

    @AfterEach
    void end() {
        over.set(true);
        CompletableFuture.allOf(flood.toArray(CompletableFuture[]::new)).join();
        gateway.close();
    }

    @Test
    void whileOneHostFloodsTheOtherIsAnswered() throws Exception {
        start(8_000);
        flood();
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < POSTS; i++) {
            long began = System.nanoTime();
            assertAnswered("quiet-" + i);
            millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
        }
        assertThat(answered).as("the other host is answered all the while").hasPositiveValue();
        LOG.log(
                System.Logger.Level.INFO,
                "a host beside one with {0} posts under way: {1} ms",
                UNDER_WAY,
                millis.toString());
    }

    @Test
    void aHostBeyondItsLimitIsToldToWaitAndTheOtherIsNot() throws Exception {
        start(10);
        flood();
        for (int i = 0; i < POSTS; i++) {
            assertAnswered("quiet-" + i);
        }
        assertThat(toldToWait).hasPositiveValue();
        assertThat(gateway.hosts())
                .filteredOn(host -> host.config().id().value().equals("flood"))
                .singleElement()
                .satisfies(host -> assertThat(host.adapter().health().detail())
                        .contains("more often than 'requests-per-second' allows"));
    }

    @Test
    void bodiesThatNeverEndLeaveThreadsToOthers() throws Exception {
        start(8_000);
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 60; i++) {
                slow.add(halfARequest());
            }
            for (int i = 0; i < POSTS; i++) {
                assertAnswered("quiet-" + i);
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private Socket halfARequest() throws IOException {
        Socket socket =
                new Socket(gateway.address().getHost(), gateway.address().getPort());
        socket.getOutputStream()
                .write("POST /v1/hosts/flood/submissions HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{"
                        .getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    private void start(int perSecond) {
        String host = TestGateway.HOST.substring(TestGateway.HOST.indexOf('\n') + 1);
        String text = "data: data\nlisten:\n  port: 0\nlog:\n  level: warn\n" + TestGateway.HOST
                + host.replace("forum:", "flood:") + "    requests-per-second: " + perSecond + "\n";
        Config config = new ConfigReader(Plugins.find(), Map.of()).read(text, folder, "flood.yaml");
        gateway = Gateway.start(config, Plugins.find(), Clock.systemUTC());
    }

    /** Keeps so many long posts under way, each of its own member. */
    private void flood() {
        GateClient client = client("flood");
        for (int i = 0; i < UNDER_WAY; i++) {
            flood.add(next(client, i, 0));
        }
    }

    private CompletableFuture<?> next(GateClient client, int lane, int turn) {
        String json = TestGateway.submission("m-" + lane + "-" + turn, "u-" + lane, LONG);
        return http.sendAsync(client.request("submissions", json).build(), HttpResponse.BodyHandlers.ofString())
                .thenComposeAsync(answer -> {
                    (answer.statusCode() == 429 ? toldToWait : answered).incrementAndGet();
                    return over.get()
                            ? CompletableFuture.completedFuture(null)
                            : next(client, lane, turn + 1).thenApply(done -> null);
                });
    }

    private void assertAnswered(String id) throws Exception {
        HttpResponse<String> answer = http.sendAsync(
                        client("forum")
                                .request("submissions", TestGateway.submission(id, "u-7", "I slept well."))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .get(60, TimeUnit.SECONDS);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("try_later");
    }

    private GateClient client(String host) {
        return new GateClient(gateway.address(), host, HostSecret.of(TestGateway.SECRET), Clock.systemUTC());
    }
}
