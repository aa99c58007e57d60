package org.quietroom.nodebb;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;

/** The harness of NodeBB's hooks with the plugin in it, run by Node. */
final class Harness implements AutoCloseable {
    static final String TOKEN = "master";

    private final Process process;
    private final int port;
    private final int gatePort;

    private Harness(Process process, int port, int gatePort) {
        this.process = process;
        this.port = port;
        this.gatePort = gatePort;
    }

    /** Skips the test, with one line, where there is no Node. */
    static Harness start() throws IOException {
        Node.skipIfAbsent();
        int port = freePort();
        int gatePort = freePort();
        var command = new ProcessBuilder("node", "test/app.js")
                .directory(Path.of("nodebb-plugin-quietroom").toFile())
                .inheritIO();
        command.environment().put("FORUM_PORT", Integer.toString(port));
        command.environment().put("FORUM_TOKEN", TOKEN);
        command.environment().put("GATE_URL", "http://127.0.0.1:" + gatePort);
        command.environment().put("GATE_SECRET", ForumBench.SECRET);
        Process process = command.start();
        Harness harness = new Harness(process, port, gatePort);
        Node.awaitPort(port, process);
        return harness;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    int gatePort() {
        return gatePort;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
