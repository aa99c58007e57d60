package org.quietroom.encryption.mls.codec;

import com.google.crypto.tink.util.Bytes;

/** A structure with one binary form. */
@FunctionalInterface
public interface Encodable {
    void writeTo(Writer out);

    /** The whole binary form. */
    default Bytes encoded() {
        Writer out = new Writer();
        writeTo(out);
        return out.toBytes();
    }
}
