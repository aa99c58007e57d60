package org.quietroom.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietroom.gateway.cli.RefusedException;

class ConsoleSectionTest {
    @TempDir
    Path folder;

    @Test
    void idleTimeIsHalfAnHourUnlessSet() {
        assertThat(read("").console().idle()).isEqualTo(Duration.ofMinutes(30));
        assertThat(read("console:\n  idle: 2h\n").console().idle()).isEqualTo(Duration.ofHours(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1m", "13h", "soon"})
    void idleTimeHasLimits(String idle) {
        assertThatThrownBy(() -> read("console:\n  idle: " + idle + "\n"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("idle");
    }

    @Test
    void httpsFromTheBaseAddressMakesCookiesSecure() {
        assertThat(read("").console().https()).isFalse();
        assertThat(read("console:\n  base-url: https://desk.example.org\n")
                        .console()
                        .https())
                .isTrue();
    }

    private Config read(String text) {
        return new ConfigReader(Plugins.find(), Map.of()).read("data: data\n" + text, folder, "test.yaml");
    }
}
