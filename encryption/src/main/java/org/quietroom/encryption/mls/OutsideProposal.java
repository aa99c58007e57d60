package org.quietroom.encryption.mls;

import com.google.crypto.tink.util.Bytes;
import org.quietroom.encryption.mls.crypto.SignatureKeys;
import org.quietroom.encryption.mls.framing.ContentAuthentication;
import org.quietroom.encryption.mls.wire.FramedContent;
import org.quietroom.encryption.mls.wire.FramedContentAuthData;
import org.quietroom.encryption.mls.wire.Proposal;
import org.quietroom.encryption.mls.wire.PublicMessage;
import org.quietroom.encryption.mls.wire.Sender;
import org.quietroom.encryption.mls.wire.WireFormat;

/** Proposals from outside a group, section 12.1.8; they are signed, and not secret. */
public final class OutsideProposal {
    private static final Bytes NOTHING = Bytes.copyFrom(new byte[0]);

    private OutsideProposal() {}

    /**
     * A client proposes that it be added.
     *
     * @param epoch of the group
     * @return an {@code MLSMessage}
     */
    public static Bytes toJoin(Bytes groupId, long epoch, OwnKeyPackage keyPackage) {
        return message(
                groupId,
                epoch,
                new Sender.NewMemberProposal(),
                new Proposal.Add(keyPackage.published()),
                keyPackage.signature());
    }

    /**
     * One of the group's external senders proposes something: an Add, Remove, PreSharedKey, ReInit or GroupContextExtensions.
     *
     * @param index of the sender in the extension {@code external_senders}
     * @return an {@code MLSMessage}
     */
    public static Bytes bySender(Bytes groupId, long epoch, long index, Proposal proposal, SignatureKeys keys) {
        if (proposal instanceof Proposal.Update || proposal instanceof Proposal.ExternalInit) {
            throw new IllegalArgumentException("external senders may not propose this");
        }
        return message(groupId, epoch, new Sender.External(index), proposal, keys);
    }

    private static Bytes message(Bytes groupId, long epoch, Sender sender, Proposal proposal, SignatureKeys keys) {
        FramedContent content = new FramedContent(groupId, epoch, sender, NOTHING, proposal);
        Bytes signature = ContentAuthentication.sign(keys, WireFormat.PUBLIC_MESSAGE, content, NOTHING);
        return new PublicMessage(content, new FramedContentAuthData(signature, null), null).message();
    }
}
