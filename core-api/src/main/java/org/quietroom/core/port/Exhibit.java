package org.quietroom.core.port;

import java.util.Arrays;

/**
 * What a report came with, for as long as it cannot be checked: opaque to the desk, which keeps it sealed with the case and
 * hands it back to a {@link ProofCheck}. Holds words of members; {@link #toString()} hides them. Immutable.
 */
public final class Exhibit {
    private final byte[] bytes;

    /** @param bytes copied */
    public Exhibit(byte[] bytes) {
        this.bytes = Arrays.copyOf(bytes, bytes.length);
    }

    /** A copy. */
    public byte[] bytes() {
        return Arrays.copyOf(bytes, bytes.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Exhibit exhibit && Arrays.equals(bytes, exhibit.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Exhibit[" + bytes.length + " bytes hidden]";
    }
}
