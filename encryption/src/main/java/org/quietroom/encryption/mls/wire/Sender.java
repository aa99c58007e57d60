package org.quietroom.encryption.mls.wire;

import org.quietroom.encryption.mls.codec.Encodable;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;

/** {@code Sender}, section 6. */
public sealed interface Sender extends Encodable {
    /** One sender. */
    static Sender readFrom(Reader in) {
        int type = in.uint8();
        return switch (type) {
            case 1 -> new Member(in.uint32());
            case 2 -> new External(in.uint32());
            case 3 -> new NewMemberProposal();
            case 4 -> new NewMemberCommit();
            default -> throw Reader.invalid("SenderType");
        };
    }

    /**
     * A member of the group.
     *
     * @param leafIndex an unsigned number of 32 bits
     */
    record Member(long leafIndex) implements Sender {
        @Override
        public void writeTo(Writer out) {
            out.uint8(1).uint32(leafIndex);
        }
    }

    /**
     * One of the group's external senders.
     *
     * @param senderIndex the place in the extension {@code external_senders}, an unsigned number of 32 bits
     */
    record External(long senderIndex) implements Sender {
        @Override
        public void writeTo(Writer out) {
            out.uint8(2).uint32(senderIndex);
        }
    }

    /** A client that proposes to be added. */
    record NewMemberProposal() implements Sender {
        @Override
        public void writeTo(Writer out) {
            out.uint8(3);
        }
    }

    /** A client that joins by an external commit. */
    record NewMemberCommit() implements Sender {
        @Override
        public void writeTo(Writer out) {
            out.uint8(4);
        }
    }
}
