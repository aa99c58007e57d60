package org.quietroom.encryption.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietroom.core.host.SealedRooms.Asset;

/** The browser client as the hub serves it. */
final class AssetsTest {
    private static final int MOST = 110_000;

    private final Assets assets = new Assets();

    /** The program, the phrases that it offers help by, and the texts of the page's language; English is in the program. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "es", "fr"})
    void aPageLoadsAtMost110KilobytesInAnyLanguage(String language) throws IOException {
        List<String> names = new ArrayList<>(List.of("sealed.js", "crisis.json"));
        if (!language.equals("en")) {
            names.add("sealed-" + language + ".js");
        }
        int loaded = 0;
        for (String name : names) {
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            try (InputStream file = asset(name).bytes().get();
                    GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
                file.transferTo(gzip);
            }
            loaded += compressed.size();
        }
        assertThat(loaded).as("bytes, compressed").isBetween(50_000, MOST);
    }

    @Test
    void whatAPageSaysOfAFileIsTheFilesDigest() throws Exception {
        Asset program = asset("sealed.js");
        try (InputStream file = program.bytes().get()) {
            byte[] digest = MessageDigest.getInstance("SHA-384").digest(file.readAllBytes());
            assertThat(program.integrity())
                    .isEqualTo("sha384-" + Base64.getEncoder().encodeToString(digest));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "sealed", "../hub/Assets.class", "..%2fsealed.js", "/sealed.js", "none.js", "SEALED.JS"})
    void nothingElseIsServed(String name) {
        assertThat(assets.find(name)).isEmpty();
    }

    private Asset asset(String name) {
        return assets.find(name).orElseThrow();
    }
}
