package org.quietroom.gateway.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;

/** Classes that break one rule, compiled only while the test runs, so that they can stand in the packages the rule is about. */
final class Breach {
    private final Map<String, String> sources = new LinkedHashMap<>();

    /** A final class with one public field. */
    Breach(String name, String field, String implementing, String body) {
        add(name, "public final class Breach " + implementing + " { public " + field + " " + body + " }");
    }

    private Breach() {}

    static Breach withField(String name, String field) {
        return new Breach(name, field, "", "");
    }

    static Breach declaredAs(String name, String declaration) {
        Breach breach = new Breach();
        breach.add(name, declaration);
        return breach;
    }

    /** Two classes that know each other. */
    static Breach withNeighbour(String name, String neighbour) {
        Breach breach = withField(name, neighbour + " used;");
        breach.add(neighbour, "public final class Neighbour { public " + name + " used; }");
        return breach;
    }

    private void add(String name, String declaration) {
        sources.put(name, "package " + name.substring(0, name.lastIndexOf('.')) + ";\n" + declaration);
    }

    /** Compiles the classes into a folder. */
    void compileInto(Path folder) {
        List<String> arguments = new ArrayList<>(List.of(
                "-d", folder.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none", "-nowarn"));
        sources.forEach((name, source) -> arguments.add(write(folder, name, source)));
        int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        if (result != 0) {
            throw new IllegalStateException("the planted breach " + sources.keySet() + " does not compile");
        }
    }

    private static String write(Path folder, String name, String source) {
        try {
            return Files.writeString(folder.resolve(name.substring(name.lastIndexOf('.') + 1) + ".java"), source)
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
