package org.quietroom.encryption.mls.wire;

import com.google.crypto.tink.util.Bytes;
import org.quietroom.encryption.mls.codec.Encodable;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;

/** {@code LeafNodeSource}, section 7.2: where a leaf came from, and what only such a leaf holds. */
public sealed interface LeafNodeSource extends Encodable {
    static LeafNodeSource readFrom(Reader in) {
        int source = in.uint8();
        return switch (source) {
            case 1 -> new InKeyPackage(Lifetime.readFrom(in));
            case 2 -> new InUpdate();
            case 3 -> new InCommit(in.opaque());
            default -> throw Reader.invalid("LeafNodeSource");
        };
    }

    /** {@code key_package}. */
    record InKeyPackage(Lifetime lifetime) implements LeafNodeSource {
        @Override
        public void writeTo(Writer out) {
            out.uint8(1).put(lifetime);
        }
    }

    /** {@code update}. */
    record InUpdate() implements LeafNodeSource {
        @Override
        public void writeTo(Writer out) {
            out.uint8(2);
        }
    }

    /** {@code commit}. */
    record InCommit(Bytes parentHash) implements LeafNodeSource {
        @Override
        public void writeTo(Writer out) {
            out.uint8(3).opaque(parentHash);
        }
    }
}
