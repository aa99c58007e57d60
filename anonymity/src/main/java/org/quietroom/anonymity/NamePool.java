package org.quietroom.anonymity;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * The names that members go by: an adjective and a noun, such as “Quiet Heron”, from curated word lists.
 *
 * <p>The lists hold gentle, concrete, easily read words; pairs that read badly together are never made. What is drawn
 * depends on the bytes and the lists alone, so changed lists change new names only. Immutable; safe for many threads.
 */
public final class NamePool {
    /** How many bytes a draw takes. */
    static final int BYTES = 32;

    private final List<String> adjectives;
    private final List<String> nouns;
    private final DeniedPairs denied;

    NamePool(List<String> adjectives, List<String> nouns, DeniedPairs denied) {
        if (adjectives.isEmpty() || nouns.isEmpty()) {
            throw new IllegalArgumentException("names need an adjective and a noun at least");
        }
        this.adjectives = List.copyOf(adjectives);
        this.nouns = List.copyOf(nouns);
        this.denied = denied;
    }

    /** The English names that ship with Quietroom. */
    public static NamePool english() {
        return WordLists.read("names/en");
    }

    /**
     * A name of two words.
     *
     * @param bytes 32 random bytes
     * @return empty if the pair that was drawn reads badly; then other bytes are needed
     */
    Optional<String> shortName(byte[] bytes) {
        ByteBuffer draw = ByteBuffer.wrap(bytes);
        String adjective = pick(adjectives, draw);
        String noun = pick(nouns, draw);
        return denies(adjective, noun) ? Optional.empty() : Optional.of(title(adjective) + " " + title(noun));
    }

    /** A name of three words, for rooms that have used up most of the shorter ones; otherwise as {@link #shortName}. */
    Optional<String> longName(byte[] bytes) {
        ByteBuffer draw = ByteBuffer.wrap(bytes);
        String first = pick(adjectives, draw);
        String noun = pick(nouns, draw);
        String second = pick(adjectives, draw);
        return first.equals(second) || denies(first, noun) || denies(second, noun)
                ? Optional.empty()
                : Optional.of(title(first) + " " + title(second) + " " + title(noun));
    }

    boolean denies(String adjective, String noun) {
        return denied.contains(adjective, noun);
    }

    private static String pick(List<String> words, ByteBuffer draw) {
        return words.get((int) Long.remainderUnsigned(draw.getLong(), words.size()));
    }

    private static String title(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
