package org.quietroom.gateway;

import static java.util.Objects.requireNonNull;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.quietroom.gateway.cli.ExitCode;
import org.quietroom.gateway.config.Config;
import org.quietroom.gateway.config.Plugins;
import org.quietroom.gateway.doctor.Doctor;
import org.quietroom.gateway.doctor.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code quietroom doctor}. */
@Command(
        name = "doctor",
        description = "Looks at configuration, folders, store, keyset and hosts, changes nothing, and says what to do.")
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private ConfigOption config = new ConfigOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Plugins plugins = Plugins.find();
        Config read = config.read(plugins);
        PrintWriter out = requireNonNull(spec, "spec").commandLine().getOut();
        out.println("fine  The configuration " + config.file() + " has no fault.");
        List<Finding> findings = Doctor.examine(read, plugins, Clock.systemUTC());
        for (Finding finding : findings) {
            out.printf("%-5s %s%n", finding.grade().name().toLowerCase(Locale.ROOT), finding.what());
            if (!finding.next().isEmpty()) {
                out.println("      → " + finding.next());
            }
        }
        out.flush();
        boolean bad = findings.stream().anyMatch(f -> f.grade() == Finding.Grade.BAD);
        return bad ? ExitCode.FAILURE : ExitCode.FINE;
    }
}
