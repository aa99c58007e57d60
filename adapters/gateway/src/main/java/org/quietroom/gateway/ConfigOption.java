package org.quietroom.gateway;

import java.nio.file.Path;
import org.quietroom.gateway.cli.RefusedException;
import org.quietroom.gateway.config.Config;
import org.quietroom.gateway.config.ConfigReader;
import org.quietroom.gateway.config.Plugins;
import picocli.CommandLine.Option;

/** The option {@code --config}, the same for every command. */
final class ConfigOption {
    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            defaultValue = "quietroom.yaml",
            description = "The configuration file; ${DEFAULT-VALUE} if not given.")
    private Path file = Path.of("quietroom.yaml");

    Path file() {
        return file;
    }

    /** @throws RefusedException if anything in it does not fit */
    Config read(Plugins plugins) {
        return read(file, plugins);
    }

    static Config read(Path file, Plugins plugins) {
        return new ConfigReader(plugins, System.getenv()).read(file);
    }
}
