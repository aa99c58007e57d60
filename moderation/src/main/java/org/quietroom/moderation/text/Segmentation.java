package org.quietroom.moderation.text;

import com.google.common.base.Splitter;
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

    private final Set<String> words;
    private final Set<String> guarded;

    /**
     * @param words kept as they are, and not changed by anybody
     * @param guarded the words for whose sake letters without spaces are parted
     */
    Segmentation(Set<String> words, Collection<String> guarded) {
        this.words = words;
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
        for (int end = 1; end <= length; end++) {
            fewest[end] = NEVER;
            for (int begin = Math.max(0, end - LONGEST); begin < end; begin++) {
                if (fewest[begin] + 1 < fewest[end] && word(letters.substring(begin, end))) {
                    fewest[end] = fewest[begin] + 1;
                    from[end] = begin;
                }
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

    private boolean word(String part) {
        return words.contains(part) && (part.length() > 1 || part.equals("i") || part.equals("a"));
    }
}
