package org.quietroom.nodebb;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** What tests need of Node. */
final class Node {
    private static final long DEADLINE_NANOS = 120_000_000_000L;

    private Node() {}

    /** Skips the test, with one line, where there is none. */
    static void skipIfAbsent() {
        boolean present = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
        Assumptions.assumeTrue(present, "skipped: node is not installed (Debian: apt install nodejs)");
    }

    static void awaitPort(int port, Process process) throws IOException {
        long end = System.nanoTime() + DEADLINE_NANOS;
        while (true) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                return;
            } catch (IOException e) {
                if (System.nanoTime() > end || !process.isAlive()) {
                    throw new IOException("the harness did not come up; its output says why", e);
                }
                LockSupport.parkNanos(20_000_000);
            }
        }
    }
}
