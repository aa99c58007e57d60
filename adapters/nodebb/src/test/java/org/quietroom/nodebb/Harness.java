package org.quietroom.nodebb;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.quietroom.core.testkit.FreePort;
import org.quietroom.core.testkit.Tied;
import org.quietroom.gate.LoopbackGate;

/** The harness of NodeBB's hooks with the plugin in it, run by Node; it ends with this program. */
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

    /** Asks a gate on a free port. Skips the test, with one line, where there is no Node. */
    static Harness start() throws IOException {
        int gatePort = FreePort.next();
        return start("http://127.0.0.1:" + gatePort, gatePort);
    }

    /** Asks the gate at this address. */
    static Harness at(URI gate) throws IOException {
        return start(gate.toString(), gate.getPort());
    }

    private static Harness start(String gate, int gatePort) throws IOException {
        Node.skipIfAbsent();
        int port = FreePort.next();
        var command = new ProcessBuilder(Tied.command(List.of("node", "test/app.js")))
                .directory(Path.of("../nodebb/nodebb-plugin-quietroom").toFile())
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        command.environment().put("FORUM_PORT", Integer.toString(port));
        command.environment().put("FORUM_TOKEN", TOKEN);
        command.environment().put("GATE_URL", gate);
        command.environment().put("GATE_SECRET", LoopbackGate.SECRET);
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

    /** Sends it a signal, by its name. */
    void signal(String name) throws IOException, InterruptedException {
        ProcessHandle node = process.children()
                .filter(child -> child.info().command().orElse("").endsWith("/node"))
                .findFirst()
                .orElseThrow(() -> new IOException("the harness is not running"));
        List<String> command = List.of("kill", "-" + name, Long.toString(node.pid()));
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException("the harness takes no signal");
        }
    }

    /** Kills it, also while it is stopped: the pipe that it is tied by is closed. */
    @Override
    public void close() {
        process.destroy();
    }
}
