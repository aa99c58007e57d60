package org.quietroom.encryption.mls.codec;

import com.google.crypto.tink.util.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Writes structures as bytes, lengths as short as can be. Not safe for many threads. */
public final class Writer {
    private static final int MAX_LENGTH = (1 << 30) - 1;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(128);

    public Writer uint8(int value) {
        return number(value, 1);
    }

    public Writer uint16(int value) {
        return number(value, 2);
    }

    public Writer uint32(long value) {
        return number(value, 4);
    }

    /** All 64 bits, as an unsigned number. */
    public Writer uint64(long value) {
        return uint32(value >>> 32).uint32(value & 0xffffffffL);
    }

    /** {@code opaque x[n]}, without a length. */
    public Writer fixed(Bytes value) {
        return fixed(value.toByteArray());
    }

    /** {@code opaque x[n]}, without a length. */
    public Writer fixed(byte[] value) {
        out.writeBytes(value);
        return this;
    }

    /** {@code opaque x<V>}. */
    public Writer opaque(Bytes value) {
        return opaque(value.toByteArray());
    }

    /** {@code opaque x<V>}. */
    public Writer opaque(byte[] value) {
        return length(value.length).fixed(value);
    }

    /** A structure in its place. */
    public Writer put(Encodable value) {
        value.writeTo(this);
        return this;
    }

    /** {@code T x<V>}. */
    public Writer list(List<? extends Encodable> values) {
        return list(values, (to, value) -> value.writeTo(to));
    }

    /** {@code T x<V>}. */
    public <T extends @Nullable Object> Writer list(List<? extends T> values, BiConsumer<Writer, T> element) {
        Writer inside = new Writer();
        for (T value : values) {
            element.accept(inside, value);
        }
        length(inside.out.size());
        return fixed(inside.out.toByteArray());
    }

    /** {@code optional<T>}. */
    public Writer optional(@Nullable Encodable value) {
        return value == null ? uint8(0) : uint8(1).put(value);
    }

    public Bytes toBytes() {
        return Bytes.copyFrom(out.toByteArray());
    }

    /** The bytes for the caller alone. */
    public byte[] toByteArray() {
        return out.toByteArray();
    }

    /** The length header of section 2.1.2. */
    Writer length(int length) {
        if (length < 0 || length > MAX_LENGTH) {
            throw new IllegalArgumentException("no vector has " + length + " bytes");
        }
        if (length < 1 << 6) {
            return uint8(length);
        }
        return length < 1 << 14 ? uint16(length | 1 << 14) : uint32(length | 1L << 31);
    }

    private Writer number(long value, int bytes) {
        if (value < 0 || (value >>> (8 * bytes)) != 0) {
            throw new IllegalArgumentException(value + " does not fit in " + bytes + " bytes");
        }
        for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
            out.write((int) (value >>> shift));
        }
        return this;
    }
}
