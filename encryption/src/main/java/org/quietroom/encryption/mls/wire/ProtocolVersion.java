package org.quietroom.encryption.mls.wire;

import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.failure.Rejection;

/** {@code ProtocolVersion}, section 6. */
public final class ProtocolVersion {
    public static final int MLS10 = 1;

    private ProtocolVersion() {}

    /** Reads a version that must be mls10. */
    static void read(Reader in) {
        MlsException.require(in.uint16() == MLS10, Rejection.VERSION_UNSUPPORTED);
    }
}
