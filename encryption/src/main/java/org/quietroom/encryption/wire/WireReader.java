package org.quietroom.encryption.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/**
 * Reads a binary form from front to back. Every length is compared with what is left before anything is copied, so that what
 * is read never takes more memory than what came. Numbers are big endian. Not safe for many threads.
 */
public final class WireReader {
    private static final int MINIMAL_2 = 1 << 6;
    private static final int MINIMAL_4 = 1 << 14;

    private final ByteBuffer rest;

    private WireReader(ByteBuffer rest) {
        this.rest = rest;
    }

    /** Reads {@code bytes}, which must not change meanwhile. */
    public static WireReader of(byte[] bytes) {
        return new WireReader(ByteBuffer.wrap(requireNonNull(bytes, "bytes")).asReadOnlyBuffer());
    }

    /** 0 to 255. */
    public int u8() throws MalformedException {
        return require(1).get() & 0xFF;
    }

    /** 0 to 65,535. */
    public int u16() throws MalformedException {
        return require(2).getShort() & 0xFFFF;
    }

    /** 0 to 2³² - 1. */
    public long u32() throws MalformedException {
        return require(4).getInt() & 0xFFFF_FFFFL;
    }

    /** As it fits into 63 bits; refuses larger ones. */
    public long u64() throws MalformedException {
        long value = require(8).getLong();
        if (value < 0) {
            throw new MalformedException("a number is too large");
        }
        return value;
    }

    /** As it fits into 63 bits; the largest for larger ones. */
    public long u64Capped() throws MalformedException {
        long value = require(8).getLong();
        return value < 0 ? Long.MAX_VALUE : value;
    }

    /** The next {@code count} bytes. */
    public byte[] bytes(int count) throws MalformedException {
        require(count);
        byte[] read = new byte[count];
        rest.get(read);
        return read;
    }

    /** A vector with the variable-size length of RFC 9420 section 2.1.2, which must be the shortest. */
    public byte[] vector() throws MalformedException {
        return bytes(length());
    }

    /** The same, read on its own. */
    public WireReader nested() throws MalformedException {
        int length = length();
        require(length);
        ByteBuffer part = rest.slice(rest.position(), length);
        rest.position(rest.position() + length);
        return new WireReader(part);
    }

    /** Passes over a vector. */
    public void skipVector() throws MalformedException {
        int length = length();
        require(length).position(rest.position() + length);
    }

    /** A 32-bit length and that many bytes of well-formed UTF-8. */
    public String text() throws MalformedException {
        long length = u32();
        if (length > rest.remaining()) {
            throw new MalformedException("it is cut off");
        }
        return utf8(bytes((int) length));
    }

    /** All that is left, which must be well-formed UTF-8. */
    public String rest() throws MalformedException {
        return utf8(bytes(rest.remaining()));
    }

    private static String utf8(byte[] bytes) throws MalformedException {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException("a text is not UTF-8");
        }
    }

    /** How many bytes are left. */
    public int left() {
        return rest.remaining();
    }

    /** Refuses anything that is left. */
    public void end() throws MalformedException {
        if (rest.hasRemaining()) {
            throw new MalformedException("something follows the end");
        }
    }

    private int length() throws MalformedException {
        int first = require(1).get(rest.position()) & 0xFF;
        return switch (first >> 6) {
            case 0 -> u8();
            case 1 -> atLeast(MINIMAL_2, u16() & 0x3FFF);
            case 2 -> atLeast(MINIMAL_4, (int) (u32() & 0x3FFF_FFFF));
            default -> throw new MalformedException("a length has a form that does not exist");
        };
    }

    private static int atLeast(int least, int length) throws MalformedException {
        if (length < least) {
            throw new MalformedException("a length is longer than needed");
        }
        return length;
    }

    private ByteBuffer require(int count) throws MalformedException {
        if (count < 0 || rest.remaining() < count) {
            throw new MalformedException("it is cut off");
        }
        return rest;
    }
}
