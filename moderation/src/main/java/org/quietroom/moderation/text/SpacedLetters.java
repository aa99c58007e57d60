package org.quietroom.moderation.text;

/** Joins letters that stand apart where they spell a word of the vocabulary; others stay as they are. */
final class SpacedLetters {
    private static final int MIN_RUN = 3;
    /** In a longer run, words are looked for one by one. */
    private static final int MAX_RUN = 200;

    private final FoldBuffer out;
    private final Vocabulary vocabulary;
    private int write;

    SpacedLetters(FoldBuffer out, Vocabulary vocabulary) {
        this.out = out;
        this.vocabulary = vocabulary;
    }

    void join() {
        int read = firstRun();
        write = read;
        while (read < out.length) {
            int run = run(read);
            if (run >= MIN_RUN) {
                read = run <= MAX_RUN && joinWords(read, run) ? read + 2 * run : joinRun(read, run);
            } else {
                read = copyWord(read);
            }
        }
        out.length = write;
    }

    /** Where the first letters stand that may be joined; the end if there are none. */
    private int firstRun() {
        int at = 0;
        while (at < out.length && run(at) < MIN_RUN) {
            while (at < out.length && !FoldBuffer.edge(out.units[at])) {
                at++;
            }
            at++;
        }
        return Math.min(at, out.length);
    }

    /** How many words of one letter or digit stand side by side from {@code at} on. */
    private int run(int at) {
        int count = 0;
        while (at < out.length
                && (at + 1 == out.length || FoldBuffer.edge(out.units[at + 1]))
                && Character.isLetterOrDigit(out.units[at])) {
            count++;
            at += 2;
        }
        return count;
    }

    private int copyWord(int read) {
        while (read < out.length) {
            boolean edge = FoldBuffer.edge(out.units[read]);
            out.move(read++, write++);
            if (edge) {
                break;
            }
        }
        return read;
    }

    /** Joins a whole run to words, if it is some. */
    private boolean joinWords(int read, int count) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < count; i++) {
            letters.append(Vocabulary.letter(out.units[read + 2 * i], 'i'));
        }
        String words = vocabulary.spelling().segmentation().parts(letters.toString());
        if (words == null) {
            return false;
        }
        int letter = 0;
        for (int i = 0; i < words.length(); i++) {
            boolean gap = words.charAt(i) == Folded.GAP;
            out.move(read + 2 * letter - (gap ? 1 : 0), write);
            out.units[write++] = words.charAt(i);
            letter += gap ? 0 : 1;
        }
        int edge = read + 2 * count - 1;
        if (edge < out.length) {
            out.move(edge, write++);
        }
        return true;
    }

    private int joinRun(int read, int count) {
        int letter = 0;
        while (letter < count) {
            int at = read + 2 * letter;
            String word = longest(at, count - letter);
            int taken = Math.max(1, word.length());
            for (int i = 0; i < taken; i++) {
                out.move(at + 2 * i, write);
                out.units[write] = word.isEmpty() ? out.units[write] : word.charAt(i);
                write++;
            }
            int edge = at + 2 * taken - 1;
            if (edge < out.length) {
                out.move(edge, write++);
            }
            letter += taken;
        }
        return read + 2 * count;
    }

    private String longest(int at, int most) {
        String found = "";
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < most; i++) {
            char letter = Vocabulary.letter(out.units[at + 2 * i], 'i');
            letters.append(letter);
            String word = letters.toString();
            if (letter == 0 || !vocabulary.begins(word)) {
                break;
            }
            if (vocabulary.spaced(word)) {
                found = word;
            }
        }
        return found;
    }
}
