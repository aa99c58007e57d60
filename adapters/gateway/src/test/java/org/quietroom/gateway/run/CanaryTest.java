package org.quietroom.gateway.run;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.message.HostId;
import org.quietroom.gateway.log.Logs;
import org.slf4j.LoggerFactory;

/** Canaries as text, account, address and key walk through a gateway that logs everything it may. */
class CanaryTest {
    private static final String[] CANARIES = {
        "canarytext",
        "canaryaccount",
        "canary.address@example.org",
        "canaryroom",
        TestGateway.SECRET,
        "canarywrongsecret"
    };

    @TempDir
    Path folder;

    @AfterEach
    void asBefore() {
        new Logs().configure((LoggerContext) LoggerFactory.getILoggerFactory());
    }

    @Test
    void theyAreInNoLogLineMetricOrRawStore() throws Exception {
        Path log = folder.resolve("all.log");
        Logs.to(log, "debug");
        var loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
        loggers.getLogger("org.eclipse.jetty").setLevel(Level.TRACE);
        loggers.getLogger("io.javalin").setLevel(Level.TRACE);
        loggers.getLogger("com.zaxxer.hikari").setLevel(Level.TRACE);
        String metrics;
        try (TestGateway rig = TestGateway.start(folder, "")) {
            walk(rig);
            metrics = get(rig, "/metrics").body() + get(rig, "/readyz").body();
        }
        String logged = Files.readString(log);
        assertThat(logged).contains("org.quietroom");
        assertThat(logged).doesNotContain(CANARIES);
        assertThat(metrics).doesNotContain(CANARIES);
        for (String name : new String[] {"quietroom.db", "quietroom.db-wal"}) {
            Path file = folder.resolve("data").resolve(name);
            if (Files.exists(file)) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .doesNotContain("canarytext", "canaryaccount", "canary.address", TestGateway.SECRET);
            }
        }
    }

    private static void walk(TestGateway rig) throws Exception {
        String account = "canaryaccount canary.address@example.org";
        assertThat(rig.post("m1", account, "canarytext a quiet evening").statusCode())
                .isEqualTo(200);
        assertThat(rig.post("m2", account, "canarytext I want to kill myself tonight")
                        .statusCode())
                .isEqualTo(200);
        assertThat(rig.post("m3", account, "HOLD canarytext canary.address@example.org")
                        .body())
                .contains("hold");
        assertThat(rig.client().post("submissions", "{\"canarytext\":").statusCode())
                .isEqualTo(400);
        assertThat(rig.client().post("submissions", "{\"canarytext\":1}").statusCode())
                .isEqualTo(422);
        assertThat(rig.client().post("canarytext", "{}").statusCode()).isEqualTo(404);
        assertThat(rig.client()
                        .send(rig.client()
                                .request("submissions", "canarytext")
                                .setHeader("Quietroom-Signature", "canarywrongsecret")
                                .build())
                        .statusCode())
                .isEqualTo(401);
        get(rig, "/canarytext?q=canarytext");
        get(rig, "/desk/cases/canarytext");
        rig.gateway().host(new HostId("forum")).orElseThrow().adapter().close();
        assertThat(rig.post("m4", account, "canarytext").statusCode()).isEqualTo(503);
        LoggerFactory.getLogger("org.quietroom.Test").debug("debug is on");
    }

    private static HttpResponse<String> get(TestGateway rig, String path) throws Exception {
        URI uri = rig.gateway().address().resolve(path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
