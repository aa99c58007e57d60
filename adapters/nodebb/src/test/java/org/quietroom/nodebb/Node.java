package org.quietroom.nodebb;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.quietroom.core.testkit.Await;
import org.quietroom.core.testkit.Daemon;

/** What tests need of Node. */
final class Node {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Node() {}

    /** Skips the test, with one line, where there is none. */
    static void skipIfAbsent() {
        Assumptions.assumeTrue(Daemon.installed("node"), "skipped: node is not installed (Debian: apt install nodejs)");
    }

    static void awaitPort(int port, Process process) throws IOException {
        Await.until(PATIENCE, "the harness comes up", () -> {
            if (!process.isAlive()) {
                throw new IOException("the harness did not come up; its output says why");
            }
            return Daemon.listens(port);
        });
    }
}
