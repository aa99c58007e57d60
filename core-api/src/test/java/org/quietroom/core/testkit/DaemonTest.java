package org.quietroom.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonTest {
    @TempDir
    private Path folder;

    @Test
    void whatItSaidIsInTheFailureIfItEndsBeforeItIsUp() throws Exception {
        try (Daemon daemon = start("echo no room; exit 3")) {
            assertThatThrownBy(() -> daemon.await("the server", () -> false))
                    .isInstanceOf(IOException.class)
                    .hasMessageContainingAll("the server did not come up", "no room");
        }
    }

    @Test
    void whoeverLooksTooEarlyMayFailAndItEndsInOrder() throws Exception {
        Daemon daemon = start("trap 'echo goodbye; exit' TERM; touch up; while :; do sleep 0.1; done");
        try (daemon) {
            daemon.await("the server", () -> Files.size(folder.resolve("up")) == 0);
            assertThat(daemon.isAlive()).isTrue();
        }
        assertThat(daemon.isAlive()).isFalse();
        assertThat(folder.resolve("log")).hasContent("goodbye");
    }

    private Daemon start(String script) throws IOException {
        String me = System.getProperty("user.name");
        return Daemon.start(me, folder, folder.resolve("log"), Map.of(), List.of("sh", "-c", script));
    }
}
