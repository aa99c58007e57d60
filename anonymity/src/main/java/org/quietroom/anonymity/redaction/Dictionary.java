package org.quietroom.anonymity.redaction;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * What is known of words and short phrases, by hash: 26 bits of place and 32 of the word itself, so that of a hundred million
 * unknown words about four seem known. Made by {@link DictionaryCompiler}. Immutable once loaded; safe for many threads.
 */
final class Dictionary {
    /** A given name. */
    static final int GIVEN = 1;
    /** A family name. */
    static final int FAMILY = 1 << 1;
    /** A settlement, or the whole name of one if it is a phrase. */
    static final int TOWN = 1 << 2;
    /** A country or a part of one. */
    static final int COUNTRY = 1 << 3;
    /** An ordinary word of English, written small. */
    static final int ORDINARY = 1 << 4;
    /** An ordinary word of another language that we read. */
    static final int FOREIGN = 1 << 5;
    /** The first words of a longer place. */
    static final int BEGINS = 1 << 6;
    /** Written with a capital, and no person, place or body: medicines, trials, brands, months, languages. */
    static final int NOT_PII = 1 << 7;
    /** A word so frequent that only a strong cue makes it a name. */
    static final int FREQUENT = 1 << 8;

    /** An ordinary word that lists of names may call a name. */
    static final int AMBIGUOUS = 1 << 9;

    /** Written with a capital in a list of things; becomes {@link #NOT_PII} unless another list says it is a name. */
    static final int CAPITAL = 1 << 10;
    /** The same of a medicine, which only given names and places outweigh. */
    static final int MEDICINE = 1 << 11;

    static final long SEED = 0xcbf29ce484222325L;
    static final String RESOURCE = "words.bin";

    private static final long PRIME = 0x100000001b3L;

    private final int mask;
    private final int[] marks;
    private final short[] flags;

    Dictionary(int bits) {
        mask = (1 << bits) - 1;
        marks = new int[1 << bits];
        flags = new short[1 << bits];
    }

    /** The one that the build made. */
    static Dictionary load() {
        try (InputStream in = Dictionary.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(
                        "The word table is missing from the program; build the module anonymity with Maven");
            }
            return read(new DataInputStream(new BufferedInputStream(in, 1 << 16)));
        } catch (IOException e) {
            throw new UncheckedIOException("the word table cannot be read", e);
        }
    }

    private static Dictionary read(DataInputStream in) throws IOException {
        Dictionary read = new Dictionary(in.readUnsignedByte());
        int slot = 0;
        for (int left = in.readInt(); left > 0; left--) {
            slot += in.readUnsignedByte();
            read.marks[slot] = in.readInt();
            read.flags[slot] = in.readShort();
        }
        return read;
    }

    void write(OutputStream target) throws IOException {
        DataOutputStream out = new DataOutputStream(target);
        out.writeByte(Integer.numberOfTrailingZeros(mask + 1));
        int count = 0;
        int before = 0;
        for (int pass = 0; pass < 2; pass++) {
            if (pass == 1) {
                out.writeInt(count);
            }
            before = 0;
            for (int slot = 0; slot <= mask; slot++) {
                boolean far = slot - before == 255;
                if (flags[slot] == 0 && !far) {
                    continue;
                }
                if (pass == 0) {
                    count++;
                } else {
                    out.writeByte(slot - before);
                    out.writeInt(marks[slot]);
                    out.writeShort(flags[slot]);
                }
                before = slot;
            }
        }
        out.flush();
    }

    /** Settles what lists disagree about; once, when all are read. */
    void settle() {
        for (int slot = 0; slot <= mask; slot++) {
            boolean place = (flags[slot] & (GIVEN | TOWN | COUNTRY)) != 0;
            boolean thing = (flags[slot] & MEDICINE) != 0 && !place;
            boolean capital = (flags[slot] & CAPITAL) != 0 && !place && (flags[slot] & FAMILY) == 0;
            if (thing || capital) {
                flags[slot] |= NOT_PII;
            }
        }
    }

    void put(long hash, int more) {
        int slot = (int) hash & mask;
        int mark = (int) (hash >>> 32);
        while (flags[slot] != 0 && marks[slot] != mark) {
            slot = slot + 1 & mask;
        }
        marks[slot] = mark;
        flags[slot] |= (short) more;
    }

    int get(long hash) {
        int slot = (int) hash & mask;
        int mark = (int) (hash >>> 32);
        while (flags[slot] != 0) {
            if (marks[slot] == mark) {
                return flags[slot];
            }
            slot = slot + 1 & mask;
        }
        return 0;
    }

    static long step(long hash, char lower) {
        return (hash ^ lower) * PRIME;
    }

    static long finish(long hash) {
        long mixed = (hash ^ hash >>> 32) * 0x9E3779B97F4A7C15L;
        return mixed ^ mixed >>> 29;
    }

    /** The hash of one word. */
    static long hash(CharSequence word) {
        long hash = SEED;
        for (int i = 0; i < word.length(); i++) {
            hash = step(hash, Letters.lower(word.charAt(i)));
        }
        return finish(hash);
    }

    /** The hash of a phrase from that of its beginning and that of its next word. */
    static long join(long phrase, long word) {
        return finish(phrase * PRIME + word);
    }
}
