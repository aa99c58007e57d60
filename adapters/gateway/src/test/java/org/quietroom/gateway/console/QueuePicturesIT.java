package org.quietroom.gateway.console;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.host.HostHealth;
import org.quietroom.gateway.console.signin.Preferences;

@ExtendWith(OneBrowser.class)
class QueuePicturesIT {
    private Studio studio;
    private Stage stage;

    @BeforeEach
    void open(Chromium chromium, @TempDir Path folder) {
        stage = new Stage(folder);
        studio = new Studio(chromium, stage);
        stage.prefer("Rowan", true, Preferences.Theme.SYSTEM, Locale.ENGLISH);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void queue() {
        SampleCases.fullQueue(stage);
        studio.everywhere("queue", "Rowan", "/desk/queue");
        studio.everywhere("queue-filtered", "Rowan", "/desk/queue?urgency=TODAY");
        studio.everywhere("mine", "Rowan", "/desk/mine");
        studio.specially("queue", "/desk/queue", null);
        stage.hosts.set(1, Stage.host(Stage.CHAT, "XMPP", HostHealth.State.LOST, Stage.NOW.minusSeconds(1020), false));
        stage.guards.add(HealthPageTest.crisis(true));
        stage.clock.forward(Duration.ofHours(5));
        studio.everywhere("queue-overload-lost", "Rowan", "/desk/queue");
    }

    @Test
    void emptyQueueAndSignIn() {
        studio.everywhere("queue-empty", "Rowan", "/desk/queue");
        studio.everywhere("sign-in", "", "/desk/sign-in");
        studio.everywhere("help", "Rowan", "/desk/help");
        studio.everywhere("me", "Rowan", "/desk/me");
        studio.everywhere("health", "Rowan", "/desk/health");
        stage.alerts.addAll(HealthPageTest.ALERTS);
        stage.guards.add(HealthPageTest.crisis(true));
        studio.everywhere("health-drift", "Rowan", "/desk/health");
    }
}
