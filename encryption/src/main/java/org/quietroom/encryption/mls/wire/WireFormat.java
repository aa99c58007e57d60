package org.quietroom.encryption.mls.wire;

import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.failure.Rejection;

/** {@code WireFormat}, section 17.2. */
public enum WireFormat {
    PUBLIC_MESSAGE(1),
    PRIVATE_MESSAGE(2),
    WELCOME(3),
    GROUP_INFO(4),
    KEY_PACKAGE(5);

    private final int code;

    WireFormat(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    static WireFormat readFrom(Reader in) {
        int code = in.uint16();
        for (WireFormat format : values()) {
            if (format.code == code) {
                return format;
            }
        }
        throw new MlsException(Rejection.WIRE_FORMAT);
    }
}
