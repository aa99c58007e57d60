package org.quietroom.gateclient;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.testkit.ScriptedGate;
import org.quietroom.gate.GateRoutes;
import org.quietroom.gate.HostSecret;
import org.quietroom.gate.LoopbackGate;
import org.quietroom.gate.SignedRequest;

/** What the page says is so. */
class ReadmeTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theVectorsAreTheGatesOwn() throws IOException {
        JsonNode vectors = JSON.readTree(Path.of("vectors.json").toFile());
        assertThat(vectors).hasSizeGreaterThan(4);
        for (JsonNode vector : vectors) {
            var request = SignedRequest.of(
                    vector.get("method").asText(),
                    vector.get("path").asText(),
                    vector.get("timestamp").asLong(),
                    vector.get("nonce").asText(),
                    vector.get("body").asText().getBytes(UTF_8));
            HostSecret secret = HostSecret.of(vector.get("secret").asText());
            assertThat(request.signature(secret))
                    .as(vector.get("about").asText())
                    .isEqualTo(vector.get("signature").asText());
        }
    }

    @Test
    void thePageAndTheOpenApiFileShowTheFirstVector() throws IOException {
        JsonNode first = JSON.readTree(Path.of("vectors.json").toFile()).get(0);
        String openApi = new String(GateRoutes.openApi(), UTF_8);
        for (String name : new String[] {"secret", "path", "timestamp", "nonce", "body", "signature"}) {
            assertThat(readme()).contains("`" + first.get(name).asText() + "`");
            assertThat(openApi).contains(first.get(name).asText());
        }
    }

    @Test
    void thePluginOfThePageRuns(@TempDir Path folder) throws Exception {
        DrivenClient.skipWithout("node", "nodejs");
        Matcher block = Pattern.compile("```js\n(.*?)```", Pattern.DOTALL).matcher(readme());
        assertThat(block.find()).isTrue();
        Files.writeString(folder.resolve("plugin.js"), block.group(1));
        Files.copy(Path.of("javascript/quietroom-gate.js"), folder.resolve("quietroom-gate.js"));
        ScriptedGate gate = new ScriptedGate();
        try (LoopbackGate bench = Bench.open(gate)) {
            var command = new ProcessBuilder("node", "plugin.js")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("out").toFile());
            command.environment().put("QUIETROOM_URL", bench.url());
            command.environment().put("QUIETROOM_SECRET", LoopbackGate.SECRET);
            Process plugin = command.start();
            assertThat(plugin.waitFor(60, TimeUnit.SECONDS)).isTrue();
            String name = gate.pseudonym(new AccountId(Bench.FORUM, "u-7"), new RoomId(Bench.FORUM, "evening"))
                    .name();
            assertThat(Files.readString(folder.resolve("out"))).isEqualTo(name + ": I slept well.\n");
        }
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }
}
