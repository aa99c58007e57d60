package org.quietroom.moderation.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Folded units and where each came from, while they are being written. */
final class FoldBuffer {
    private static final int SLACK = 16;

    char[] units;
    int[] starts;
    int[] ends;
    int length;
    /** Whether a letter was written a third time in a row since this was last cleared. */
    boolean stretched;

    private int wordStart;
    private int singles;

    FoldBuffer(int expected) {
        units = new char[expected + SLACK];
        starts = new int[expected + SLACK];
        ends = new int[expected + SLACK];
    }

    int length() {
        return length;
    }

    /** How many words of one unit were followed by another word: at least as many as there are now. */
    int singles() {
        return singles;
    }

    void put(char c, int from, int to) {
        reserve(1);
        if (length >= 2 && units[length - 1] == c && units[length - 2] == c) {
            stretched = true;
        }
        units[length] = c;
        starts[length] = from;
        ends[length] = to;
        length++;
    }

    /** Puts the ASCII letters that stand from a place on, in lower case: most of most texts. Gives where they end. */
    int putLetters(char[] in, int from) {
        reserve(in.length - from);
        char one = length > 0 ? units[length - 1] : 0;
        char two = length > 1 ? units[length - 2] : 0;
        int i = from;
        int at = length;
        for (; i < in.length && Marks.asciiLetter(in[i]); i++, at++) {
            char c = (char) (in[i] | 0x20);
            stretched |= c == one && c == two;
            units[at] = c;
            starts[at] = i;
            ends[at] = i + 1;
            two = one;
            one = c;
        }
        length = at;
        return i;
    }

    private void reserve(int more) {
        if (length + more > units.length) {
            int capacity = length + more + (length >> 1);
            units = Arrays.copyOf(units, capacity);
            starts = Arrays.copyOf(starts, capacity);
            ends = Arrays.copyOf(ends, capacity);
        }
    }

    /** Parts the last word from one that begins at {@code next}; nothing before the first word. */
    void part(char separator, int next) {
        if (length > 0) {
            if (length - wordStart == 1) {
                singles++;
            }
            int last = ends[length - 1];
            put(separator, Math.min(last, next), Math.max(last, next));
            wordStart = length;
        }
    }

    void cut(int to) {
        length = to;
        wordStart = Math.min(wordStart, to);
    }

    /** Whether no more than one word was written from {@code from} on. */
    boolean oneWord(int from) {
        for (int i = from + 1; i < length; i++) {
            if (edge(units[i])) {
                return false;
            }
        }
        return true;
    }

    /** Repairs each word from {@code from} on by itself: stretched, leet or look-alike letters. */
    void repairWords(int from, Vocabulary vocabulary) {
        int write = from;
        int read = from;
        while (read < length) {
            if (edge(units[read])) {
                move(read++, write++);
                continue;
            }
            int end = read;
            while (end < length && !edge(units[end])) {
                end++;
            }
            write = repairWord(read, end, write, vocabulary);
            read = end;
        }
        length = write;
    }

    private int repairWord(int from, int to, int write, Vocabulary vocabulary) {
        String word = to - from > Vocabulary.MAX_WORD ? null : repaired(new String(units, from, to - from), vocabulary);
        if (word != null && word.length() <= to - from) {
            int start = starts[from];
            int end = ends[to - 1];
            for (int i = 0; i < word.length(); i++) {
                units[write] = word.charAt(i);
                starts[write] = start;
                ends[write] = end;
                write++;
            }
            return write;
        }
        for (int i = from; i < to; ) {
            int run = i + 1;
            while (run < to && units[run] == units[i]) {
                run++;
            }
            int keep = run - i > 2 && Character.isLetter(units[i]) ? 1 : run - i;
            for (int k = 0; k < keep; k++) {
                move(i + k, write);
                ends[write] = keep == 1 ? ends[run - 1] : ends[write];
                write++;
            }
            i = run;
        }
        return write;
    }

    private static @Nullable String repaired(String letters, Vocabulary vocabulary) {
        String word = vocabulary.byLeet(letters);
        return word == null && letters.chars().anyMatch(c -> c >= 128) ? vocabulary.byLook(letters) : word;
    }

    void move(int from, int to) {
        units[to] = units[from];
        starts[to] = starts[from];
        ends[to] = ends[from];
    }

    static boolean edge(char c) {
        return c == Folded.GAP || c == Folded.BREAK;
    }

    Folded finish(CharSequence original, FoldedWords words) {
        return new Folded(original, new String(units, 0, length), starts, ends, words);
    }
}
