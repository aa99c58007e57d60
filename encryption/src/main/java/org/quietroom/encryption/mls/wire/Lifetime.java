package org.quietroom.encryption.mls.wire;

import java.time.Instant;
import org.quietroom.encryption.mls.codec.Encodable;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;

/**
 * {@code Lifetime}, section 7.2.
 *
 * @param notBefore seconds since 1970, unsigned
 * @param notAfter seconds since 1970, unsigned
 */
public record Lifetime(long notBefore, long notAfter) implements Encodable {
    static Lifetime readFrom(Reader in) {
        return new Lifetime(in.uint64(), in.uint64());
    }

    @Override
    public void writeTo(Writer out) {
        out.uint64(notBefore).uint64(notAfter);
    }

    public boolean covers(Instant moment) {
        long now = moment.getEpochSecond();
        return Long.compareUnsigned(notBefore, now) <= 0 && Long.compareUnsigned(now, notAfter) <= 0;
    }
}
