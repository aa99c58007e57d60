package org.quietroom.moderation.crisis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.quietroom.moderation.text.WordHash;

/**
 * Codes of words, looked up without making strings. Words are told apart by 64 bits of their letters: two words of one text
 * that are read alike by chance are not to be expected, and no harm. Immutable.
 */
final class WordTable {
    /** The unit of every word that is not in the table. */
    static final char UNKNOWN = 1;
    /** The unit that stands for the end of a sentence. */
    static final char BREAK = 2;
    /** The first unit of a word. */
    static final char FIRST = 3;

    private final long[] words;
    /** By slot, 0 for none, the unit of a word, or below zero where its code is in {@link #longer}. */
    private final int[] codes;

    private final List<String> longer = new ArrayList<>();

    /** Takes words and their codes. */
    WordTable(Map<String, String> table) {
        int capacity = Integer.highestOneBit(Math.max(1, table.size())) * 4;
        words = new long[capacity];
        codes = new int[capacity];
        table.forEach((word, code) -> {
            long hash = WordHash.of(word, 0, word.length());
            int slot = WordHash.slot(hash, words.length);
            while (codes[slot] != 0) {
                slot = slot + 1 & capacity - 1;
            }
            words[slot] = hash;
            if (code.length() == 1) {
                codes[slot] = code.charAt(0);
            } else {
                longer.add(code);
                codes[slot] = -longer.size();
            }
        });
    }

    /** The unit of the word between two positions; below zero if its code has none or several, see {@link #longer}. */
    int unit(String text, int from, int to) {
        long hash = WordHash.of(text, from, to);
        int slot = WordHash.slot(hash, words.length);
        while (codes[slot] != 0) {
            if (words[slot] == hash) {
                return codes[slot];
            }
            slot = slot + 1 & words.length - 1;
        }
        return UNKNOWN;
    }

    /** The units of a word whose {@link #unit} is below zero. */
    String longer(int unit) {
        return longer.get(-unit - 1);
    }
}
