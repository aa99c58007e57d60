package org.quietroom.moderation.text;

/** Tells words apart by 64 bits of their units (FNV-1a), so that a stretch of a text is looked up without making a string. */
public final class WordHash {
    /** The hash of no units. */
    static final long SEED = 0xCBF29CE484222325L;

    private static final long PRIME = 0x100000001B3L;

    private WordHash() {}

    /** The hash of the units from {@code from} to {@code to} (exclusive). */
    public static long of(CharSequence text, int from, int to) {
        long hash = SEED;
        for (int i = from; i < to; i++) {
            hash = add(hash, text.charAt(i));
        }
        return hash;
    }

    /** The hash of some units and one more. */
    static long add(long hash, char unit) {
        return (hash ^ unit) * PRIME;
    }

    /** The slot of a hash in a table of so many slots, a power of two. */
    public static int slot(long hash, int slots) {
        return (int) (hash ^ hash >>> 29) & slots - 1;
    }
}
