package org.quietroom.gateway.keys;

import com.google.common.collect.Sets;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.testkit.Databases;
import org.quietroom.gateway.Main;
import org.quietroom.gateway.config.Config;
import org.quietroom.gateway.config.ConfigReader;
import org.quietroom.gateway.config.Plugins;
import org.quietroom.gateway.run.Gateway;
import org.quietroom.gateway.run.TestGateway;
import org.quietroom.moderation.desk.Actor;
import org.quietroom.moderation.desk.QueueRow;

/** A configuration on the disk, and the commands that are run with it. */
final class House {
    static final Actor ROWAN = Actor.moderator("rowan");
    static final String WORDS = "I want to kill myself tonight";

    private final Path folder;
    private final String store;
    private Path file;
    private String said = "";

    House(Path folder, Databases kind) throws IOException {
        this.folder = folder;
        this.store = kind == Databases.SQLITE ? "" : "store:\n  url: \"" + kind.freshUrl() + "\"\n";
        this.file = configured("");
    }

    /** Writes a configuration with these lines below {@code keyset:}. */
    Path configured(String keyset) throws IOException {
        file = folder.resolve("quietroom.yaml");
        Files.writeString(
                file,
                "data: data\nlisten:\n  port: 0\n" + store + (keyset.isEmpty() ? "" : "keyset:\n" + keyset)
                        + TestGateway.HOST);
        return file;
    }

    Config config() {
        return new ConfigReader(Plugins.find(), Map.of()).read(file);
    }

    Gateway start() {
        return Gateway.start(config(), Plugins.find(), Clock.systemUTC());
    }

    /** Runs a command and returns its exit code; what it printed is {@link #said}. */
    int run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--config", file.toString()));
        StringWriter out = new StringWriter();
        int code = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(all.toArray(new String[0]));
        said = out.toString();
        return code;
    }

    String said() {
        return said;
    }

    /** Somebody posts words that open a case. */
    static CaseId post(Gateway gateway, String id, String account) throws Exception {
        Set<CaseId> before = open(gateway);
        try (TestGateway host = TestGateway.on(gateway)) {
            host.post(id, account, WORDS);
        }
        return Sets.difference(open(gateway), before).iterator().next();
    }

    private static Set<CaseId> open(Gateway gateway) {
        return gateway.foundation().desk().queue().open().stream()
                .map(QueueRow::id)
                .collect(Collectors.toSet());
    }

    static String shown(Gateway gateway, CaseId id) {
        var desk = gateway.foundation().desk();
        var row = desk.cases().file(id, ROWAN).row();
        if (row.takenBy() == null) {
            desk.claims().take(ROWAN, id, row.version());
        }
        return desk.cases().showText(id, ROWAN).original().get(0).text();
    }
}
