package org.quietroom.moderation.crisis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.quietroom.moderation.text.WordHash;

/**
 * Codes of words, looked up without making strings. Words are told apart by 44 bits of their letters: two words of one text
 * that are read alike by chance are not to be expected, and no harm. Immutable.
 */
final class WordTable {
    /** The unit of every word that is not in the table. */
    static final char UNKNOWN = 1;
    /** The unit that stands for the end of a sentence. */
    static final char BREAK = 2;
    /** The first unit of a word. */
    static final char FIRST = 3;

    /** So many bits of a slot are a unit. */
    private static final int UNIT_BITS = 20;

    private static final long UNIT = (1L << UNIT_BITS) - 1;

    /**
     * By slot the upper bits of a word's hash, and its unit, above the largest {@code char} where its code is in
     * {@link #longer}; 0 for none. As small as can be, because the table is larger than the nearest caches.
     */
    private final long[] words;

    private final List<String> longer = new ArrayList<>();

    /** Takes words and their codes. */
    WordTable(Map<String, String> table) {
        words = new long[Integer.highestOneBit(Math.max(1, table.size())) * 4];
        table.forEach((word, code) -> {
            long hash = WordHash.of(word, 0, word.length());
            int slot = WordHash.slot(hash, words.length);
            while (words[slot] != 0) {
                slot = slot + 1 & words.length - 1;
            }
            int unit = code.length() == 1 ? code.charAt(0) : Character.MAX_VALUE + 1 + longer.size();
            words[slot] = (hash & ~UNIT) | unit;
            if (code.length() != 1) {
                longer.add(code);
            }
        });
        if (longer.size() > UNIT - Character.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "the packs have too many words that are short for others; take some out");
        }
    }

    /** How many slots there are. */
    int slots() {
        return words.length;
    }

    /** The unit of the word that has a slot; above the largest {@code char} if its code has none or several, see {@link #longer}. */
    int unit(int slot) {
        return (int) (words[slot] & UNIT);
    }

    /** The slot of a word, by its {@link WordHash}; -1 if it is not in the table. */
    int slot(long hash) {
        int slot = WordHash.slot(hash, words.length);
        for (long word = words[slot]; word != 0; word = words[slot]) {
            if (((word ^ hash) & ~UNIT) == 0) {
                return slot;
            }
            slot = slot + 1 & words.length - 1;
        }
        return -1;
    }

    /** The units of a word whose {@link #unit} is that large. */
    String longer(int unit) {
        return longer.get(unit - Character.MAX_VALUE - 1);
    }
}
