package org.quietroom.moderation.crisis;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import com.google.common.collect.Multisets;
import com.google.common.io.ByteArrayDataOutput;
import com.google.common.io.ByteStreams;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quietroom.moderation.text.WordHash;
import org.quietroom.moderation.text.WordSet;

/**
 * Which language a text is in, by the words that are most common in the training texts of each; for texts that say nothing a
 * pack knows. Immutable, safe for many threads.
 */
final class CommonWords {
    /** Knows no language. */
    static final CommonWords NONE = new CommonWords(new TreeMap<>());

    private static final int MOST = 120;
    /** A text in a language has this share of its common words at least: one in so many. */
    private static final int ONE_IN = 4;

    private final String[] languages;
    /** By the place of their language. */
    private final WordSet[] words;
    /** By slot, the hash of a common word; 0 for none. */
    private final long[] slots;
    /** By slot, a bit for each language it is common in. */
    private final int[] masks;

    private CommonWords(SortedMap<String, WordSet> byLanguage) {
        languages = byLanguage.keySet().toArray(String[]::new);
        words = byLanguage.values().toArray(WordSet[]::new);
        int most = Stream.of(words).mapToInt(set -> set.hashes().length).sum();
        slots = new long[Integer.highestOneBit(Math.max(1, most)) * 4];
        masks = new int[slots.length];
        for (int i = 0; i < words.length; i++) {
            for (long hash : words[i].hashes()) {
                int slot = slot(hash);
                slots[slot] = hash;
                masks[slot] |= 1 << i;
            }
        }
    }

    /** The slot of a word, or the free one where it goes. */
    private int slot(long hash) {
        int slot = WordHash.slot(hash, slots.length);
        while (slots[slot] != 0 && slots[slot] != hash) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    /** Counts the words of training files, by language. */
    static CommonWords of(Map<String, List<Training>> training) {
        SortedMap<String, WordSet> all = new TreeMap<>();
        training.forEach((language, files) -> {
            Multiset<String> words = HashMultiset.create();
            for (Training file : files) {
                file.rows().forEach(row -> words.addAll(Words.of(Words.folded(row.text()))));
            }
            all.put(
                    language,
                    WordSet.of(Multisets.copyHighestCountFirst(words).elementSet().stream()
                            .limit(MOST)
                            .toList()));
        });
        return new CommonWords(all);
    }

    /** The language with the most common words in a text; null if these are too few. */
    @Nullable
    String languageOf(Tokens tokens) {
        int[] counts = new int[languages.length];
        for (int word = 0; word < tokens.size(); word++) {
            for (int mask = masks[slot(tokens.hash(word))]; mask != 0; mask &= mask - 1) {
                counts[Integer.numberOfTrailingZeros(mask)]++;
            }
        }
        String language = null;
        int most = tokens.size() / ONE_IN;
        for (int i = 0; i < languages.length; i++) {
            if (counts[i] > most) {
                most = counts[i];
                language = languages[i];
            }
        }
        return language;
    }

    /** All of it as bytes: for each language two letters, how many bytes follow, and these. */
    byte[] bytes() {
        ByteArrayDataOutput out = ByteStreams.newDataOutput();
        for (int i = 0; i < languages.length; i++) {
            byte[] bytes = words[i].bytes();
            out.write(languages[i].getBytes(StandardCharsets.US_ASCII), 0, 2);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
        return out.toByteArray();
    }

    /** What {@link #bytes} made. */
    static CommonWords read(byte[] all) {
        ByteBuffer in = ByteBuffer.wrap(all);
        SortedMap<String, WordSet> read = new TreeMap<>();
        while (in.hasRemaining()) {
            String language = "" + (char) in.get() + (char) in.get();
            byte[] bytes = new byte[in.getInt()];
            in.get(bytes);
            read.put(language, WordSet.read(bytes));
        }
        return new CommonWords(read);
    }
}
