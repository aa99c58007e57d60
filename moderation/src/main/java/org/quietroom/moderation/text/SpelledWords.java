package org.quietroom.moderation.text;

import java.util.List;
import java.util.function.Consumer;

/** Words beside the set of letters of each, so that most of those that are not like a given one are passed over at once. */
final class SpelledWords {
    /** One slip takes a letter away, puts one in, or does both. */
    private static final int LETTERS_OF_A_SLIP = 2;

    private final String[] words;
    private final int[] letters;

    SpelledWords(List<String> words) {
        this.words = words.toArray(String[]::new);
        this.letters = words.stream().mapToInt(SpelledWords::letters).toArray();
    }

    /** Hands on, in their order, at least those words that one slip parts from a given one. */
    void like(String word, Consumer<String> each) {
        int wanted = letters(word);
        for (int i = 0; i < words.length; i++) {
            if (Integer.bitCount(letters[i] ^ wanted) <= LETTERS_OF_A_SLIP) {
                each.accept(words[i]);
            }
        }
    }

    /** A bit for each letter a word has; letters that are far from each other in Unicode can share one. */
    private static int letters(String word) {
        int letters = 0;
        for (int i = 0; i < word.length(); i++) {
            letters |= 1 << word.charAt(i);
        }
        return letters;
    }
}
