package org.quietroom.encryption.mls.framing;

import com.google.crypto.tink.util.Bytes;
import org.quietroom.encryption.mls.codec.Encodable;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;

/**
 * {@code SenderData}, section 6.3.2. Only believed once the content has opened and its signature was verified.
 *
 * @param leafIndex an unsigned number of 32 bits
 * @param generation an unsigned number of 32 bits
 * @param reuseGuard 4 random bytes
 */
public record SenderData(long leafIndex, long generation, Bytes reuseGuard) implements Encodable {
    static final int GUARD_LENGTH = 4;

    static SenderData readFrom(Reader in) {
        return new SenderData(in.uint32(), in.uint32(), in.fixed(GUARD_LENGTH));
    }

    @Override
    public void writeTo(Writer out) {
        out.uint32(leafIndex).uint32(generation).fixed(reuseGuard);
    }
}
