package org.quietroom.encryption.mls;

import static org.quietroom.encryption.mls.failure.MlsException.require;
import static org.quietroom.encryption.mls.failure.Rejection.COMMIT_WITHOUT_PATH;
import static org.quietroom.encryption.mls.failure.Rejection.MESSAGE_SIGNATURE;
import static org.quietroom.encryption.mls.failure.Rejection.SENDER_TYPE;
import static org.quietroom.encryption.mls.failure.Rejection.SENDER_UNKNOWN;

import com.google.crypto.tink.util.Bytes;
import java.util.List;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.Secret;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.framing.ContentAuthentication;
import org.quietroom.encryption.mls.framing.PrivateFraming;
import org.quietroom.encryption.mls.framing.PublicFraming;
import org.quietroom.encryption.mls.framing.SenderData;
import org.quietroom.encryption.mls.schedule.RatchetKind;
import org.quietroom.encryption.mls.schedule.SecretTree;
import org.quietroom.encryption.mls.wire.AuthenticatedContent;
import org.quietroom.encryption.mls.wire.Commit;
import org.quietroom.encryption.mls.wire.Content;
import org.quietroom.encryption.mls.wire.ContentType;
import org.quietroom.encryption.mls.wire.ExternalSender;
import org.quietroom.encryption.mls.wire.LeafNode;
import org.quietroom.encryption.mls.wire.PrivateMessage;
import org.quietroom.encryption.mls.wire.Proposal;
import org.quietroom.encryption.mls.wire.PublicMessage;
import org.quietroom.encryption.mls.wire.Sender;

/** From a message to content whose sender is proven, sections 6.1 to 6.3. */
final class Unframing {
    private Unframing() {}

    /** A private message that has opened and whose signature was verified. */
    static final class Opened {
        final AuthenticatedContent content;
        final Member sender;
        final SecretTree.Step step;

        Opened(AuthenticatedContent content, Member sender, SecretTree.Step step) {
            this.content = content;
            this.sender = sender;
            this.step = step;
        }
    }

    /** Nothing is overwritten: that is for the caller, once the content is accepted. */
    static Opened open(
            CipherSuite suite,
            PrivateMessage message,
            Secret senderDataSecret,
            SecretTree messages,
            Roster roster,
            Bytes encodedContext) {
        SenderData data = PrivateFraming.senderData(suite, message, senderDataSecret);
        Member sender = roster.member(data.leafIndex()).orElseThrow(() -> new MlsException(SENDER_UNKNOWN));
        RatchetKind ratchet =
                message.contentType() == ContentType.APPLICATION ? RatchetKind.APPLICATION : RatchetKind.HANDSHAKE;
        SecretTree.Step step = messages.take(sender.leaf(), ratchet, data.generation());
        AuthenticatedContent content = PrivateFraming.unprotect(suite, message, data, step.key());
        require(
                ContentAuthentication.verifies(suite, sender.signatureKey(), content, encodedContext),
                MESSAGE_SIGNATURE);
        return new Opened(content, sender, step);
    }

    /** A public message whose tag and signature were verified, and its sender. */
    static AuthenticatedContent verify(Epoch epoch, PublicMessage message) {
        AuthenticatedContent content =
                PublicFraming.unprotect(epoch.suite(), message, epoch.secrets.membershipKey(), epoch.encodedContext);
        require(
                ContentAuthentication.verifies(
                        epoch.suite(), sender(epoch, content).signatureKey(), content, epoch.encodedContext),
                MESSAGE_SIGNATURE);
        return content;
    }

    /** Whose signature the message has to bear, section 6.1. */
    static Member sender(Epoch epoch, AuthenticatedContent message) {
        Sender sender = message.content().sender();
        Content content = message.content().content();
        if (sender instanceof Sender.Member member) {
            return epoch.tree
                    .leaf(member.leafIndex())
                    .map(leaf -> Member.of((int) member.leafIndex(), leaf))
                    .orElseThrow(() -> new MlsException(SENDER_UNKNOWN));
        }
        if (sender instanceof Sender.External external) {
            require(content instanceof Proposal, SENDER_TYPE);
            List<ExternalSender> senders = epoch.context.extensions().externalSenders();
            require(external.senderIndex() < senders.size(), SENDER_UNKNOWN);
            ExternalSender known = senders.get((int) external.senderIndex());
            return new Member(Member.OUTSIDE, known.signatureKey(), known.credential());
        }
        if (sender instanceof Sender.NewMemberProposal) {
            require(content instanceof Proposal.Add, SENDER_TYPE);
            return Member.of(
                    Member.OUTSIDE, ((Proposal.Add) content).keyPackage().leafNode());
        }
        require(content instanceof Commit, SENDER_TYPE);
        return Member.of(Member.OUTSIDE, pathLeaf((Commit) content));
    }

    private static LeafNode pathLeaf(Commit commit) {
        if (commit.path() == null) {
            throw new MlsException(COMMIT_WITHOUT_PATH);
        }
        return commit.path().leafNode();
    }
}
