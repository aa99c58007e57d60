package org.quietroom.gateway.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quietroom.core.port.UnavailableException;
import org.quietroom.core.testkit.Await;
import org.quietroom.core.testkit.Databases;
import org.quietroom.gateway.config.Config;
import org.quietroom.gateway.config.ConfigReader;
import org.quietroom.gateway.config.Plugins;
import org.quietroom.gateway.run.Foundation;
import org.quietroom.gateway.run.TestGateway;
import org.quietroom.moderation.desk.ActRefusedException;
import org.quietroom.moderation.desk.Actor;
import org.quietroom.moderation.desk.Done;
import org.quietroom.moderation.desk.QueueRow;
import org.quietroom.moderation.desk.StaleCaseException;
import org.quietroom.moderation.desk.Whereabouts;

/**
 * Kills the running gateway, or stops it in order, at random moments while members write, moderators release and the host fetches; then looks
 * whether anything was lost or done twice. {@code -Dquietroom.kills=200} makes it thorough.
 */
class KillIT {
    private static final int KILLS = Integer.getInteger("quietroom.kills", 15);
    /** A gateway lives for so many answers and then up to so many milliseconds more. */
    private static final int ANSWERS = 6;

    private static final int LATEST = 400;
    private static final Duration AT_MOST = Duration.ofMinutes(3);
    /** Short beside a gateway's life, long beside what listing every open case takes. */
    private static final Duration MODERATORS_PAUSE = Duration.ofMillis(60);

    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    Path folder;

    private final RecordingForum forum = new RecordingForum();
    private volatile boolean moderating = true;

    /** Both stores at once: most of a cycle is a start, which keeps one core busy. */
    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(Databases.class)
    void nothingIsLostAndNothingIsPublishedTwice(Databases kind) throws Exception {
        Path file = config(kind);
        Config config = new ConfigReader(Plugins.find(), Map.of()).read(file);
        Path log = folder.resolve("serve.log");
        GatewayProcess first = GatewayProcess.start(file, log);
        try (Foundation desk = Foundation.open(config, Clock.systemUTC())) {
            Thread moderator = new Thread(() -> moderate(desk));
            moderator.start();
            underKills(file, log, first);
            moderating = false;
            moderator.join();
            try (GatewayProcess last = GatewayProcess.start(file, log)) {
                forum.drain(last.address());
                Await.until(
                        AT_MOST, "all is handed out", () -> desk.desk().outbox().pending() == 0);
                forum.stop();
            }
            look(kind, desk);
            assertThat(bytes(config, desk)).doesNotContain("cleancanary", "heldcanary", "flaggedcanary", "account-");
        }
    }

    private void underKills(Path file, Path log, GatewayProcess first) throws Exception {
        GatewayProcess gateway = first;
        for (int i = 0; i < KILLS; i++) {
            forum.run(gateway.address());
            int enough = forum.answered.get() + ANSWERS;
            Await.until(AT_MOST, "enough is answered", () -> forum.answered.get() >= enough);
            LockSupport.parkNanos(Duration.ofMillis(RANDOM.nextInt(LATEST)).toNanos());
            end(gateway, i);
            forum.stop();
            gateway = GatewayProcess.start(file, log);
        }
        gateway.kill();
    }

    /** Every third is stopped in order, as for an upgrade; the others are killed. */
    private static void end(GatewayProcess gateway, int cycle) throws InterruptedException {
        if (cycle % 3 == 2) {
            assertThat(gateway.stop()).as("it ends by itself").isTrue();
        } else {
            gateway.kill();
        }
    }

    private void moderate(Foundation desk) {
        Actor rowan = Actor.moderator("rowan");
        while (moderating) {
            try {
                List<QueueRow> rows = desk.desk().queue().open();
                for (QueueRow row : rows) {
                    if (row.whereabouts() == Whereabouts.HELD) {
                        Done taken = desk.desk().claims().take(rowan, row.id(), row.version());
                        desk.desk().decisions().release(rowan, row.id(), taken.version());
                    }
                }
                LockSupport.parkNanos(MODERATORS_PAUSE.toNanos());
            } catch (UnavailableException | StaleCaseException | ActRefusedException e) {
                Thread.onSpinWait();
            }
        }
    }

    private void look(Databases kind, Foundation desk) throws Exception {
        Set<String> cases = new HashSet<>();
        Set<String> authors = new HashSet<>();
        try (Connection connection = desk.store().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, author FROM desk_case")) {
            while (rows.next()) {
                cases.add(rows.getString(1));
                authors.add(rows.getString(2));
            }
        }
        assertThat(forum.heldCases).as("held").isNotEmpty();
        assertThat(cases).as("a held message has its case").containsAll(forum.heldCases.values());
        assertThat(forum.flaggedAuthors).as("flagged").isNotEmpty();
        assertThat(authors).as("a flagged message has its case").containsAll(forum.flaggedAuthors.values());
        assertThat(forum.keysOfMessages).as("released").isNotEmpty();
        assertThat(forum.keysOfMessages)
                .as("a message is published under one key, so that the host does it once")
                .allSatisfy((message, keys) -> assertThat(keys).hasSize(1));
        System.getLogger("KillIT")
                .log(
                        System.Logger.Level.INFO,
                        kind + ": " + KILLS + " kills, " + forum.answered + " answers, " + forum.heldCases.size()
                                + " held, " + forum.keysOfMessages.size() + " published, " + forum.handedOut
                                + " handed out");
    }

    private Path config(Databases kind) throws IOException {
        String store = kind == Databases.SQLITE ? "" : "store:\n  url: \"" + kind.freshUrl() + "\"\n";
        Path file = folder.resolve("quietroom.yaml");
        Files.writeString(
                file,
                "data: data\nlisten:\n  port: 0\ncommunity:\n  undo: 0s\n" + store
                        + TestGateway.HOST.replace("dedupe:", "requests-per-second: 5000\n    dedupe:"));
        return file;
    }

    /* Everything the store holds: the files of SQLite, or every row of PostgreSQL as text and bytes. */
    private static String bytes(Config config, Foundation desk) throws Exception {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        if (config.store().sqlite()) {
            for (String end : new String[] {"", "-wal", "-shm"}) {
                Path file = Path.of(config.store().file() + end);
                if (Files.exists(file)) {
                    all.write(Files.readAllBytes(file));
                }
            }
        } else {
            try (Connection connection = desk.store().getConnection()) {
                for (String table : tables(connection)) {
                    new org.postgresql.copy.CopyManager(connection.unwrap(org.postgresql.core.BaseConnection.class))
                            .copyOut("COPY \"" + table + "\" TO STDOUT (FORMAT binary)", all);
                }
            }
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    private static Set<String> tables(Connection connection) throws Exception {
        Set<String> tables = new HashSet<>();
        try (ResultSet rows =
                connection.getMetaData().getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
            while (rows.next()) {
                tables.add(rows.getString("TABLE_NAME"));
            }
        }
        return tables;
    }
}
