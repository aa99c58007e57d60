package org.quietroom.gateway.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.quietroom.gateway.config.Config;
import org.quietroom.gateway.config.Plugins;

/** Asks the gateway that runs with this configuration; tries its hosts' connections if none does. */
final class Running {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private Running() {}

    static List<Finding> examine(Config config, Plugins plugins) {
        Config.Listen listen = config.listen();
        List<Finding> findings = new ArrayList<>();
        String address = listen.address().contains(":") ? "[" + listen.address() + "]" : listen.address();
        URI ready = URI.create("http://" + address + ":" + listen.port() + "/readyz");
        try {
            HttpResponse<String> answer = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .build()
                    .send(
                            HttpRequest.newBuilder(ready).timeout(PATIENCE).build(),
                            HttpResponse.BodyHandlers.ofString());
            JsonNode health = new ObjectMapper().readTree(answer.body());
            if (!health.has("ready")) {
                findings.add(Finding.bad("Another program answers at " + ready + ".", "Stop it, or set listen.port."));
                return findings;
            }
            findings.add(
                    health.path("ready").booleanValue()
                            ? Finding.fine("The gateway runs and is ready.")
                            : Finding.bad(
                                    "The gateway runs and is not ready.",
                                    health.path("store").asText("See its log.")));
            health.path("guardsInQuarantine")
                    .forEach(guard -> findings.add(Finding.bad(
                            "The guard " + guard.asText() + " is in quarantine: it failed too often.",
                            "Look at the log; its failure reaction applies to every message meanwhile.")));
            health.path("alerts").forEach(tier -> findings.add(alerts(tier)));
            health.path("hosts")
                    .forEach(host -> findings.add(Connections.finding(
                            host.path("id").asText(),
                            host.path("state").asText(),
                            host.path("detail").asText())));
        } catch (IOException e) {
            findings.add(Finding.note("No gateway answers at " + ready + ".", "Start it with quietroom serve."));
            findings.addAll(Connections.probe(config, plugins));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return findings;
    }

    private static Finding alerts(JsonNode tier) {
        String name = "Posts of the tier " + tier.path("tier").asText();
        String rates = String.format(
                Locale.ROOT,
                "%.2f of 1,000 (%.2f when it was fitted), of %d posts since %s.",
                tier.path("ofThousand").asDouble(),
                tier.path("expectedOfThousand").asDouble(),
                tier.path("posts").asLong(),
                tier.path("since").asText());
        return switch (tier.path("trend").asText()) {
            case "more" ->
                Finding.note(
                        name + " are flagged more often than expected: " + rates,
                        "Look at the cases; if that is how people write here now, use quietroom calibrate again.");
            case "fewer" ->
                Finding.note(
                        name + " are flagged less often than expected: " + rates,
                        "See whether every host still sends what it should; then use quietroom calibrate again.");
            default -> Finding.fine(name + " are flagged as expected: " + rates);
        };
    }
}
