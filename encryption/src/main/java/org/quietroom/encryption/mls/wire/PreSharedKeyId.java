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
        return switch (type) {
            case 1 -> new External(in.opaque(), in.opaque());
            case 2 -> new Resumption(Usage.readFrom(in), in.opaque(), in.uint64(), in.opaque());
            default -> throw Reader.invalid("PSKType");
        };
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
            out.uint8(2).uint8(usage.code).opaque(groupId).uint64(epoch).opaque(nonce);
        }
    }

    /** {@code ResumptionPSKUsage}. */
    enum Usage {
        APPLICATION(1),
        REINIT(2),
        BRANCH(3);

        private final int code;

        Usage(int code) {
            this.code = code;
        }

        private static Usage readFrom(Reader in) {
            return switch (in.uint8()) {
                case 1 -> APPLICATION;
                case 2 -> REINIT;
                case 3 -> BRANCH;
                default -> throw Reader.invalid("ResumptionPSKUsage");
            };
        }
    }
}
