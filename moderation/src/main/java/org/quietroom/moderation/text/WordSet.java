package org.quietroom.moderation.text;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;

/**
 * A set of folded words that keeps 64 bits of each, not the words: it takes a word for one of its own with a chance of one
 * in some hundred million million. Immutable, safe for many threads.
 */
public final class WordSet {
    /** No words. */
    public static final WordSet EMPTY = new WordSet(new long[0]);

    /** By slot a hash; 0 for none. */
    private final long[] slots;

    private WordSet(long[] hashes) {
        this.slots = new long[Integer.highestOneBit(Math.max(1, hashes.length)) * 4];
        for (long hash : hashes) {
            int slot = WordHash.slot(hash, slots.length);
            while (slots[slot] != 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = hash;
        }
    }

    /** The set of these words. */
    public static WordSet of(Collection<String> words) {
        return new WordSet(words.stream()
                .mapToLong(word -> WordHash.of(word, 0, word.length()))
                .sorted()
                .distinct()
                .toArray());
    }

    boolean isEmpty() {
        return Arrays.stream(slots).allMatch(hash -> hash == 0);
    }

    /** Whether a word is in it, by its {@link WordHash}. */
    public boolean contains(long hash) {
        for (int slot = WordHash.slot(hash, slots.length); slots[slot] != 0; slot = slot + 1 & slots.length - 1) {
            if (slots[slot] == hash) {
                return true;
            }
        }
        return false;
    }

    /** The {@link WordHash} of each word, in their order. */
    public long[] hashes() {
        return Arrays.stream(slots).filter(hash -> hash != 0).sorted().toArray();
    }

    /** The set as bytes; the same words always give the same. */
    public byte[] bytes() {
        long[] hashes = hashes();
        ByteBuffer out = ByteBuffer.allocate(Long.BYTES * hashes.length);
        out.asLongBuffer().put(hashes);
        return out.array();
    }

    /** What {@link #bytes} made. */
    public static WordSet read(byte[] bytes) {
        long[] hashes = new long[bytes.length / Long.BYTES];
        ByteBuffer.wrap(bytes).asLongBuffer().get(hashes);
        return new WordSet(hashes);
    }
}
