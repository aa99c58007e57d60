package org.quietroom.moderation.crisis;

import org.quietroom.moderation.text.Folded;

/**
 * The features of the words of one text, as numbers of the weights of a {@link Wording}: of words those that {@link #reach}
 * lists, each run of three or four letters of a word with its edges, each sign. Features share weights by their hash. One
 * thread.
 */
final class WordingFeatures {
    /** How many weights there are. */
    static final int BUCKETS = 1 << 21;

    /** How many sorts of features of words there are. */
    static final int SORTS = 5;

    /** The most that a sort reaches back. */
    static final int FARTHEST = 3;

    /** The most runs of letters of one word. */
    static final int RUNS = 64;

    private static final int LONGEST_WORD = RUNS / 2 - 2;
    private static final int EDGE = '_';
    private static final int LONGER_RUN = 0x3c6e;
    private static final int PAIR = 0x5bd1;
    private static final int THREE = 0x1f3d;
    private static final int ONE_BETWEEN = 0x77a1;
    private static final int TWO_BETWEEN = 0x2b35;
    private static final int RUN = 0x9e37;
    private static final int EVIDENCE = 0x7f4a;

    private final Folded folded;
    private final Tokens tokens;
    /** By word, what stands for it. */
    private final int[] keys;

    /** @param keysOfUnits by unit, what stands for its words in every lexicon */
    WordingFeatures(Folded folded, Tokens tokens, int[] keysOfUnits) {
        this.folded = folded;
        this.tokens = tokens;
        this.keys = new int[tokens.size()];
        for (int word = 0; word < keys.length; word++) {
            char unit = tokens.units[word];
            keys[word] = unit == WordTable.UNKNOWN ? letters(word) : keysOfUnits[unit];
        }
    }

    /**
     * How many words a sort of features reaches back from its last one: a word by itself, it with the one before it, three in a
     * row, two words with any one between them, and with any two.
     */
    static int reach(int sort) {
        return switch (sort) {
            case 0 -> 0;
            case 1 -> 1;
            case 2, 3 -> 2;
            default -> FARTHEST;
        };
    }

    /** How many features of words so many words have. */
    static int ofWords(int words) {
        int count = 0;
        for (int sort = 0; sort < SORTS; sort++) {
            count += Math.max(0, words - reach(sort));
        }
        return count;
    }

    /** Puts the features of a sort, each at its last word; none at the first words, where there is no room for it. */
    void words(int sort, int[] into) {
        for (int word = reach(sort); word < keys.length; word++) {
            into[word] = bucket(key(sort, word));
        }
    }

    private int key(int sort, int word) {
        int key = keys[word];
        return switch (sort) {
            case 0 -> key;
            case 1 -> key * 31 + keys[word - 1] + PAIR;
            case 2 -> (key * 31 + keys[word - 1]) * 131 + keys[word - 2] + THREE;
            case 3 -> key * 31 + keys[word - 2] + ONE_BETWEEN;
            default -> key * 31 + keys[word - FARTHEST] + TWO_BETWEEN;
        };
    }

    /** Puts the runs of letters of a word, of a long one those it begins with, where there is room for {@link #RUNS}. */
    int runs(int word, int[] into) {
        int begin = tokens.begin(word) - 1;
        int end = Math.min(tokens.end(word), begin + LONGEST_WORD) + 1;
        String text = folded.text();
        int count = 0;
        int two = EDGE;
        int one = text.charAt(begin + 1);
        for (int at = begin + 2; at < end; at++) {
            int next = at == end - 1 ? EDGE : text.charAt(at);
            int three = (two << 16 ^ one) * 131 + next;
            into[count++] = bucket(three + RUN);
            if (at + 1 < end) {
                into[count++] = bucket(three * 31 + (at + 2 == end ? EDGE : text.charAt(at + 1)) + LONGER_RUN);
            }
            two = one;
            one = next;
        }
        return count;
    }

    /** How many runs of letters a word has there. */
    int runs(int word) {
        return 2 * Math.min(tokens.end(word) - tokens.begin(word), LONGEST_WORD - 1) - 1;
    }

    /** The feature of a sign, or of how much some weigh. */
    static int evidence(int key) {
        return bucket(key * 0x2c1b + EVIDENCE);
    }

    private int letters(int word) {
        int hash = 17;
        for (int i = tokens.begin(word); i < tokens.end(word); i++) {
            hash = 131 * hash + folded.text().charAt(i);
        }
        return hash;
    }

    private static int bucket(int key) {
        int mixed = key * 0x85ebca6b;
        mixed ^= mixed >>> 13;
        mixed *= 0xc2b2ae35;
        return (mixed ^ mixed >>> 16) & BUCKETS - 1;
    }
}
