package org.quietroom.encryption.mls.codec;

import static org.quietroom.encryption.mls.failure.Rejection.LENGTH_INVALID;
import static org.quietroom.encryption.mls.failure.Rejection.LENGTH_NOT_MINIMAL;
import static org.quietroom.encryption.mls.failure.Rejection.OPTIONAL_INVALID;
import static org.quietroom.encryption.mls.failure.Rejection.TOO_LARGE;
import static org.quietroom.encryption.mls.failure.Rejection.TRAILING_BYTES;
import static org.quietroom.encryption.mls.failure.Rejection.TRUNCATED;
import static org.quietroom.encryption.mls.failure.Rejection.VALUE_INVALID;

import com.google.crypto.tink.util.Bytes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.mls.failure.MlsException;

/**
 * Reads structures from bytes, strictly: a length is held against what is left before any memory is taken, lengths are
 * minimal, and nothing may be left over.
 *
 * <p>Limits: {@value #MAX_BYTES} bytes altogether, {@value #MAX_ELEMENTS} elements in one vector. Structures do not nest in
 * themselves, so the depth is that of the program. Not safe for many threads.
 */
public final class Reader {
    /** The largest input that is read, 64 MiB: a group of 100,000 leaves fits. */
    public static final int MAX_BYTES = 64 << 20;

    /** The most elements of one vector: a ratchet tree of 2^19 leaves. */
    public static final int MAX_ELEMENTS = 1 << 20;

    private final byte[] bytes;
    private final int end;
    private int at;

    private Reader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** @throws org.quietroom.encryption.mls.failure.MlsException TOO_LARGE above {@link #MAX_BYTES} */
    public static Reader of(Bytes bytes) {
        MlsException.require(bytes.size() <= MAX_BYTES, TOO_LARGE);
        return new Reader(bytes.toByteArray(), 0, bytes.size());
    }

    /** Reads exactly one structure that takes up all the bytes. */
    public static <T> T whole(Bytes bytes, Function<Reader, T> structure) {
        Reader in = of(bytes);
        T value = structure.apply(in);
        in.end();
        return value;
    }

    public int uint8() {
        return bytes[take(1)] & 0xff;
    }

    public int uint16() {
        return uint8() << 8 | uint8();
    }

    public long uint32() {
        return (long) uint16() << 16 | uint16();
    }

    /** All 64 bits, as an unsigned number. */
    public long uint64() {
        return uint32() << 32 | uint32();
    }

    /** {@code opaque x[length]}. */
    public Bytes fixed(int length) {
        return Bytes.copyFrom(bytes, take(length), length);
    }

    /** {@code opaque x<V>}. */
    public Bytes opaque() {
        return fixed(length());
    }

    /** {@code optional<T>}, null when absent. */
    public <T> @Nullable T optional(Function<Reader, T> structure) {
        int present = uint8();
        MlsException.require(present <= 1, OPTIONAL_INVALID);
        return present == 0 ? null : structure.apply(this);
    }

    /** {@code T x<V>}; the list is immutable and may hold nulls if {@code element} gives them. */
    public <T extends @Nullable Object> List<T> list(Function<Reader, T> element) {
        Reader part = part();
        List<T> all = new ArrayList<>();
        while (part.at < part.end) {
            MlsException.require(all.size() < MAX_ELEMENTS, TOO_LARGE);
            int before = part.at;
            all.add(element.apply(part));
            if (part.at == before) {
                throw new IllegalArgumentException("an element that takes no bytes has no end");
            }
        }
        return Collections.unmodifiableList(all);
    }

    /** A reader of the inside of an {@code x<V>}; the caller ends it. */
    public Reader part() {
        int length = length();
        int from = take(length);
        return new Reader(bytes, from, from + length);
    }

    /** All that is left. */
    public Bytes rest() {
        return fixed(remaining());
    }

    /** How many bytes are left. */
    public int remaining() {
        return end - at;
    }

    /** @throws MlsException TRAILING_BYTES if something is left */
    public void end() {
        MlsException.require(at == end, TRAILING_BYTES);
    }

    /** A refusal of a value that its type does not have. */
    public static MlsException invalid(String what) {
        return new MlsException(VALUE_INVALID, what);
    }

    /** The length header of section 2.1.2. */
    int length() {
        int first = uint8();
        int more = first >>> 6;
        MlsException.require(more < 3, LENGTH_INVALID);
        int length = first & 0x3f;
        for (int i = 0; i < (1 << more) - 1; i++) {
            length = length << 8 | uint8();
        }
        MlsException.require(more == 0 || length >= (more == 1 ? 1 << 6 : 1 << 14), LENGTH_NOT_MINIMAL);
        return length;
    }

    private int take(int count) {
        MlsException.require(count <= end - at, TRUNCATED);
        int from = at;
        at += count;
        return from;
    }
}
