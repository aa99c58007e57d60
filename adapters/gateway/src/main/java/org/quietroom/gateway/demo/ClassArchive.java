package org.quietroom.gateway.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;

/**
 * A step of the build: lets a JVM go through {@link Rehearsal} and keep the classes it met beside the program. The archive
 * gets its name when it is whole, because a JVM trusts what it finds there; if a JVM cannot make one, there is none.
 */
public final class ClassArchive {
    private static final long PATIENCE_MINUTES = 3;

    private ClassArchive() {}

    /** Takes the program's folder, in which {@code quietroom.jar} is. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path program = Path.of(args[0]).toAbsolutePath();
        Path work = program.resolveSibling("rehearsal");
        Path fresh = Files.createDirectories(work).resolve("quietroom.jsa");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:ArchiveClassesAtExit=" + fresh,
                        "-cp",
                        program.resolve("quietroom.jar").toString(),
                        Rehearsal.class.getName(),
                        work.toString())
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("rehearsal.log").toFile())
                .start();
        boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        if (ended && process.exitValue() == 0 && Files.exists(fresh)) {
            Files.move(fresh, program.resolve("quietroom.jsa"), StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
