package org.quietroom.encryption.mls.wire;

import com.google.crypto.tink.util.Bytes;
import org.quietroom.encryption.mls.codec.Encodable;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;

/** {@code PreSharedKeyID}, section 8.4. */
public sealed interface PreSharedKeyId extends Encodable {
    Bytes nonce();

    static PreSharedKeyId readFrom(Reader in) {
        int type = in.uint8();
        switch (type) {
            case 1:
                return new External(in.opaque(), in.opaque());
            case 2:
                return new Resumption(Usage.readFrom(in), in.opaque(), in.uint64(), in.opaque());
            default:
                throw Reader.invalid("PSKType");
        }
    }

    /** {@code external}: a key that the application gave all members. */
    record External(Bytes id, Bytes nonce) implements PreSharedKeyId {
        @Override
        public void writeTo(Writer out) {
            out.uint8(1).opaque(id).opaque(nonce);
        }

        /** No id. */
        @Override
        public String toString() {
            return "External";
        }
    }

    /** {@code resumption}: the resumption key of an epoch. */
    record Resumption(Usage usage, Bytes groupId, long epoch, Bytes nonce) implements PreSharedKeyId {
        @Override
        public void writeTo(Writer out) {
            out.uint8(2)
                    .uint8(usage.ordinal() + 1)
                    .opaque(groupId)
                    .uint64(epoch)
                    .opaque(nonce);
        }
    }

    /** {@code ResumptionPSKUsage}, coded from 1 in this order. */
    enum Usage {
        APPLICATION,
        REINIT,
        BRANCH;

        private static Usage readFrom(Reader in) {
            int code = in.uint8();
            if (code < 1 || code > values().length) {
                throw Reader.invalid("ResumptionPSKUsage");
            }
            return values()[code - 1];
        }
    }
}
