package org.quietroom.encryption.mls.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.crypto.tink.util.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/** A program that runs ts-mls 1.6.4 (encryption/web/test/interop) and answers requests, one after the other. */
abstract class TsPeer implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();
    static final long PATIENCE_SECONDS = 600;

    /** What the peer refused, in its words. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String why) {
            super(why);
        }
    }

    abstract String ask(String request) throws IOException, InterruptedException;

    @Override
    public abstract void close();

    static ObjectNode request(String call, String member) {
        return JSON.createObjectNode().put("call", call).put("member", member);
    }

    /** @throws Refused if the peer refuses it */
    final JsonNode ask(ObjectNode request) {
        try {
            JsonNode answer = JSON.readTree(ask(request.toString()));
            if (answer.has("refused")) {
                throw new Refused(answer.required("refused").textValue());
            }
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException("the peer does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String text(Bytes bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    static Bytes bytes(JsonNode answer, String field) {
        return Bytes.copyFrom(
                Base64.getUrlDecoder().decode(answer.required(field).textValue()));
    }

    /** Bundles the program as encryption/web has it now; skips the test where there is no Node or nothing installed for it. */
    static Path bundled() {
        Path web = Files.isDirectory(Path.of("web")) ? Path.of("web") : Path.of("encryption", "web");
        assumeTrue(
                Files.isDirectory(web.resolve("node_modules/ts-mls")),
                "skipped: ts-mls is not installed; `npm ci` in encryption/web does it");
        Path folder = web.resolveSibling("target").resolve("interop").toAbsolutePath();
        try {
            Process build = new ProcessBuilder("node", "build.mjs", "interop", folder.toString())
                    .directory(web.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(build.getInputStream().readAllBytes(), UTF_8);
            if (!build.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || build.exitValue() != 0) {
                throw new IllegalStateException("the peer cannot be bundled: " + said);
            }
        } catch (IOException e) {
            assumeTrue(false, "skipped: there is no Node to run ts-mls in");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return folder;
    }
}
