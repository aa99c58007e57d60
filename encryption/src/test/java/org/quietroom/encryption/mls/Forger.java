package org.quietroom.encryption.mls;

import com.google.crypto.tink.util.Bytes;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.quietroom.encryption.mls.codec.Writer;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.Secret;
import org.quietroom.encryption.mls.failure.Rejection;
import org.quietroom.encryption.mls.framing.ContentAuthentication;
import org.quietroom.encryption.mls.framing.PrivateFraming;
import org.quietroom.encryption.mls.framing.PublicFraming;
import org.quietroom.encryption.mls.framing.SenderData;
import org.quietroom.encryption.mls.schedule.MessageKey;
import org.quietroom.encryption.mls.schedule.RatchetKind;
import org.quietroom.encryption.mls.schedule.Window;
import org.quietroom.encryption.mls.tree.NewPath;
import org.quietroom.encryption.mls.tree.RatchetTree;
import org.quietroom.encryption.mls.wire.ApplicationData;
import org.quietroom.encryption.mls.wire.AuthenticatedContent;
import org.quietroom.encryption.mls.wire.Commit;
import org.quietroom.encryption.mls.wire.Content;
import org.quietroom.encryption.mls.wire.FramedContent;
import org.quietroom.encryption.mls.wire.FramedContentAuthData;
import org.quietroom.encryption.mls.wire.LeafNode;
import org.quietroom.encryption.mls.wire.LeafNodeSource;
import org.quietroom.encryption.mls.wire.MlsMessage;
import org.quietroom.encryption.mls.wire.PrivateMessage;
import org.quietroom.encryption.mls.wire.Proposal;
import org.quietroom.encryption.mls.wire.ProposalOrRef;
import org.quietroom.encryption.mls.wire.Sender;
import org.quietroom.encryption.mls.wire.UpdatePath;
import org.quietroom.encryption.mls.wire.WireFormat;

/** A member gone bad: knows all that a member knows, breaks the rule it wants, and gets every tag and signature right. */
final class Forger {
    final State state;
    private final CipherSuite suite;

    Forger(Group group) {
        this.state = group.state();
        this.suite = state.suite();
    }

    /** A public commit without a path over proposals by value. */
    Bytes commit(Proposal... proposals) {
        return commit(byValue(proposals), state.epoch.tree);
    }

    Bytes commit(List<ProposalOrRef> proposals, RatchetTree tree) {
        return message(
                new Commit(proposals, null), tree, Secret.zeros(suite.hashLength()), new Sender.Member(state.leaf()));
    }

    /** A public commit with a path that was changed after it was made. */
    Bytes commitWithPath(Function<UpdatePath, UpdatePath> change, Proposal... proposals) {
        NewPath made = path();
        return message(
                new Commit(byValue(proposals), change.apply(made.path())),
                made.tree(),
                made.commitSecret(),
                new Sender.Member(state.leaf()));
    }

    NewPath path() {
        return NewPath.make(
                state.epoch.tree,
                state.leaf(),
                Set.of(),
                (key, parentHash) -> sign(state.ownLeaf().renewed(key, new LeafNodeSource.InCommit(parentHash))),
                treeHash -> EpochStep.provisional(state.epoch.context, treeHash, state.epoch.context.extensions())
                        .encoded());
    }

    /** The forger's own leaf, signed for its place. */
    LeafNode sign(LeafNode leaf) {
        return leaf.signed(state.own.signature, state.epoch.groupId(), state.leaf());
    }

    /** A public proposal. */
    Bytes proposal(Proposal proposal) {
        return message(proposal, state.epoch.tree, Secret.zeros(suite.hashLength()), new Sender.Member(state.leaf()));
    }

    /** A public message from any sender. */
    Bytes message(Content content, RatchetTree tree, Secret commitSecret, Sender sender) {
        FramedContent framed =
                new FramedContent(state.epoch.groupId(), state.epoch.number(), sender, Circle.NOTHING, content);
        AuthenticatedContent signed = new AuthenticatedContent(
                WireFormat.PUBLIC_MESSAGE,
                framed,
                new FramedContentAuthData(
                        ContentAuthentication.sign(
                                state.own.signature, WireFormat.PUBLIC_MESSAGE, framed, state.epoch.encodedContext),
                        null));
        if (content instanceof Commit) {
            Bytes tag = EpochStep.into(
                            state.epoch.context,
                            state.epoch.interimTranscriptHash,
                            tree,
                            state.epoch.context.extensions(),
                            signed,
                            state.epoch.secrets.init(),
                            commitSecret,
                            Secret.zeros(suite.hashLength()),
                            Window.DEFAULT)
                    .epoch
                    .confirmationTag;
            signed = new AuthenticatedContent(
                    WireFormat.PUBLIC_MESSAGE,
                    framed,
                    new FramedContentAuthData(signed.auth().signature(), tag));
        }
        return PublicFraming.protect(suite, signed, state.epoch.secrets.membershipKey(), state.epoch.encodedContext)
                .message();
    }

    /** Application data that claim to be of any leaf and generation, under the key that {@code of} gives. */
    Bytes data(long leaf, MessageKey key, int padding) {
        FramedContent framed = new FramedContent(
                state.epoch.groupId(),
                state.epoch.number(),
                new Sender.Member(leaf),
                Circle.NOTHING,
                new ApplicationData(Circle.bytes("forged")));
        Bytes signature = ContentAuthentication.sign(
                state.own.signature, WireFormat.PRIVATE_MESSAGE, framed, state.epoch.encodedContext);
        return PrivateFraming.protect(
                        suite,
                        new AuthenticatedContent(
                                WireFormat.PRIVATE_MESSAGE, framed, new FramedContentAuthData(signature, null)),
                        state.epoch.secrets.senderData(),
                        key,
                        padding)
                .message();
    }

    /** Application data of any leaf and generation; the key is of no account, for it must not come so far. */
    Bytes dataUnderAnyKey(long leaf, long generation) {
        PrivateMessage honest = (PrivateMessage) MlsMessage.of(data(leaf, key(state.leaf(), 0), 0));
        return sentBy(new SenderData(leaf, generation, Bytes.copyFrom(new byte[4])), honest, honest.ciphertext());
    }

    /** The forger's own first application data, with anything behind them. */
    Bytes dataBefore(byte[] padding) {
        MessageKey key = key(state.leaf(), 0);
        PrivateMessage honest = (PrivateMessage) MlsMessage.of(data(state.leaf(), key, 0));
        SenderData sender = PrivateFraming.senderData(suite, honest, state.epoch.secrets.senderData());
        byte[] nonce = key.nonce().copy();
        for (int i = 0; i < sender.reuseGuard().size(); i++) {
            nonce[i] ^= sender.reuseGuard().toByteArray()[i];
        }
        Secret guarded = Secret.owning(nonce);
        Bytes aad = head(honest).opaque(honest.authenticatedData()).toBytes();
        Bytes plaintext = suite.open(key.key(), guarded, aad, honest.ciphertext(), Rejection.CONTENT);
        Bytes longer = new Writer().fixed(plaintext).fixed(padding).toBytes();
        return sentBy(sender, honest, suite.seal(key.key(), guarded, aad, longer));
    }

    /** A message with this ciphertext, and sender data that fit it. */
    private Bytes sentBy(SenderData sender, PrivateMessage honest, Bytes ciphertext) {
        Bytes sample = Bytes.copyFrom(ciphertext.toByteArray(), 0, suite.hashLength());
        Secret secret = state.epoch.secrets.senderData();
        Bytes sealed = suite.seal(
                suite.expandWithLabel(secret, "key", sample, suite.keyLength()),
                suite.expandWithLabel(secret, "nonce", sample, suite.nonceLength()),
                head(honest).toBytes(),
                sender.encoded());
        return new PrivateMessage(
                        honest.groupId(),
                        honest.epoch(),
                        honest.contentType(),
                        honest.authenticatedData(),
                        sealed,
                        ciphertext)
                .message();
    }

    /** What the associated data of both ciphertexts begin with, sections 6.3.1 and 6.3.2. */
    private static Writer head(PrivateMessage message) {
        return new Writer()
                .opaque(message.groupId())
                .uint64(message.epoch())
                .uint8(message.contentType().code());
    }

    /** The key of a generation near the start, which every member can derive. */
    MessageKey key(int leaf, long generation) {
        return state.epoch
                .messages
                .take(leaf, RatchetKind.APPLICATION, generation)
                .key();
    }

    static List<ProposalOrRef> byValue(Proposal... proposals) {
        return Stream.of(proposals)
                .<ProposalOrRef>map(ProposalOrRef.ByValue::new)
                .toList();
    }
}
