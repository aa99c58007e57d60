package org.quietroom.gateway.durability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.quietroom.gate.GateClient;
import org.quietroom.gate.HostSecret;
import org.quietroom.gateway.run.TestGateway;

/** A forum that writes down all it is told, and does a key at most once, as its profile promises. */
final class RecordingForum {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WRITERS = 2;

    final Map<String, String> heldCases = new ConcurrentHashMap<>();
    final Map<String, String> flaggedAuthors = new ConcurrentHashMap<>();
    final Map<String, Set<String>> keysOfMessages = new ConcurrentHashMap<>();
    final AtomicInteger answered = new AtomicInteger();
    final AtomicInteger handedOut = new AtomicInteger();
    private final AtomicInteger next = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    /** Writes and fetches until {@link #stop}. */
    void run(URI gateway) {
        stopped = false;
        GateClient client = new GateClient(gateway, "forum", HostSecret.of(TestGateway.SECRET), Clock.systemUTC());
        for (int i = 0; i < WRITERS; i++) {
            begin(() -> write(client));
        }
        begin(() -> fetch(client));
    }

    /** Only fetches. */
    void drain(URI gateway) {
        stopped = false;
        GateClient client = new GateClient(gateway, "forum", HostSecret.of(TestGateway.SECRET), Clock.systemUTC());
        begin(() -> fetch(client));
    }

    void stop() throws InterruptedException {
        stopped = true;
        for (Thread thread : threads) {
            thread.join();
        }
        threads.clear();
    }

    private void begin(Step step) {
        Thread thread = new Thread(() -> {
            while (!stopped) {
                try {
                    step.once();
                } catch (IOException e) {
                    Thread.onSpinWait();
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
        threads.add(thread);
        thread.start();
    }

    private void write(GateClient client) throws IOException, InterruptedException {
        int i = next.incrementAndGet();
        String id = "m-" + i;
        String words = "cleancanary quiet evening " + i;
        if (i % 3 == 0) {
            words = "HOLD heldcanary " + i;
        } else if (i % 3 == 1) {
            words = "flaggedcanary I want to kill myself tonight " + i;
        }
        HttpResponse<String> response = client.post("submissions", TestGateway.submission(id, "account-" + i, words));
        if (response.statusCode() != 200) {
            return;
        }
        JsonNode answer = JSON.readTree(response.body());
        answered.incrementAndGet();
        String action = answer.path("action").asText();
        if (action.equals("hold")) {
            heldCases.put(id, answer.path("case").asText());
        } else if (action.equals("publish") && words.startsWith("flagged")) {
            flaggedAuthors.put(id, answer.path("author").path("id").asText());
        }
    }

    private void fetch(GateClient client) throws IOException, InterruptedException {
        HttpResponse<String> response = client.post("effects/poll", "{\"waitSeconds\":1}");
        if (response.statusCode() != 200) {
            return;
        }
        for (JsonNode effect : JSON.readTree(response.body()).path("effects")) {
            String key = effect.path("key").asText();
            handedOut.incrementAndGet();
            if (effect.path("type").asText().equals("publish")) {
                keysOfMessages
                        .computeIfAbsent(effect.path("message").asText(), id -> ConcurrentHashMap.newKeySet())
                        .add(key);
            }
            client.post("effects/" + key, "{\"outcome\":\"done\"}");
        }
    }

    @FunctionalInterface
    private interface Step {
        void once() throws IOException, InterruptedException;
    }
}
