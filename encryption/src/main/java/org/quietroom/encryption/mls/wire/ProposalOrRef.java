package org.quietroom.encryption.mls.wire;

import com.google.crypto.tink.util.Bytes;
import org.quietroom.encryption.mls.codec.Encodable;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;

/** {@code ProposalOrRef}, section 12.4. */
public sealed interface ProposalOrRef extends Encodable {
    static ProposalOrRef readFrom(Reader in) {
        int type = in.uint8();
        return switch (type) {
            case 1 -> new ByValue(Proposal.readFrom(in));
            case 2 -> new ByReference(in.opaque());
            default -> throw Reader.invalid("ProposalOrRefType");
        };
    }

    /** {@code proposal}. */
    record ByValue(Proposal proposal) implements ProposalOrRef {
        @Override
        public void writeTo(Writer out) {
            out.uint8(1).put(proposal);
        }
    }

    /** {@code reference}: a {@code ProposalRef}. */
    record ByReference(Bytes reference) implements ProposalOrRef {
        @Override
        public void writeTo(Writer out) {
            out.uint8(2).opaque(reference);
        }
    }
}
