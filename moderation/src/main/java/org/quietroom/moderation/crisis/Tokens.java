package org.quietroom.moderation.crisis;

import java.util.Arrays;
import org.quietroom.moderation.text.Folded;

/** A folded text as one unit a word, with a unit for each end of a sentence. */
final class Tokens {
    /** The units. */
    final char[] units;

    private final int[] begins;
    private final int[] ends;
    private final int[] sentences;
    /** By sentence its first word, and after the last one how many words there are. */
    private final int[] firsts;

    private Tokens(char[] units, int[] begins, int[] ends, int[] sentences, int[] firsts) {
        this.units = units;
        this.begins = begins;
        this.ends = ends;
        this.sentences = sentences;
        this.firsts = firsts;
    }

    /** The words of a text in the codes of a table. */
    static Tokens of(Folded folded, WordTable table) {
        Builder builder = new Builder(folded.text().length() / 3 + 16);
        String text = folded.text();
        int begin = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : Folded.GAP;
            if (c > Folded.GAP) {
                continue;
            }
            if (i > begin) {
                int unit = table.unit(text, begin, i);
                if (unit >= 0) {
                    builder.add((char) unit, begin, i);
                } else {
                    builder.word(table.longer(unit), begin, i);
                }
            }
            if (c == Folded.BREAK) {
                builder.add(WordTable.BREAK, i, i + 1);
                builder.endSentence();
            }
            begin = i + 1;
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
        private int[] firsts = new int[SENTENCES];
        private int count;
        private int sentence;

        Builder(int expected) {
            units = new char[expected];
            begins = new int[expected];
            ends = new int[expected];
            sentences = new int[expected];
        }

        void word(String code, int begin, int end) {
            for (int i = 0; i < code.length(); i++) {
                add(code.charAt(i), begin, end);
            }
        }

        void add(char unit, int begin, int end) {
            if (count == units.length) {
                units = Arrays.copyOf(units, 2 * count);
                begins = Arrays.copyOf(begins, 2 * count);
                ends = Arrays.copyOf(ends, 2 * count);
                sentences = Arrays.copyOf(sentences, 2 * count);
            }
            units[count] = unit;
            begins[count] = begin;
            ends[count] = end;
            sentences[count++] = sentence;
        }

        void endSentence() {
            sentence++;
            if (sentence == firsts.length) {
                firsts = Arrays.copyOf(firsts, 2 * sentence);
            }
            firsts[sentence] = count;
        }

        Tokens build() {
            endSentence();
            return new Tokens(
                    Arrays.copyOf(units, count), begins, ends, sentences, Arrays.copyOf(firsts, sentence + 1));
        }
    }
}
