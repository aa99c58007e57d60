package org.quietroom.moderation.text;

import com.google.common.base.Splitter;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parts words that were written without spaces. Immutable, safe for many threads. */
final class Segmentation {
    private static final int LONGEST = 16;
    private static final int MIN_LETTERS = 5;
    /** Two and a half letters a word on the average: fewer are found in nearly any letters. */
    private static final int LETTERS_OF_TWO = 5;

    private static final int NEVER = 1 << 20;

    private final WordSet words;
    private final Set<String> guarded;

    /**
     * @param words that letters may be
     * @param guarded the words for whose sake letters without spaces are parted
     */
    Segmentation(Set<String> words, Collection<String> guarded) {
        this.words = WordSet.of(words);
        this.guarded = Set.copyOf(guarded);
    }

    /** As {@link #parts}, where one of the words is guarded. */
    @Nullable
    String guardedParts(String letters) {
        String parts = parts(letters);
        return parts == null || Splitter.on(Folded.GAP).splitToStream(parts).noneMatch(guarded::contains)
                ? null
                : parts;
    }

    /** The fewest words that these letters are, parted by gaps; null if they are not, or if nobody would read them so. */
    @Nullable
    String parts(String letters) {
        int length = letters.length();
        if (length < MIN_LETTERS) {
            return null;
        }
        int[] fewest = new int[length + 1];
        int[] from = new int[length + 1];
        Arrays.fill(fewest, 1, length + 1, NEVER);
        for (int begin = 0; begin < length; begin++) {
            if (fewest[begin] < NEVER) {
                next(letters, begin, fewest, from);
            }
        }
        if (fewest[length] * LETTERS_OF_TWO > length * 2) {
            return null;
        }
        StringBuilder parts = new StringBuilder(letters);
        for (int end = from[length]; end > 0; end = from[end]) {
            parts.insert(end, Folded.GAP);
        }
        return parts.toString();
    }

    /** Puts down where a word ends that begins here, unless fewer words lead there. */
    private void next(String letters, int begin, int[] fewest, int[] from) {
        long hash = WordHash.SEED;
        int last = Math.min(letters.length(), begin + LONGEST);
        for (int end = begin + 1; end <= last; end++) {
            char letter = letters.charAt(end - 1);
            hash = WordHash.add(hash, letter);
            boolean word = end - begin > 1 || letter == 'i' || letter == 'a';
            if (word && fewest[begin] + 1 < fewest[end] && words.contains(hash)) {
                fewest[end] = fewest[begin] + 1;
                from[end] = begin;
            }
        }
    }
}
