package org.quietroom.gateway.demo;

import static java.util.Objects.requireNonNull;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quietroom.gateway.cli.ExitCode;
import org.quietroom.gateway.cli.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code quietroom demo}: everything on this machine, to be tried and thrown away. */
@Command(
        name = "demo",
        description = {
            "Runs a gateway and a small chat on this machine alone, with a conversation in it, until it is stopped"
                    + " (Ctrl-C).",
            "What it keeps is deleted when it stops, unless --data says where."
        })
public final class DemoCommand implements Callable<Integer> {
    @Option(
            names = "--port",
            defaultValue = "8470",
            description = "The console's port, and the chat's one above (default: ${DEFAULT-VALUE}). If one is taken,"
                    + " another that is free.")
    private int port = 8470;

    @Option(names = "--data", paramLabel = "FOLDER", description = "An empty or new folder to keep everything in.")
    private @Nullable Path data;

    @Spec
    private @Nullable CommandSpec spec;

    /** Made by picocli. */
    public DemoCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        var line = requireNonNull(spec, "spec").commandLine();
        if (port < 0 || port > 65_534) {
            throw new ParameterException(line, "--port must be 0 to 65534");
        }
        Path folder = data == null ? fresh() : empty(data);
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stop, stopped), "demo-stop"));
        try (Demo demo = Demo.start(folder, port)) {
            tell(line.getOut(), demo, folder);
            stop.await();
        } finally {
            if (data == null) {
                MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
            }
            stopped.countDown();
        }
        return ExitCode.FINE;
    }

    private void tell(PrintWriter out, Demo demo, Path folder) {
        out.println("Common Room, the chat:     " + demo.commonRoom());
        out.println("Console, for moderators:   " + demo.signIn());
        out.println("                           (this link signs you in once, then the console is at " + demo.console()
                + ")");
        out.println();
        out.println("Try this:");
        out.println("  1. Open the chat in two different browsers, or one private window, and talk to yourself.");
        out.println("     You have another name in each room.");
        out.println("  2. Open the console's link. One case waits: take it, read why it is there, write privately.");
        out.println("     Only its author's window shows your words.");
        out.println("  3. Write something in the Evening room and see what becomes a case, and what does not.");
        out.println();
        out.println(
                data == null
                        ? "Everything is kept in " + folder + " and deleted when you stop the demo with Ctrl-C."
                        : "Everything is kept in " + folder + ". Stop the demo with Ctrl-C.");
        out.flush();
    }

    /** A new folder beside the program, or where the user is; never the system's folder for temporary files. */
    private static Path fresh() {
        return Stream.of(besideProgram(), Path.of("").toAbsolutePath())
                .filter(Files::isWritable)
                .findFirst()
                .map(DemoCommand::folderIn)
                .orElseThrow(() -> new RefusedException("The demo needs a folder that it can write to, and found none."
                        + " Name one: quietroom demo --data FOLDER"));
    }

    private static Path folderIn(Path parent) {
        try {
            return Files.createTempDirectory(parent, "quietroom-demo-");
        } catch (IOException e) {
            throw new RefusedException("The demo cannot make a folder in " + parent + " ("
                    + e.getClass().getSimpleName() + "). Name another place: quietroom demo --data FOLDER");
        }
    }

    private static Path besideProgram() {
        try {
            Path program = Path.of(DemoCommand.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path home = Files.isDirectory(program) ? program : program.getParent();
            Path beside = home == null ? null : home.getParent();
            return beside == null ? Path.of("").toAbsolutePath() : beside;
        } catch (URISyntaxException e) {
            return Path.of("").toAbsolutePath();
        }
    }

    private static Path empty(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (var entries = Files.list(folder)) {
                if (entries.findAny().isPresent()) {
                    throw new RefusedException(
                            folder + " is not empty. The demo starts fresh: name a new or an empty folder.");
                }
            }
        }
        return Files.createDirectories(folder);
    }

    private static void stop(CountDownLatch stop, CountDownLatch stopped) {
        stop.countDown();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
