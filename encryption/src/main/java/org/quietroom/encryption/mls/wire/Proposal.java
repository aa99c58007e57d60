package org.quietroom.encryption.mls.wire;

import com.google.crypto.tink.util.Bytes;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.failure.Rejection;

/** {@code Proposal}, section 12.1. */
public sealed interface Proposal extends Content {
    /** One of {@link ProposalType}. */
    int type();

    @Override
    default ContentType contentType() {
        return ContentType.PROPOSAL;
    }

    /** What stands behind the type. */
    void writeBody(Writer out);

    @Override
    default void writeTo(Writer out) {
        writeBody(out.uint16(type()));
    }

    /** @throws MlsException PROPOSAL_UNSUPPORTED for a type not of section 17.4, whose end nobody can know */
    static Proposal readFrom(Reader in) {
        int type = in.uint16();
        return switch (type) {
            case ProposalType.ADD -> new Add(KeyPackage.readFrom(in));
            case ProposalType.UPDATE -> new Update(LeafNode.readFrom(in));
            case ProposalType.REMOVE -> new Remove(in.uint32());
            case ProposalType.PSK -> new PreSharedKey(PreSharedKeyId.readFrom(in));
            case ProposalType.REINIT -> new ReInit(in.opaque(), in.uint16(), in.uint16(), Extensions.readFrom(in));
            case ProposalType.EXTERNAL_INIT -> new ExternalInit(in.opaque());
            case ProposalType.GROUP_CONTEXT_EXTENSIONS -> new GroupContextExtensions(Extensions.readFrom(in));
            default -> throw new MlsException(Rejection.PROPOSAL_UNSUPPORTED);
        };
    }

    /** Section 12.1.1. */
    record Add(KeyPackage keyPackage) implements Proposal {
        @Override
        public int type() {
            return ProposalType.ADD;
        }

        @Override
        public void writeBody(Writer out) {
            out.put(keyPackage);
        }
    }

    /** Section 12.1.2. */
    record Update(LeafNode leafNode) implements Proposal {
        @Override
        public int type() {
            return ProposalType.UPDATE;
        }

        @Override
        public void writeBody(Writer out) {
            out.put(leafNode);
        }
    }

    /**
     * Section 12.1.3.
     *
     * @param removed leaf index, an unsigned number of 32 bits
     */
    record Remove(long removed) implements Proposal {
        @Override
        public int type() {
            return ProposalType.REMOVE;
        }

        @Override
        public void writeBody(Writer out) {
            out.uint32(removed);
        }
    }

    /** Section 12.1.4. */
    record PreSharedKey(PreSharedKeyId psk) implements Proposal {
        @Override
        public int type() {
            return ProposalType.PSK;
        }

        @Override
        public void writeBody(Writer out) {
            out.put(psk);
        }
    }

    /** Section 12.1.5. */
    record ReInit(Bytes groupId, int version, int cipherSuite, Extensions extensions) implements Proposal {
        @Override
        public int type() {
            return ProposalType.REINIT;
        }

        @Override
        public void writeBody(Writer out) {
            out.opaque(groupId).uint16(version).uint16(cipherSuite).put(extensions);
        }
    }

    /** Section 12.1.6. */
    record ExternalInit(Bytes kemOutput) implements Proposal {
        @Override
        public int type() {
            return ProposalType.EXTERNAL_INIT;
        }

        @Override
        public void writeBody(Writer out) {
            out.opaque(kemOutput);
        }
    }

    /** Section 12.1.7. */
    record GroupContextExtensions(Extensions extensions) implements Proposal {
        @Override
        public int type() {
            return ProposalType.GROUP_CONTEXT_EXTENSIONS;
        }

        @Override
        public void writeBody(Writer out) {
            out.put(extensions);
        }
    }
}
