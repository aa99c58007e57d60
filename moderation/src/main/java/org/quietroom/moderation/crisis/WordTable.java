package org.quietroom.moderation.crisis;

import java.util.Map;

/** Codes of words, looked up without making strings. Immutable. */
final class WordTable {
    /** The unit of every word that is not in the table. */
    static final char UNKNOWN = 1;
    /** The unit that stands for the end of a sentence. */
    static final char BREAK = 2;
    /** The first unit of a word. */
    static final char FIRST = 3;

    private static final String UNKNOWN_CODE = String.valueOf(UNKNOWN);

    private final String[] words;
    private final String[] codes;

    /** Takes words and their codes. */
    WordTable(Map<String, String> table) {
        int capacity = Integer.highestOneBit(Math.max(1, table.size())) * 4;
        words = new String[capacity];
        codes = new String[capacity];
        table.forEach((word, code) -> {
            int slot = slot(hash(word, 0, word.length()));
            while (codes[slot] != null) {
                slot = slot + 1 & capacity - 1;
            }
            words[slot] = word;
            codes[slot] = code;
        });
    }

    /** The code of the word between two positions. */
    String code(String text, int from, int to) {
        int slot = slot(hash(text, from, to));
        while (codes[slot] != null) {
            String word = words[slot];
            if (word.length() == to - from && text.startsWith(word, from)) {
                return codes[slot];
            }
            slot = slot + 1 & words.length - 1;
        }
        return UNKNOWN_CODE;
    }

    private int slot(int hash) {
        return (hash ^ hash >>> 15) & words.length - 1;
    }

    private static int hash(String text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return hash;
    }
}
