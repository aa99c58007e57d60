package org.quietroom.moderation.crisis;

import java.util.Arrays;
import org.quietroom.moderation.text.Folded;
import org.quietroom.moderation.text.WordHash;

/** A folded text as one unit a word, with a unit for each end of a sentence. */
final class Tokens {
    /** So many words are one sentence at least, in most texts. */
    private static final int SENTENCE = 8;

    /** The units. */
    final char[] units;

    private final int[] begins;
    private final int[] ends;
    private final long[] hashes;
    private final int[] slots;
    private final int[] sentences;
    /** By sentence its first word, and after the last one how many words there are. */
    private final int[] firsts;

    private Tokens(Builder builder) {
        this.units = Arrays.copyOf(builder.units, builder.count);
        this.begins = builder.begins;
        this.ends = builder.ends;
        this.hashes = builder.hashes;
        this.slots = builder.slots;
        this.sentences = builder.sentences;
        this.firsts = Arrays.copyOf(builder.firsts, builder.sentence + 1);
    }

    /** The words of a text in the codes of a table. */
    static Tokens of(Folded folded, WordTable table) {
        String text = folded.text();
        Builder builder = new Builder(folded.words() + folded.words() / SENTENCE + SENTENCE);
        for (int word = 0; word < folded.words(); word++) {
            int slot = table.slot(folded.hash(word));
            int unit = slot < 0 ? WordTable.UNKNOWN : table.unit(slot);
            if (unit <= Character.MAX_VALUE) {
                builder.add((char) unit, folded, word, slot);
            } else {
                builder.add(table.longer(unit), folded, word, slot);
            }
            int end = folded.endOf(word);
            if (end < text.length() && text.charAt(end) == Folded.BREAK) {
                builder.endSentence(end);
            }
        }
        return builder.build();
    }

    int size() {
        return units.length;
    }

    /** The first folded unit of a word. */
    int begin(int word) {
        return begins[word];
    }

    /** One past the last folded unit of a word. */
    int end(int word) {
        return ends[word];
    }

    /** The {@link WordHash} of a word; 0 for the end of a sentence. */
    long hash(int word) {
        return hashes[word];
    }

    /** The slot of a word in the table; -1 if it has none. */
    int slot(int word) {
        return slots[word];
    }

    /** How many sentences end before a word. */
    int sentence(int word) {
        return sentences[word];
    }

    /** The first word that is in a sentence or after it. */
    int firstOf(int sentence) {
        return firsts[Math.max(0, Math.min(sentence, firsts.length - 1))];
    }

    private static final class Builder {
        private static final int SENTENCES = 16;

        private char[] units;
        private int[] begins;
        private int[] ends;
        private int[] sentences;
        private long[] hashes;
        private int[] slots;
        private int[] firsts = new int[SENTENCES];
        private int count;
        private int sentence;

        Builder(int expected) {
            units = new char[expected];
            begins = new int[expected];
            ends = new int[expected];
            sentences = new int[expected];
            hashes = new long[expected];
            slots = new int[expected];
        }

        void add(String code, Folded folded, int word, int slot) {
            for (int i = 0; i < code.length(); i++) {
                add(code.charAt(i), folded, word, slot);
            }
        }

        void add(char unit, Folded folded, int word, int slot) {
            add(unit, folded.begin(word), folded.endOf(word), folded.hash(word), slot);
        }

        private void add(char unit, int begin, int end, long hash, int slot) {
            if (count == units.length) {
                units = Arrays.copyOf(units, 2 * count);
                begins = Arrays.copyOf(begins, 2 * count);
                ends = Arrays.copyOf(ends, 2 * count);
                sentences = Arrays.copyOf(sentences, 2 * count);
                hashes = Arrays.copyOf(hashes, 2 * count);
                slots = Arrays.copyOf(slots, 2 * count);
            }
            units[count] = unit;
            begins[count] = begin;
            ends[count] = end;
            hashes[count] = hash;
            slots[count] = slot;
            sentences[count++] = sentence;
        }

        void endSentence(int at) {
            add(WordTable.BREAK, at, at + 1, 0, -1);
            nextSentence();
        }

        private void nextSentence() {
            sentence++;
            if (sentence == firsts.length) {
                firsts = Arrays.copyOf(firsts, 2 * sentence);
            }
            firsts[sentence] = count;
        }

        Tokens build() {
            nextSentence();
            return new Tokens(this);
        }
    }
}
