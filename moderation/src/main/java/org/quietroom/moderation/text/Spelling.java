package org.quietroom.moderation.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a word that nobody knows was meant to be: a word of the vocabulary that differs by a slip of the fingers, or several
 * of them without the spaces. Immutable, safe for many threads.
 *
 * <p>A slip is one of: letters doubled or not doubled, two neighbours exchanged, one letter left out or too many, one letter
 * another, which for short guarded words must sound like it or be beside it on a keyboard; in a long guarded word
 * also two exchanges. The first letter is taken to be right unless it changed places, short words must
 * fit more closely than long ones, and where the nearest words are several nothing is mended. Limit: a slip that makes another word which exists is never
 * seen.
 */
final class Spelling {
    /** Mends nothing. */
    static final Spelling NONE = new Spelling(Set.of(), Set.of(), WordSet.EMPTY);

    /** A longer word is left as it is. */
    static final int MAX_WORD = 24;

    private static final String SEVERAL = "";

    private static final int MIN_WORD = 3;
    private static final int MIN_EXCHANGED = 4;
    private static final int MIN_DROPPED = 5;
    private static final int MIN_BESIDE = 5;
    private static final int MIN_REPLACED = 9;
    private static final int MIN_SOUNDED = 6;
    private static final int MIN_TWICE = 8;

    private final WordSet known;
    /** By letters with none twice in a row; {@link #SEVERAL} where words differ in nothing else. */
    private final Map<String, String> squeezed = new HashMap<>();
    /** By first letter and length. */
    private final Map<Integer, SpelledWords> words = new HashMap<>();

    private final Set<String> guarded;
    private final Segmentation segmentation;

    /**
     * @param vocabulary the words that misspelt ones may become
     * @param guarded those for whose sake words without spaces are parted
     * @param known more words that exist and are never taken for misspelt ones
     */
    Spelling(Set<String> vocabulary, Collection<String> guarded, WordSet known) {
        this.known = known;
        this.guarded = Set.copyOf(guarded);
        this.segmentation = new Segmentation(vocabulary, guarded);
        Map<Integer, List<String>> byPlace = new HashMap<>();
        for (String word : new TreeSet<>(vocabulary)) {
            if (word.length() >= MIN_WORD && word.chars().allMatch(Character::isLetter)) {
                squeezed.merge(Vocabulary.squeeze(word), word, (one, other) -> SEVERAL);
                byPlace.computeIfAbsent(key(word.charAt(0), word.length()), k -> new ArrayList<>())
                        .add(word);
            }
        }
        byPlace.forEach((key, same) -> words.put(key, new SpelledWords(same)));
    }

    private static int key(char first, int length) {
        return first * (MAX_WORD + 2) + length;
    }

    /** Whether a word exists, by its {@link WordHash}, so that it is not to be mended. */
    boolean known(long hash) {
        return known.contains(hash);
    }

    Segmentation segmentation() {
        return segmentation;
    }

    /** What was meant by a word that is not known, its words parted by gaps; null if that cannot be told. */
    @Nullable
    String meant(String word) {
        if (word.length() < MIN_WORD || word.length() > MAX_WORD) {
            return null;
        }
        String same = squeezed.get(Vocabulary.squeeze(word));
        if (same != null) {
            return same.equals(SEVERAL) ? null : same;
        }
        List<String> near = new ArrayList<>();
        collect(word, near, Slip.EXCHANGED);
        if (near.isEmpty()) {
            collect(word, near, Slip.DROPPED);
        }
        String parts = near.isEmpty() ? segmentation.guardedParts(word) : null;
        if (parts != null) {
            return parts;
        }
        for (Slip slip : List.of(Slip.BESIDE, Slip.REPLACED, Slip.SOUNDED, Slip.EXCHANGED_TWICE)) {
            if (near.isEmpty()) {
                collect(word, near, slip);
            }
        }
        return only(near);
    }

    private static @Nullable String only(List<String> words) {
        return words.size() == 1 ? words.get(0) : null;
    }

    private void collect(String word, List<String> into, Slip slip) {
        int length = word.length();
        switch (slip) {
            case EXCHANGED -> {
                if (length >= MIN_EXCHANGED) {
                    candidates(word.charAt(0), length, word, into, slip);
                    candidates(word.charAt(1), length, word, into, slip);
                }
            }
            case DROPPED -> {
                if (length + 1 >= MIN_DROPPED) {
                    candidates(word.charAt(0), length + 1, word, into, slip);
                }
                if (length - 1 >= MIN_DROPPED) {
                    candidates(word.charAt(0), length - 1, word, into, slip);
                }
            }
            case REPLACED -> {
                if (length >= MIN_REPLACED) {
                    candidates(word.charAt(0), length, word, into, slip);
                }
            }
            case SOUNDED -> guarded(MIN_SOUNDED, word, into, slip);
            case BESIDE -> guarded(MIN_BESIDE, word, into, slip);
            case EXCHANGED_TWICE -> guarded(MIN_TWICE, word, into, slip);
        }
    }

    private void guarded(int least, String word, List<String> into, Slip slip) {
        if (word.length() >= least) {
            candidates(word.charAt(0), word.length(), word, into, slip);
            into.removeIf(each -> !guarded.contains(each));
        }
    }

    private void candidates(char first, int length, String word, List<String> into, Slip slip) {
        SpelledWords of = words.get(key(first, length));
        if (of != null) {
            of.like(word, each -> {
                if (slip.makes(each, word) && !into.contains(each)) {
                    into.add(each);
                }
            });
        }
    }
}
