package org.quietroom.gateway.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.gate.GateClient;
import org.quietroom.gate.HostSecret;
import org.quietroom.gateway.config.ConfigReader;
import org.quietroom.gateway.config.Plugins;
import org.quietroom.gateway.durability.GatewayProcess;
import org.quietroom.gateway.run.Foundation;
import org.quietroom.gateway.run.TestGateway;

/** A disk that is full: the operating system lets the running process write no file further than its first page. */
class FullDiskIT {
    private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");

    @TempDir
    Path folder;

    @Test
    void hostsAreToldToTryLaterAndNothingIsLost() throws Exception {
        Assumptions.assumeTrue(
                Files.isExecutable(PRLIMIT), "Skipped: there is no /usr/bin/prlimit to fill a disk with.");
        Path file = folder.resolve("quietroom.yaml");
        Files.writeString(file, "data: data\nlisten:\n  port: 0\ncommunity:\n  undo: 0s\n" + TestGateway.HOST);
        Path log = folder.resolve("stderr.log");
        try (GatewayProcess gateway = GatewayProcess.start(file, log)) {
            Watched watched = new Watched(gateway.address());
            GateClient forum =
                    new GateClient(gateway.address(), "forum", HostSecret.of(TestGateway.SECRET), Clock.systemUTC());
            assertThat(post(forum, "m1", Watched.CRISIS)).contains("\"action\":\"publish\"");
            assertThat(post(forum, "m2", "HOLD canarytext")).contains("\"action\":\"hold\"");

            limit(gateway.pid(), "4096");
            Watched.assertTriesLater(forum.post("submissions", body("m3", Watched.CRISIS)));
            Watched.assertTriesLater(forum.post("submissions", body("m4", "HOLD canarytext")));
            watched.awaitReady(false);
            assertThat(watched.get("/readyz").body()).contains("takes no writes", "free space");
            assertThat(watched.get("/healthz").statusCode()).isEqualTo(200);
            assertThat(watched.get("/desk/sign-in").statusCode()).isEqualTo(200);

            limit(gateway.pid(), "unlimited");
            watched.awaitReady(true);
            assertThat(post(forum, "m3", Watched.CRISIS)).contains("\"action\":\"publish\"");
            assertThat(post(forum, "m4", "HOLD canarytext")).contains("\"action\":\"hold\"");
        }
        try (Foundation store =
                Foundation.open(new ConfigReader(Plugins.find(), Map.of()).read(file), Clock.systemUTC())) {
            assertThat(store.desk().queue().open()).hasSize(4);
        }
        String logged = Files.readString(log, StandardCharsets.UTF_8);
        assertThat(logged).contains("the store takes no writes; hosts are told to try later");
        assertThat(logged).doesNotContain("canary", "\tat ", TestGateway.SECRET);
    }

    private static String post(GateClient forum, String id, String text) throws Exception {
        return forum.post("submissions", body(id, text)).body();
    }

    private static String body(String id, String text) {
        return TestGateway.submission(id, "canaryaccount", text);
    }

    private static void limit(long pid, String bytes) throws Exception {
        Process done = new ProcessBuilder(
                        PRLIMIT.toString(), "--pid", Long.toString(pid), "--fsize=" + bytes + ":unlimited")
                .inheritIO()
                .start();
        assertThat(done.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(done.exitValue()).isZero();
    }
}
