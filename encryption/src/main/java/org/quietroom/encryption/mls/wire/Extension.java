package org.quietroom.encryption.mls.wire;

import com.google.crypto.tink.util.Bytes;
import org.quietroom.encryption.mls.codec.Encodable;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;

/** {@code Extension}, section 7.2. */
public record Extension(int type, Bytes data) implements Encodable {
    static Extension readFrom(Reader in) {
        return new Extension(in.uint16(), in.opaque());
    }

    @Override
    public void writeTo(Writer out) {
        out.uint16(type).opaque(data);
    }

    /** The type alone. */
    @Override
    public String toString() {
        return "Extension[" + type + "]";
    }
}
