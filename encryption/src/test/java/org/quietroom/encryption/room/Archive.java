package org.quietroom.encryption.room;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.sqlite.SQLiteDataSource;
import org.sqlite.util.OSInfo;

/**
 * Starts JVMs quickly: all classes in jars, which a class-data-sharing archive demands, one quick compiler, and from the second on
 * the classes that the first one loaded, ready made.
 */
final class Archive {
    private static final String LIBRARY = "sqlite.native";

    private final Path folder;
    private final String classPath;
    private final Path shared;

    Archive(Path folder) throws IOException {
        this.folder = folder;
        this.shared = folder.resolve("classes.jsa");
        unpackSqlite();
        List<String> jars = new ArrayList<>();
        for (String part : System.getProperty("java.class.path").split(System.getProperty("path.separator"))) {
            Path path = Path.of(part);
            if (Files.isDirectory(path)) {
                jars.add(packed(path, folder.resolve(jars.size() + ".jar")).toString());
            } else if (Files.exists(path)) {
                jars.add(part);
            }
        }
        classPath = String.join(System.getProperty("path.separator"), jars);
    }

    /** Once, where every JVM would otherwise do it for itself. */
    private void unpackSqlite() throws IOException {
        String name = "/org/sqlite/native/" + OSInfo.getNativeLibFolderPathForCurrentOS() + "/"
                + System.mapLibraryName("sqlitejdbc");
        try (InputStream library = requireNonNull(SQLiteDataSource.class.getResourceAsStream(name), name)) {
            Files.copy(library, folder.resolve(LIBRARY));
        }
    }

    private static Path packed(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> all = Files.walk(classes)) {
            out.setLevel(0);
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(each).toString().replace('\\', '/')));
                Files.copy(each, out);
                out.closeEntry();
            }
        }
        return jar;
    }

    /**
     * The first one has to end by itself: then it leaves what the others begin with.
     *
     * @param name of those whose output goes to one file, one after the other
     */
    Process start(boolean first, String name, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:-FlightRecorder",
                "-XX:CompileThresholdScaling=3",
                "-Xmx256m",
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
                "-Dorg.sqlite.lib.path=" + folder,
                "-Dorg.sqlite.lib.name=" + LIBRARY,
                (first ? "-XX:ArchiveClassesAtExit=" : "-XX:SharedArchiveFile=") + shared,
                "-cp",
                classPath,
                main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output(name).toFile())
                .start();
    }

    private Path output(String name) {
        return folder.resolve("output of " + name);
    }

    /** What the last one of a name wrote. */
    String said(String name) throws IOException {
        return Files.readString(output(name));
    }

    boolean isMade() {
        return Files.exists(shared);
    }
}
