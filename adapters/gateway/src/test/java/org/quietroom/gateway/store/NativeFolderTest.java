package org.quietroom.gateway.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a killed process unpacked is gone after the next start, and what a running one uses is not. */
class NativeFolderTest {
    @TempDir
    Path data;

    @Test
    void aKilledProcessLeavesNothingForLongAndARunningOneKeepsWhatItUses() throws Exception {
        Process first = start();
        Process second = null;
        try {
            Path used = folders().get(0);
            assertThat(libraries(used)).as("what the driver unpacked").isNotEmpty();
            second = start();
            assertThat(folders()).hasSize(2).contains(used);
            assertThat(libraries(used)).as("used by a live process").isNotEmpty();

            first.destroyForcibly().waitFor();
            assertThat(libraries(used)).as("left behind").isNotEmpty();
            DataFolder.open(data);
            assertThat(used).doesNotExist();
            assertThat(folders()).as("this one, and the second's").hasSize(2);
            assertThat(folders())
                    .anySatisfy(folder -> assertThat(libraries(folder)).isNotEmpty());
        } finally {
            first.destroyForcibly().waitFor();
            if (second != null) {
                second.destroyForcibly().waitFor();
            }
        }
    }

    @Test
    void onlyWhatTheDriverUnpackedIsTakenAway() throws IOException {
        Path left = Files.createDirectories(data.resolve("native/process-1"));
        Path ours = Files.writeString(left.resolve("sqlite-3.1-x-libsqlitejdbc.so"), "");
        Path theirs = Files.writeString(left.resolve("letter.txt"), "");
        Path beside = Files.writeString(data.resolve("native/sqlite-3.1-x-libsqlitejdbc.so.lck"), "");
        Path foreign = Files.writeString(data.resolve("native/letter.txt"), "");
        DataFolder folder = DataFolder.open(data);
        assertThat(ours).doesNotExist();
        assertThat(theirs).exists();
        assertThat(beside).as("perhaps of a gateway of the version before").exists();
        folder.lock().close();
        assertThat(beside).doesNotExist();
        assertThat(foreign).exists();
    }

    @Test
    void oneProcessHasOneFolderHoweverOftenItOpens() throws IOException {
        DataFolder.open(data);
        List<Path> once = folders();
        DataFolder.open(data);
        assertThat(folders()).isEqualTo(once).hasSize(1);
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> all = Files.list(data.resolve("native"))) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static List<Path> libraries(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().startsWith("sqlite-"))
                    .toList();
        }
    }

    /** Another process that has opened the folder and a database. */
    private Process start() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Other.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader said = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        String line;
        do {
            line = said.readLine();
            assertThat(line).as("the other process ended").isNotNull();
        } while (!line.endsWith("ready"));
        return process;
    }

    /** The other process. */
    static final class Other {
        private Other() {}

        public static void main(String[] args) throws IOException, SQLException {
            DataFolder.open(Path.of(args[0]));
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
                connection.createStatement().execute("SELECT 1");
                System.out.println("ready");
                System.in.read();
            }
        }
    }
}
