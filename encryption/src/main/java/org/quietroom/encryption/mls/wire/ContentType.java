package org.quietroom.encryption.mls.wire;

import org.quietroom.encryption.mls.codec.Reader;

/** {@code ContentType}, section 6. */
public enum ContentType {
    APPLICATION(1),
    PROPOSAL(2),
    COMMIT(3);

    private final int code;

    ContentType(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    static ContentType readFrom(Reader in) {
        int code = in.uint8();
        for (ContentType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        throw Reader.invalid("ContentType");
    }
}
