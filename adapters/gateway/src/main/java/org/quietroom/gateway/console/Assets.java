package org.quietroom.gateway.console;

import com.google.common.hash.Hashing;
import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The console's style and scripts, served under names that change with their content. Immutable. */
final class Assets {
    private static final String WEBJAR = "META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";
    private static final Map<String, Asset> ALL = Map.of(
            "quiet.css", asset("console/quiet.css", "text/css"),
            "console.js", asset("console/console.js", "text/javascript"),
            "icon.svg", asset("console/icon.svg", "image/svg+xml"),
            "htmx.js", asset(WEBJAR, "text/javascript"));
    private static final String VERSION = version();

    private Assets() {}

    /** Where a file is served. */
    static String path(String name) {
        return "/desk/static/" + VERSION + "/" + name;
    }

    static @Nullable Asset find(String name) {
        return ALL.get(name);
    }

    private static String version() {
        StringBuilder all = new StringBuilder();
        ALL.keySet().stream().sorted().forEach(name -> all.append(Objects.requireNonNull(ALL.get(name)).text));
        return Hashing.sha256().hashUnencodedChars(all).toString().substring(0, 12);
    }

    private static Asset asset(String resource, String type) {
        try {
            return new Asset(
                    Resources.toString(Resources.getResource(resource), java.nio.charset.StandardCharsets.UTF_8), type);
        } catch (IOException e) {
            throw new UncheckedIOException("the program lacks " + resource + "; build it again", e);
        }
    }

    /** One file. */
    record Asset(String text, String type) {}
}
