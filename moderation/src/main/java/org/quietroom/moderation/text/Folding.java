package org.quietroom.moderation.text;

/**
 * Folds text into the spelling that matchers compare, in time linear in its length.
 *
 * <p>Always: case, width, style and compatibility forms (Unicode NFKC casefold), diacritics, zero-width marks, bidi
 * controls, tags and variation selectors are taken off; odd spaces, quotes and apostrophes are unified, and apostrophes
 * inside a word dropped; punctuation becomes a gap or a break; three or more of a letter become one.
 *
 * <p>With a {@link Vocabulary}, a word is also recognised behind homoglyphs, digits and symbols that stand for letters, a
 * masked letter, letters set apart, and stretched letters. Such a repair happens only when it yields a word of the
 * vocabulary: everything else keeps its own spelling, so that folding does not invent matches ({@code 5fu}, {@code h1n1}).
 *
 * <p>Folding what is folded changes nothing. Any sequence of UTF-16 units is accepted; a lone surrogate is a gap.
 * Immutable and safe for many threads.
 */
public final class Folding {
    /** Folds without repairing words. */
    public static final Folding PLAIN = new Folding(Vocabulary.EMPTY);

    private final Vocabulary vocabulary;

    private Folding(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Folds and repairs words of this vocabulary. */
    public static Folding with(Vocabulary vocabulary) {
        return new Folding(vocabulary);
    }

    /** Folds a text; the result refers to it, so a mutable sequence must not change afterwards. */
    public Folded fold(CharSequence text) {
        return new FoldRun(text, vocabulary).run();
    }
}
