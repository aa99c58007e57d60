package org.quietroom.moderation.text;

import java.util.HashMap;
import java.util.Map;

/** Mends the misspelt words of one folded text. */
final class Mending {
    /** So many different words of one text are looked at; what is misspelt in the others stays. */
    private static final int MAX_SEEN = 400;

    private final FoldBuffer in;
    private final FoldedWords words;
    private final Spelling spelling;
    private final Map<String, String> seen = new HashMap<>();
    private FoldBuffer out;
    private int copied;

    Mending(FoldBuffer in, FoldedWords words, Spelling spelling) {
        this.in = in;
        this.words = words;
        this.spelling = spelling;
        this.out = in;
    }

    /** The mended text; the same buffer if there was nothing to mend. */
    FoldBuffer run() {
        for (int word = 0; word < words.count(); word++) {
            int begin = words.begin(word);
            int end = words.end(word);
            if (end > begin + 2
                    && end <= begin + Spelling.MAX_WORD
                    && !spelling.known(words.hash(word))
                    && letters(begin, end)) {
                mend(begin, end);
            }
        }
        if (out != in) {
            copyTo(in.length);
        }
        return out;
    }

    private boolean letters(int begin, int end) {
        for (int i = begin; i < end; i++) {
            if (!Character.isLetter(in.units[i])) {
                return false;
            }
        }
        return true;
    }

    private void mend(int begin, int end) {
        String word = new String(in.units, begin, end - begin);
        String meant = seen.get(word);
        if (meant == null && seen.size() < MAX_SEEN) {
            String found = spelling.meant(word);
            meant = found == null ? word : found;
            seen.put(word, meant);
        }
        if (meant == null || meant.equals(word)) {
            return;
        }
        if (out == in) {
            out = new FoldBuffer(in.length + in.length / 4);
        }
        copyTo(begin);
        boolean parted = meant.length() > word.length() && meant.indexOf(Folded.GAP) >= 0;
        for (int i = 0, at = begin; i < meant.length(); i++) {
            char c = meant.charAt(i);
            if (!parted) {
                out.put(c, in.starts[begin], in.ends[end - 1]);
            } else if (c == Folded.GAP) {
                out.put(c, in.ends[at - 1], in.ends[at - 1]);
            } else {
                out.put(c, in.starts[at], in.ends[at]);
                at++;
            }
        }
        copied = end;
    }

    private void copyTo(int end) {
        for (; copied < end; copied++) {
            out.put(in.units[copied], in.starts[copied], in.ends[copied]);
        }
    }
}
