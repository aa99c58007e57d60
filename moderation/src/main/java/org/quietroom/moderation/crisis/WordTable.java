package org.quietroom.moderation.crisis;

import java.util.Map;

/** Numbers for words, looked up without making strings. Immutable. */
final class WordTable {
    /** The number of every word that is not in the table. */
    static final char UNKNOWN = 1;
    /** The number that stands for the end of a sentence. */
    static final char BREAK = 2;
    /** The first number of a word. */
    static final char FIRST = 3;

    private final String[] words;
    private final char[] numbers;

    /** Takes words and their numbers. */
    WordTable(Map<String, Character> table) {
        int capacity = Integer.highestOneBit(Math.max(1, table.size())) * 4;
        words = new String[capacity];
        numbers = new char[capacity];
        table.forEach((word, number) -> {
            int slot = slot(hash(word, 0, word.length()));
            while (numbers[slot] != 0) {
                slot = slot + 1 & capacity - 1;
            }
            words[slot] = word;
            numbers[slot] = number;
        });
    }

    /** The number of the word between two positions. */
    char number(String text, int from, int to) {
        int slot = slot(hash(text, from, to));
        while (numbers[slot] != 0) {
            String word = words[slot];
            if (word.length() == to - from && text.startsWith(word, from)) {
                return numbers[slot];
            }
            slot = slot + 1 & words.length - 1;
        }
        return UNKNOWN;
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
