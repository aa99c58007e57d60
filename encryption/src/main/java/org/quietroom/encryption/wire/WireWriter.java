package org.quietroom.encryption.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** Writes a binary form from front to back, as {@link WireReader} reads it. Not safe for many threads. */
public final class WireWriter {
    private static final int MINIMAL_2 = 1 << 6;
    private static final int MINIMAL_4 = 1 << 14;
    private static final int LONGEST = 1 << 30;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Nothing yet. */
    public WireWriter() {}

    /** The low 8 bits. */
    public WireWriter u8(int value) {
        out.write(value);
        return this;
    }

    /** The low 16 bits. */
    public WireWriter u16(int value) {
        return u8(value >> 8).u8(value);
    }

    /** The low 32 bits. */
    public WireWriter u32(long value) {
        return u16((int) (value >> 16)).u16((int) value);
    }

    /** All 64 bits. */
    public WireWriter u64(long value) {
        return u32(value >> 32).u32(value);
    }

    /** Bytes without a length. */
    public WireWriter bytes(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /** A vector with the variable-size length of RFC 9420 section 2.1.2. */
    public WireWriter vector(byte[] bytes) {
        if (bytes.length >= LONGEST) {
            throw new IllegalArgumentException("a vector has fewer than 2^30 bytes");
        }
        if (bytes.length < MINIMAL_2) {
            u8(bytes.length);
        } else if (bytes.length < MINIMAL_4) {
            u16(bytes.length | 0x4000);
        } else {
            u32(bytes.length | 0x8000_0000L);
        }
        return bytes(bytes);
    }

    /** A 32-bit length and the text in UTF-8. */
    public WireWriter text(String text) {
        byte[] utf8 = text.getBytes(UTF_8);
        return u32(utf8.length).bytes(utf8);
    }

    /** What was written. */
    public byte[] done() {
        return out.toByteArray();
    }
}
