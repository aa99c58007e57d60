package org.quietroom.encryption.hub;

import com.google.common.io.ByteSource;
import com.google.common.io.Resources;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.SealedRooms.Asset;

/** The files of the browser client, as they were built into the program. Safe for many threads. */
final class Assets {
    private static final String FOLDER = "/org/quietroom/encryption/web/";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,60}(\\.[a-z0-9]{1,10}){1,2}");
    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "txt", "text/plain; charset=utf-8",
            "wasm", "application/wasm");

    private final Map<String, Asset> known = new ConcurrentHashMap<>();

    Optional<Asset> find(String name) {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null || !NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        @Nullable URL file = Assets.class.getResource(FOLDER + name);
        return file == null ? Optional.empty() : Optional.of(known.computeIfAbsent(name, n -> asset(file, type)));
    }

    private static Asset asset(URL file, String type) {
        ByteSource bytes = Resources.asByteSource(file);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-384").digest(bytes.read());
            return new Asset(type, "sha384-" + Base64.getEncoder().encodeToString(digest), () -> open(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-384", e);
        } catch (IOException e) {
            throw new UncheckedIOException("a file of the browser client cannot be read; build the program again", e);
        }
    }

    private static InputStream open(ByteSource bytes) {
        try {
            return bytes.openStream();
        } catch (IOException e) {
            throw new UncheckedIOException("a file of the browser client cannot be read; build the program again", e);
        }
    }
}
