package org.quietroom.gateway.durability;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a JVM needs to run the program together with the tests' plugins: the packaged program and its class archive, with
 * which a start takes half the time, or the class path of the tests while nothing is packaged or something was compiled
 * since.
 */
final class Program {
    private static final String TESTS = "test-classes";
    private static final String TESTKIT = "-testkit.jar";
    private static final List<String> CLASS_PATH =
            List.of(System.getProperty("java.class.path").split(File.pathSeparator));
    private static final List<String> OPTIONS = find();

    private Program() {}

    /** Options for the JVM, the class path among them. */
    static List<String> options() {
        return OPTIONS;
    }

    private static List<String> find() {
        Path tests = CLASS_PATH.stream()
                .map(Path::of)
                .filter(entry -> entry.endsWith(TESTS) && Files.isDirectory(entry.resolve("org/quietroom/gateway")))
                .findFirst()
                .orElseThrow();
        Path program = tests.resolveSibling("quietroom");
        Path jar = program.resolve("quietroom.jar");
        Path archive = program.resolve("quietroom.jsa");
        if (!Files.exists(archive) || !newerThanTheClassPath(archive)) {
            return List.of("-cp", String.join(File.pathSeparator, CLASS_PATH));
        }
        // The archive is valid for any class path that begins as its own did.
        String plugins = CLASS_PATH.stream()
                .filter(entry -> entry.endsWith(TESTS) || entry.endsWith(TESTKIT))
                .collect(Collectors.joining(File.pathSeparator));
        return List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:cds*=off", "-cp", jar + File.pathSeparator + plugins);
    }

    private static boolean newerThanTheClassPath(Path archive) {
        FileTime built = modified(archive);
        return CLASS_PATH.stream()
                .filter(entry -> !entry.endsWith(TESTS))
                .flatMap(Program::files)
                .noneMatch(file -> modified(file).compareTo(built) > 0);
    }

    private static Stream<Path> files(String entry) {
        Path path = Path.of(entry);
        if (!Files.isDirectory(path)) {
            return Files.exists(path) ? Stream.of(path) : Stream.empty();
        }
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
