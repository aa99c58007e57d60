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

    /**
     * By slot a word, and after it, 0 for none, its unit, or below zero where its code is in {@link #longer}: side by side,
     * because the table is larger than the nearest caches.
     */
    private final long[] words;

    private final int slots;

    private final List<String> longer = new ArrayList<>();

    /** Takes words and their codes. */
    WordTable(Map<String, String> table) {
        slots = Integer.highestOneBit(Math.max(1, table.size())) * 4;
        words = new long[2 * slots];
        table.forEach((word, code) -> {
            long hash = WordHash.of(word, 0, word.length());
            int slot = WordHash.slot(hash, slots);
            while (words[2 * slot + 1] != 0) {
                slot = slot + 1 & slots - 1;
            }
            words[2 * slot] = hash;
            if (code.length() == 1) {
                words[2 * slot + 1] = code.charAt(0);
            } else {
                longer.add(code);
                words[2 * slot + 1] = -longer.size();
            }
        });
    }

    /** How many slots there are. */
    int slots() {
        return slots;
    }

    /** The unit of the word that has a slot; below zero if its code has none or several, see {@link #longer}. */
    int unit(int slot) {
        return (int) words[2 * slot + 1];
    }

    /** The slot of a word, by its {@link WordHash}; -1 if it is not in the table. */
    int slot(long hash) {
        int slot = WordHash.slot(hash, slots);
        while (words[2 * slot + 1] != 0) {
            if (words[2 * slot] == hash) {
                return slot;
            }
            slot = slot + 1 & slots - 1;
        }
        return -1;
    }

    /** The units of a word whose {@link #unit} is below zero. */
    String longer(int unit) {
        return longer.get(-unit - 1);
    }
}
