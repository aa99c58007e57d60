package org.quietroom.moderation.crisis;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.quietroom.moderation.text.WordSet;

/** What was learned of how people write: by language a wording, and which words there are. Immutable, safe for many threads. */
final class Wordings {
    /** Nobody has learned anything. */
    static final Wordings NONE = new Wordings(Map.of(), CommonWords.NONE, WordSet.EMPTY);

    private final Map<String, Wording> byLanguage;
    private final CommonWords common;
    private final WordSet known;

    /** @param known words that exist, so that nobody takes them for others misspelt */
    Wordings(Map<String, Wording> byLanguage, CommonWords common, WordSet known) {
        this.byLanguage = new TreeMap<>(byLanguage);
        this.common = common;
        this.known = known;
    }

    WordSet known() {
        return known;
    }

    CommonWords common() {
        return common;
    }

    /** The wording of a language; null if nobody has learned it. */
    @Nullable
    Wording of(String language) {
        return byLanguage.get(language);
    }

    boolean knows(String language) {
        return byLanguage.containsKey(language);
    }

    /** All of it as bytes: the known and the common words, and for each wording two letters of its language and its weights. */
    byte[] bytes() {
        byte[] words = known.bytes();
        byte[] most = common.bytes();
        ByteBuffer out = ByteBuffer.allocate(
                2 * Integer.BYTES + words.length + most.length + byLanguage.size() * (2 + Wording.size()));
        out.putInt(words.length).put(words).putInt(most.length).put(most);
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
        byte[] words = new byte[in.getInt()];
        in.get(words);
        byte[] most = new byte[in.getInt()];
        in.get(most);
        while (in.hasRemaining()) {
            String language = "" + (char) in.get() + (char) in.get();
            all.put(language, Wording.read(in));
        }
        return new Wordings(all, CommonWords.read(most), WordSet.read(words));
    }
}
