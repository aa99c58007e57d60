package org.quietroom.moderation.text;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The words that {@link Folding} may repair, so that nothing else changes its spelling. Immutable, safe for many threads.
 *
 * <p>Homoglyphs are compared only for words that are not ASCII; what is needed for that is made at the first of them.
 */
public final class Vocabulary {
    /** No words: nothing is repaired. */
    public static final Vocabulary EMPTY = of(Set.of(), Set.of());

    /** No longer word is looked up. */
    static final int MAX_WORD = 40;

    private static final int MIN_SPACED = 3;

    private final Set<String> words;
    private final Set<String> guarded;
    /** Those that are found with their letters set apart, in order. */
    private final String[] spaced;

    private final Map<String, String> squeezed = new HashMap<>();
    private final Map<Integer, List<String>> byLength = new HashMap<>();
    private final Supplier<Looks> looks = Suppliers.memoize(this::looks);
    private final Spelling spelling;

    private Vocabulary(Collection<String> words, Collection<String> guarded, Spelling spelling) {
        this.spelling = spelling;
        this.words = new HashSet<>(words);
        this.words.addAll(guarded);
        this.guarded = Set.copyOf(guarded);
        this.spaced = this.words.stream()
                .filter(word -> word.length() >= MIN_SPACED)
                .sorted()
                .toArray(String[]::new);
        for (String word : new TreeSet<>(this.words)) {
            squeezed.merge(squeeze(word), word, (a, b) -> a.length() >= b.length() ? a : b);
        }
        for (String word : new TreeSet<>(guarded)) {
            byLength.computeIfAbsent(word.length(), k -> new ArrayList<>()).add(word);
        }
    }

    /**
     * A vocabulary.
     *
     * @param words folded words that are recognised behind homoglyphs, leet, stretching and spacing
     * @param guarded folded words that are also recognised with masked letters or symbols between letters
     */
    public static Vocabulary of(Collection<String> words, Collection<String> guarded) {
        return new Vocabulary(words, guarded, Spelling.NONE);
    }

    /**
     * The same with misspelt and joined words mended.
     *
     * @param known all words that exist, those of the vocabulary among them; nothing is mended by one who knows none
     */
    public Vocabulary spelt(WordSet known) {
        return new Vocabulary(words, guarded, known.isEmpty() ? Spelling.NONE : new Spelling(words, guarded, known));
    }

    Spelling spelling() {
        return spelling;
    }

    /** The word of these letters, also where some are stretched. */
    @Nullable
    String byLetters(String letters) {
        return words.contains(letters) ? letters : stretched(letters) ? squeezed.get(squeeze(letters)) : null;
    }

    /** The word with digits and symbols in place of letters. */
    @Nullable
    String byLeet(String text) {
        String word = decoded(text, 'i');
        return word != null ? word : decoded(text, 'l');
    }

    private @Nullable String decoded(String text, char one) {
        StringBuilder letters = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char letter = letter(text.charAt(i), one);
            if (letter == 0) {
                return null;
            }
            letters.append(letter);
        }
        return byLetters(letters.toString());
    }

    /** The word that looks like this one. */
    @Nullable
    String byLook(String text) {
        return text.chars().anyMatch(Vocabulary::likeNoLatin)
                ? null
                : looks.get().byLook(text);
    }

    /** Whether a unit is of the right-to-left, Indic or East Asian scripts, whose words look like no Latin word. */
    private static boolean likeNoLatin(int c) {
        return (c >= 0x590 && c < 0x10A0) || (c >= 0x2E80 && c < 0xA4D0) || (c >= 0xAC00 && c < 0xFB00);
    }

    /** The guarded word that has one or more letters masked here. */
    @Nullable
    String byMask(String text) {
        if (!text.chars().anyMatch(Vocabulary::masks)) {
            return null;
        }
        for (String word : byLength.getOrDefault(text.length(), List.of())) {
            boolean fits = text.charAt(0) == word.charAt(0);
            for (int i = 1; fits && i < word.length(); i++) {
                fits = text.charAt(i) == word.charAt(i) || masks(text.charAt(i));
            }
            if (fits) {
                return word;
            }
        }
        return null;
    }

    /** The guarded word that is left when symbols between its letters are taken out. */
    @Nullable
    String byJoin(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        text.chars().filter(Character::isLetter).forEach(c -> letters.append((char) c));
        String word = letters.toString();
        return guarded.contains(word) ? word : null;
    }

    /** Whether some word of three or more letters begins so. */
    boolean begins(String letters) {
        int at = Arrays.binarySearch(spaced, letters);
        return at >= 0 || (-at - 1 < spaced.length && spaced[-at - 1].startsWith(letters));
    }

    /** Whether these letters, set apart, are a word. */
    boolean spaced(String letters) {
        return letters.length() >= MIN_SPACED && words.contains(letters);
    }

    /** The letter that a character is or stands for, where 1, ! and | are {@code one}; 0 if there is none. */
    static char letter(char c, char one) {
        return switch (c) {
            case '1', '!', '|' -> one;
            case '3' -> 'e';
            case '0' -> 'o';
            case '4', '@' -> 'a';
            case '5', '$' -> 's';
            case '7', '+' -> 't';
            default -> Character.isLetter(c) ? c : 0;
        };
    }

    private static boolean masks(int c) {
        return c == '*' || c == '#' || c == '%' || c == '@' || c == '\u2022' || c == '\u25CF';
    }

    /** Whether some letter stands three times in a row. */
    static boolean stretched(String letters) {
        for (int i = 2; i < letters.length(); i++) {
            if (letters.charAt(i) == letters.charAt(i - 1) && letters.charAt(i) == letters.charAt(i - 2)) {
                return true;
            }
        }
        return false;
    }

    /** The letters with none twice in a row. */
    static String squeeze(String letters) {
        StringBuilder once = new StringBuilder(letters.length());
        for (int i = 0; i < letters.length(); i++) {
            if (i == 0 || letters.charAt(i) != letters.charAt(i - 1)) {
                once.append(letters.charAt(i));
            }
        }
        return once.length() == letters.length() ? letters : once.toString();
    }

    private Looks looks() {
        return new Looks(words);
    }
}
