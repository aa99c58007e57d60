package org.quietroom.anonymity.redaction;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Enters words and phrases into a {@link Dictionary}. Not safe for many threads. */
final class Entries {
    private static final int LONGEST_PHRASE = 6;

    private final Dictionary dictionary;

    Entries(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    /** One word. */
    void word(String word, int flags) {
        String whole = Normalizer.normalize(word, Normalizer.Form.NFC);
        if (!whole.isEmpty()) {
            dictionary.put(Dictionary.hash(whole), flags);
        }
    }

    int flags(String word) {
        return dictionary.get(Dictionary.hash(word));
    }

    /** Every word of a name by itself. */
    void eachWord(String name, int flags) {
        for (String word : words(name)) {
            if (word.length() > 1) {
                word(word, flags);
            }
        }
    }

    /** A phrase as a whole; its beginnings are marked so that a reader knows to go on. */
    void phrase(String phrase, int flags) {
        List<String> words = words(phrase);
        if (words.isEmpty() || words.size() > LONGEST_PHRASE) {
            return;
        }
        long hash = Dictionary.hash(words.get(0));
        for (int i = 1; i < words.size(); i++) {
            dictionary.put(hash, Dictionary.BEGINS);
            hash = Dictionary.join(hash, Dictionary.hash(words.get(i)));
        }
        dictionary.put(hash, flags);
    }

    /** The letters between whatever is none. */
    static List<String> words(String phrase) {
        List<String> words = new ArrayList<>();
        String text = Normalizer.normalize(phrase, Normalizer.Form.NFC);
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean letter = i < text.length() && Character.isLetter(text.charAt(i));
            if (letter && start < 0) {
                start = i;
            } else if (!letter && start >= 0) {
                words.add(text.substring(start, i));
                start = -1;
            }
        }
        return words;
    }
}
