package org.quietroom.encryption.mls.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;

/** ts-mls in Node: requests and answers are lines of its standard input and output. */
final class NodePeer extends TsPeer {
    private final Process node;
    private final BufferedWriter requests;
    private final BufferedReader answers;

    NodePeer() {
        try {
            node = new ProcessBuilder("node", bundled().resolve("node.mjs").toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException("Node does not start", e);
        }
        requests = new BufferedWriter(new OutputStreamWriter(node.getOutputStream(), UTF_8));
        answers = new BufferedReader(new InputStreamReader(node.getInputStream(), UTF_8));
    }

    @Override
    String ask(String request) throws IOException {
        requests.write(request);
        requests.newLine();
        requests.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("Node has ended");
        }
        return answer;
    }

    @Override
    public void close() {
        node.destroy();
    }
}
