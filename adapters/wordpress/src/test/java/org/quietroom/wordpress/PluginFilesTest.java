package org.quietroom.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.quietroom.core.testkit.Daemon;

/** The plugin's files: PHP reads every one of them, and the gate's client is the reference client. */
class PluginFilesTest {
    private static final Path PLUGIN = Path.of("quietroom-plugin");

    @Test
    void phpFindsNoFaultInAnyFile() throws Exception {
        Assumptions.assumeTrue(Daemon.installed("php"), "skipped: php is not installed (Debian: apt install php-cli)");
        for (Path file : files()) {
            var php = new ProcessBuilder("php", "-d", "error_reporting=-1", "-l", file.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(php.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(php.waitFor()).as(said).isZero();
            assertThat(said.strip()).isEqualTo("No syntax errors detected in " + file);
        }
    }

    @Test
    void everyFileIsLoadedAndStrict() throws Exception {
        String loader = Files.readString(PLUGIN.resolve("quietroom.php"));
        for (Path file : files()) {
            String name = file.getFileName().toString().replace(".php", "");
            assertThat(Files.readString(file)).as(name).contains("declare(strict_types=1);");
            if (!name.equals("quietroom")) {
                assertThat(loader).contains("'" + name + "'");
            }
        }
    }

    @Test
    void theGatesClientIsTheReferenceClient() throws Exception {
        assertThat(PLUGIN.resolve("quietroom/QuietroomGate.php"))
                .hasSameTextualContentAs(Path.of("../gate-client/php/QuietroomGate.php"));
    }

    private static List<Path> files() throws Exception {
        try (Stream<Path> all = Files.walk(PLUGIN)) {
            List<Path> files =
                    all.filter(file -> file.toString().endsWith(".php")).toList();
            assertThat(files).hasSizeGreaterThan(12);
            return files;
        }
    }
}
