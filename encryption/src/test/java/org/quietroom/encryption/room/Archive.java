package org.quietroom.encryption.room;

import static java.util.Objects.requireNonNull;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sqlite.SQLiteDataSource;
import org.sqlite.util.OSInfo;

/**
 * Starts JVMs quickly: only the jars that the first one needed, as each resource is looked for in all of them, one quick compiler,
 * and from the third on the classes that the second one loaded, ready made. Classes come in jars, which a class-data-sharing archive
 * demands.
 */
final class Archive {
    private static final String LIBRARY = "sqlite.native";
    private static final Pattern LOADED = Pattern.compile("source: (file:\\S+)");

    /** What a JVM leaves for those after it; the first two have to end by themselves. */
    enum Leaving {
        /** Which jars it needed. */
        JARS("-Xlog:class+load:file="),
        /** The classes that it loaded. */
        CLASSES("-XX:ArchiveClassesAtExit="),
        NOTHING("-XX:SharedArchiveFile=");

        private final String option;

        Leaving(String option) {
            this.option = option;
        }
    }

    private final Path folder;
    private final List<Path> jars = new ArrayList<>();
    private final Path loaded;
    private final Path shared;

    Archive(Path folder) throws IOException {
        this.folder = folder;
        this.loaded = folder.resolve("classes.log");
        this.shared = folder.resolve("classes.jsa");
        unpackSqlite();
        for (String part : System.getProperty("java.class.path").split(System.getProperty("path.separator"))) {
            Path path = Path.of(part);
            if (Files.isDirectory(path)) {
                jars.add(packed(path, folder.resolve(jars.size() + ".jar")));
            } else if (Files.exists(path)) {
                jars.add(path.toAbsolutePath());
            }
        }
    }

    /** Leaves away what the first one did not need. */
    private void onlyNeeded() throws IOException {
        Set<Path> needed = LOADED.matcher(Files.readString(loaded))
                .results()
                .map(found -> Path.of(URI.create(found.group(1))))
                .collect(Collectors.toSet());
        jars.retainAll(needed);
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

    /** @param name of those whose output goes to one file, one after the other */
    Process start(Leaving leaving, String name, Class<?> main, String... arguments) throws IOException {
        if (leaving == Leaving.CLASSES) {
            onlyNeeded();
        }
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
                leaving.option + (leaving == Leaving.JARS ? loaded : shared),
                "-cp",
                jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
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
