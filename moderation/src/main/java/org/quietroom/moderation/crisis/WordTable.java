package org.quietroom.moderation.crisis;

import java.util.Map;

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

    private static final String UNKNOWN_CODE = String.valueOf(UNKNOWN);
    private static final long SEED = 0xCBF29CE484222325L;
    private static final long PRIME = 0x100000001B3L;

    private final long[] words;
    private final String[] codes;

    /** Takes words and their codes. */
    WordTable(Map<String, String> table) {
        int capacity = Integer.highestOneBit(Math.max(1, table.size())) * 4;
        words = new long[capacity];
        codes = new String[capacity];
        table.forEach((word, code) -> {
            long hash = hash(word, 0, word.length());
            int slot = slot(hash);
            while (codes[slot] != null) {
                slot = slot + 1 & capacity - 1;
            }
            words[slot] = hash;
            codes[slot] = code;
        });
    }

    /** The code of the word between two positions. */
    String code(String text, int from, int to) {
        long hash = hash(text, from, to);
        int slot = slot(hash);
        while (words[slot] != hash) {
            if (codes[slot] == null) {
                return UNKNOWN_CODE;
            }
            slot = slot + 1 & words.length - 1;
        }
        String code = codes[slot];
        return code == null ? UNKNOWN_CODE : code;
    }

    private int slot(long hash) {
        return (int) (hash ^ hash >>> 29) & words.length - 1;
    }

    /** FNV-1a over the UTF-16 units. */
    private static long hash(String text, int from, int to) {
        long hash = SEED;
        for (int i = from; i < to; i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return hash;
    }
}
