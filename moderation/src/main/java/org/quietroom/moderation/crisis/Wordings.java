package org.quietroom.moderation.crisis;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The wordings that were learned, by language. Immutable, safe for many threads. */
final class Wordings {
    /** Nobody has learned anything. */
    static final Wordings NONE = new Wordings(Map.of());

    private final Map<String, Wording> byLanguage;

    Wordings(Map<String, Wording> byLanguage) {
        this.byLanguage = new TreeMap<>(byLanguage);
    }

    /** The wording of a language; null if nobody has learned it. */
    @Nullable
    Wording of(String language) {
        return byLanguage.get(language);
    }

    boolean knows(String language) {
        return byLanguage.containsKey(language);
    }

    /** All of them as bytes: for each two letters of its language and its weights. */
    byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate(byLanguage.size() * (2 + Wording.size()));
        byLanguage.forEach((language, wording) -> {
            out.put(language.getBytes(StandardCharsets.US_ASCII), 0, 2);
            wording.write(out);
        });
        return out.array();
    }

    /** What {@link #bytes} made. */
    static Wordings read(byte[] bytes) {
        Map<String, Wording> all = new TreeMap<>();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        while (in.hasRemaining()) {
            String language = "" + (char) in.get() + (char) in.get();
            all.put(language, Wording.read(in));
        }
        return new Wordings(all);
    }
}
