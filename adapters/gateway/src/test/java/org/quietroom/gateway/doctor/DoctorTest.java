package org.quietroom.gateway.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.gateway.config.Config;
import org.quietroom.gateway.config.ConfigReader;
import org.quietroom.gateway.config.Plugins;
import org.quietroom.gateway.run.TestGateway;

/** The doctor finds what an operator has to mend, says what to do, and changes nothing. */
class DoctorTest {
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    Path folder;

    @Test
    void beforeTheFirstStartNothingIsBadAndNothingIsMade() throws Exception {
        assertThat(examine(TestGateway.config(folder, "")))
                .noneMatch(DoctorTest::bad)
                .anyMatch(f -> f.what().startsWith("There is no store yet"))
                .anyMatch(f -> f.what().startsWith("There is no keyset yet"))
                .anyMatch(f -> f.what().startsWith("Host forum (gate, on)"));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void whatAGatewayMadeIsFine() throws Exception {
        Config config = started();
        assertThat(examine(config))
                .noneMatch(DoctorTest::bad)
                .anyMatch(f -> f.what().contains("belongs to the store"))
                .anyMatch(f -> f.what().equals("The store answers (SQLite)."));
    }

    @Test
    void theKeysetOfAnotherStoreIsFound() throws Exception {
        Config config = started();
        Path other = Files.createDirectory(folder.resolve("other"));
        TestGateway.start(other, "").close();
        Files.copy(
                other.resolve("data/keyset.json"),
                config.keyset(),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING,
                java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        assertThat(examine(config)).filteredOn(DoctorTest::bad).singleElement().satisfies(f -> {
            assertThat(f.what()).isEqualTo("The keyset cannot be used.");
            assertThat(f.next()).isNotBlank();
        });
    }

    @Test
    void aLostKeysetIsFound() throws Exception {
        Config config = started();
        Files.delete(config.keyset());
        assertThat(examine(config))
                .filteredOn(DoctorTest::bad)
                .singleElement()
                .satisfies(f -> assertThat(f.what()).isEqualTo("The keyset cannot be used."));
    }

    @Test
    void whatOthersMayReadIsFound() throws Exception {
        Config config = started();
        Files.setPosixFilePermissions(config.data(), PosixFilePermissions.fromString("rwxr-x---"));
        assertThat(examine(config))
                .filteredOn(DoctorTest::bad)
                .anyMatch(f -> f.next().equals("chmod 700 " + config.data()));
    }

    @Test
    void aStoreThatIsNoneIsFound() throws Exception {
        Config config = started();
        Files.writeString(config.store().file(), "no database");
        assertThat(examine(config))
                .filteredOn(DoctorTest::bad)
                .anyMatch(f -> f.what().equals("The store does not answer."));
    }

    @Test
    void aClockThatStandsStillIsFound() {
        List<Finding> findings = Doctor.examine(
                TestGateway.config(folder, ""), Plugins.find(), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        assertThat(findings)
                .filteredOn(DoctorTest::bad)
                .singleElement()
                .satisfies(f -> assertThat(f.next()).contains("NTP"));
    }

    @Test
    void aHostThatCannotHideItsMembersIsFoundBeforeItPretendsTo() {
        Config config = new ConfigReader(Plugins.find(), Map.of())
                .read(
                        "data: data\nhosts: {wall: {type: gate, mode: on, secret: " + TestGateway.SECRET + "}}",
                        folder,
                        "q.yaml");
        assertThat(examine(config))
                .filteredOn(DoctorTest::bad)
                .isNotEmpty()
                .allSatisfy(f -> assertThat(f.next()).contains("shadow"));
    }

    private Config started() {
        TestGateway.start(folder, "").close();
        return TestGateway.config(folder, "");
    }

    private static List<Finding> examine(Config config) {
        return Doctor.examine(config, Plugins.find(), CLOCK);
    }

    private static boolean bad(Finding finding) {
        return finding.grade() == Finding.Grade.BAD;
    }
}
