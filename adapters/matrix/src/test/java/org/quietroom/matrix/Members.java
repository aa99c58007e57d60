package org.quietroom.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The process in which members sit at matrix-nio ({@code src/test/drivers/members.py}); commands and events are JSON lines. */
final class Members implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final Writer commands;
    private final Map<String, Consumer<JsonNode>> listeners = new ConcurrentHashMap<>();

    private Members(Process process) {
        this.process = process;
        this.commands = process.outputWriter(StandardCharsets.UTF_8);
    }

    static Members start() throws IOException {
        Process process = new ProcessBuilder(Synapse.python(), "../matrix/src/test/drivers/members.py")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Members members = new Members(process);
        Thread reader = new Thread(members::read, "members");
        reader.setDaemon(true);
        reader.start();
        return members;
    }

    /** Sends a command in the name of a member. */
    synchronized void tell(String member, ObjectNode command) {
        try {
            commands.write(JSON.writeValueAsString(command.put("as", member)) + "\n");
            commands.flush();
        } catch (IOException e) {
            throw new AssertionError("the clients' process is gone", e);
        }
    }

    void listen(String member, Consumer<JsonNode> listener) {
        listeners.put(member, listener);
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode event = JSON.readTree(line);
                listeners.getOrDefault(event.path("as").asText(), ignored -> {}).accept(event);
            }
        } catch (IOException e) {
            // the process ended, or is being ended
        }
    }

    @Override
    public void close() {
        try {
            commands.close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
