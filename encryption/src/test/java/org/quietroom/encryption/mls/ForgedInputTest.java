package org.quietroom.encryption.mls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.quietroom.encryption.mls.failure.Rejection.COMMITTER_REMOVED;
import static org.quietroom.encryption.mls.failure.Rejection.COMMITTER_UPDATES_SELF;
import static org.quietroom.encryption.mls.failure.Rejection.COMMIT_WITHOUT_PATH;
import static org.quietroom.encryption.mls.failure.Rejection.CONFIRMATION_TAG;
import static org.quietroom.encryption.mls.failure.Rejection.CONTENT;
import static org.quietroom.encryption.mls.failure.Rejection.EPOCH_FUTURE;
import static org.quietroom.encryption.mls.failure.Rejection.EPOCH_GONE;
import static org.quietroom.encryption.mls.failure.Rejection.EPOCH_PAST;
import static org.quietroom.encryption.mls.failure.Rejection.EXTENSION_UNSUPPORTED;
import static org.quietroom.encryption.mls.failure.Rejection.EXTERNAL_COMMIT_BY_REFERENCE;
import static org.quietroom.encryption.mls.failure.Rejection.EXTERNAL_COMMIT_PROPOSALS;
import static org.quietroom.encryption.mls.failure.Rejection.EXTERNAL_INIT_IN_MEMBER_COMMIT;
import static org.quietroom.encryption.mls.failure.Rejection.GENERATION_TOO_FAR;
import static org.quietroom.encryption.mls.failure.Rejection.GENERATION_USED;
import static org.quietroom.encryption.mls.failure.Rejection.GROUP_CONTEXT_EXTENSIONS_REPEATED;
import static org.quietroom.encryption.mls.failure.Rejection.KEY_PACKAGE_KEYS_EQUAL;
import static org.quietroom.encryption.mls.failure.Rejection.KEY_PACKAGE_REPEATED;
import static org.quietroom.encryption.mls.failure.Rejection.KEY_PACKAGE_SIGNATURE;
import static org.quietroom.encryption.mls.failure.Rejection.KEY_PACKAGE_SUITE;
import static org.quietroom.encryption.mls.failure.Rejection.LEAF_CHANGED_TWICE;
import static org.quietroom.encryption.mls.failure.Rejection.LEAF_ENCRYPTION_KEY_UNCHANGED;
import static org.quietroom.encryption.mls.failure.Rejection.LEAF_INDEX;
import static org.quietroom.encryption.mls.failure.Rejection.LEAF_LIFETIME;
import static org.quietroom.encryption.mls.failure.Rejection.LEAF_SIGNATURE;
import static org.quietroom.encryption.mls.failure.Rejection.LEAF_SIGNATURE_KEY_NOT_UNIQUE;
import static org.quietroom.encryption.mls.failure.Rejection.LEAF_SOURCE;
import static org.quietroom.encryption.mls.failure.Rejection.MEMBERSHIP_TAG;
import static org.quietroom.encryption.mls.failure.Rejection.MESSAGE_SIGNATURE;
import static org.quietroom.encryption.mls.failure.Rejection.PARENT_HASH;
import static org.quietroom.encryption.mls.failure.Rejection.PATH_KEY_NOT_NEW;
import static org.quietroom.encryption.mls.failure.Rejection.PATH_LENGTH;
import static org.quietroom.encryption.mls.failure.Rejection.PATH_RECIPIENTS;
import static org.quietroom.encryption.mls.failure.Rejection.PATH_SECRET;
import static org.quietroom.encryption.mls.failure.Rejection.PROPOSAL_UNKNOWN;
import static org.quietroom.encryption.mls.failure.Rejection.PSK_NONCE;
import static org.quietroom.encryption.mls.failure.Rejection.PSK_REPEATED;
import static org.quietroom.encryption.mls.failure.Rejection.PSK_UNKNOWN;
import static org.quietroom.encryption.mls.failure.Rejection.PSK_USAGE;
import static org.quietroom.encryption.mls.failure.Rejection.PUBLIC_KEY;
import static org.quietroom.encryption.mls.failure.Rejection.REINIT_NOT_ALONE;
import static org.quietroom.encryption.mls.failure.Rejection.REINIT_VERSION;
import static org.quietroom.encryption.mls.failure.Rejection.SENDER_DATA;
import static org.quietroom.encryption.mls.failure.Rejection.SENDER_TYPE;
import static org.quietroom.encryption.mls.failure.Rejection.SENDER_UNKNOWN;
import static org.quietroom.encryption.mls.failure.Rejection.WRONG_GROUP;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.util.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.quietroom.encryption.mls.GroupSettings.Handshakes;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.HpkeCiphertext;
import org.quietroom.encryption.mls.crypto.Secret;
import org.quietroom.encryption.mls.crypto.SignatureKeys;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.failure.Rejection;
import org.quietroom.encryption.mls.wire.Commit;
import org.quietroom.encryption.mls.wire.Content;
import org.quietroom.encryption.mls.wire.Extensions;
import org.quietroom.encryption.mls.wire.KeyPackage;
import org.quietroom.encryption.mls.wire.LeafNode;
import org.quietroom.encryption.mls.wire.LeafNodeSource;
import org.quietroom.encryption.mls.wire.Lifetime;
import org.quietroom.encryption.mls.wire.MlsMessage;
import org.quietroom.encryption.mls.wire.PreSharedKeyId;
import org.quietroom.encryption.mls.wire.PrivateMessage;
import org.quietroom.encryption.mls.wire.Proposal;
import org.quietroom.encryption.mls.wire.ProposalOrRef;
import org.quietroom.encryption.mls.wire.ProtocolVersion;
import org.quietroom.encryption.mls.wire.PublicMessage;
import org.quietroom.encryption.mls.wire.Sender;
import org.quietroom.encryption.mls.wire.UpdatePath;
import org.quietroom.encryption.mls.wire.UpdatePathNode;

/**
 * What a member gone bad, or the service between the members, can make up: well-formed and well-signed, but against a rule. Each
 * is refused for that rule, and changes nothing: the receiver is the same group in all cases.
 */
class ForgedInputTest {
    private static final CipherSuite SUITE = CipherSuite.of(1);
    private static final GroupSettings OPEN = Circle.SETTINGS.withHandshakes(Handshakes.PUBLIC, 1);
    private static final Aead AEAD = TestAead.create();

    /** Leaves 0 to 4, of which 3 is blank; each of 0, 1, 2 committed once. */
    private final Circle circle = circle();

    private final Forger forger = new Forger(circle.member(1));
    private final Group receiver = circle.member(0);

    private static UpdatePath asItIs(UpdatePath path) {
        return path;
    }

    private static Circle circle() {
        Circle circle = Circle.of(SUITE, OPEN, "circle", 5);
        circle.commit(0, CommitRequest.remove(3));
        circle.commit(1, CommitRequest.update());
        circle.commit(2, CommitRequest.update());
        return circle;
    }

    // 6 Message framing

    @Test
    void anHonestForgersWorkIsAccepted() {
        assertThat(circle.member(2).receive(forger.commitWithPath(ForgedInputTest::asItIs)))
                .isInstanceOf(Received.Committed.class);
        assertThat(receiver.receive(forger.data(1, forger.key(1, 0), 5))).isInstanceOf(Received.Message.class);
    }

    @Test
    void messageKeys() {
        long start = System.nanoTime();
        for (long generation : new long[] {1L << 31, (1L << 32) - 1, 1_000_000, 1_001}) {
            refused(GENERATION_TOO_FAR, forger.dataUnderAnyKey(1, generation));
        }
        assertThat(System.nanoTime() - start).as("nanoseconds").isLessThan(2_000_000_000L);
        refused(SENDER_UNKNOWN, forger.dataUnderAnyKey(3, 0));
        refused(SENDER_UNKNOWN, forger.dataUnderAnyKey(5, 0));
        refused(SENDER_UNKNOWN, forger.dataUnderAnyKey((1L << 32) - 1, 0));
        refused(MESSAGE_SIGNATURE, forger.data(2, forger.key(2, 0), 0));
        refused(CONTENT, forger.data(2, forger.key(1, 0), 0));
    }

    @Test
    void messagesOfAnotherPlaceOrTime() {
        Circle other = Circle.of(SUITE, OPEN, "other", 2);
        refused(
                WRONG_GROUP,
                other.member(0).encrypt(Circle.bytes("text"), Circle.NOTHING).message());
        refused(WRONG_GROUP, other.member(1).commit(CommitRequest.update()).message());
        PrivateMessage honest = (PrivateMessage) MlsMessage.of(forger.data(1, forger.key(1, 0), 0));
        refused(EPOCH_FUTURE, at(honest, honest.groupId(), honest.epoch() + 1));
        refused(EPOCH_FUTURE, at(honest, honest.groupId(), -1));
        refused(SENDER_DATA, at(honest, honest.groupId(), honest.epoch() - 1));
        refused(EPOCH_GONE, at(honest, honest.groupId(), 0));
        refused(WRONG_GROUP, at(honest, Circle.bytes("cycle"), honest.epoch()));
        PublicMessage proposal = (PublicMessage) MlsMessage.of(forger.proposal(new Proposal.Remove(2)));
        refused(
                MEMBERSHIP_TAG,
                new PublicMessage(proposal.content(), proposal.auth(), Bytes.copyFrom(new byte[32])).message());
    }

    @Test
    void replays() {
        Bytes data = forger.data(1, forger.key(1, 0), 0);
        Group next = receiver.receive(data).next();
        refused(GENERATION_USED, next, data);
        Group restored = Group.restore(next.save(AEAD), Circle.bytes("circle"), AEAD, OPEN);
        refused(GENERATION_USED, restored, data);
        Bytes commit = new Forger(circle.member(2)).commitWithPath(ForgedInputTest::asItIs);
        Group later = next.receive(commit).next();
        refused(EPOCH_PAST, later, commit);
        refused(GENERATION_USED, later, data);
    }

    @Test
    void senders() {
        Proposal.Remove remove = new Proposal.Remove(2);
        refused(MESSAGE_SIGNATURE, from(new Sender.Member(2), remove));
        refused(SENDER_UNKNOWN, from(new Sender.Member(3), remove));
        refused(SENDER_UNKNOWN, from(new Sender.External(0), remove));
        refused(SENDER_UNKNOWN, from(new Sender.External((1L << 32) - 1), remove));
        refused(SENDER_TYPE, from(new Sender.NewMemberProposal(), remove));
        refused(SENDER_TYPE, from(new Sender.NewMemberCommit(), remove));
        Commit commit = new Commit(List.of(), forger.path().path());
        refused(SENDER_TYPE, from(new Sender.NewMemberProposal(), commit));
        refused(SENDER_TYPE, from(new Sender.External(0), commit));
        refused(COMMIT_WITHOUT_PATH, from(new Sender.NewMemberCommit(), new Commit(List.of(), null)));
        refused(EXTERNAL_COMMIT_PROPOSALS, from(new Sender.NewMemberCommit(), commit));
        refused(
                EXTERNAL_COMMIT_BY_REFERENCE,
                from(
                        new Sender.NewMemberCommit(),
                        new Commit(List.of(new ProposalOrRef.ByReference(Circle.bytes("ref"))), commit.path())));
    }

    private Bytes from(Sender sender, Content content) {
        return forger.message(content, forger.state.epoch.tree, Secret.zeros(32), sender);
    }

    // 12 Proposals and commits

    @Test
    void commitsWithoutThePathTheyNeed() {
        refused(COMMIT_WITHOUT_PATH, forger.commit());
        refused(
                COMMIT_WITHOUT_PATH,
                forger.commit(Forger.byValue(new Proposal.Remove(2)), forger.state.epoch.tree.remove(2)));
        refused(COMMIT_WITHOUT_PATH, forger.commit(new Proposal.GroupContextExtensions(Extensions.NONE)));
    }

    @Test
    void listsOfProposals() {
        Proposal.Remove remove = new Proposal.Remove(2);
        refused(COMMITTER_REMOVED, forger.commitWithPath(ForgedInputTest::asItIs, new Proposal.Remove(1)));
        refused(LEAF_CHANGED_TWICE, forger.commitWithPath(ForgedInputTest::asItIs, remove, remove));
        refused(LEAF_INDEX, forger.commitWithPath(ForgedInputTest::asItIs, new Proposal.Remove(3)));
        refused(LEAF_INDEX, forger.commitWithPath(ForgedInputTest::asItIs, new Proposal.Remove(1L << 31)));
        refused(
                COMMITTER_UPDATES_SELF,
                forger.commitWithPath(
                        ForgedInputTest::asItIs,
                        new Proposal.Update(forger.path().path().leafNode())));
        refused(
                EXTERNAL_INIT_IN_MEMBER_COMMIT,
                forger.commitWithPath(ForgedInputTest::asItIs, new Proposal.ExternalInit(Circle.NOTHING)));
        Proposal extensions = new Proposal.GroupContextExtensions(Extensions.NONE);
        refused(
                GROUP_CONTEXT_EXTENSIONS_REPEATED,
                forger.commitWithPath(ForgedInputTest::asItIs, extensions, extensions));
        Proposal reInit = new Proposal.ReInit(Circle.bytes("next"), ProtocolVersion.MLS10, 1, Extensions.NONE);
        refused(REINIT_NOT_ALONE, forger.commit(reInit, remove));
        refused(REINIT_VERSION, forger.commit(new Proposal.ReInit(Circle.bytes("next"), 0, 1, Extensions.NONE)));
        refused(
                PROPOSAL_UNKNOWN,
                forger.commit(
                        List.of(new ProposalOrRef.ByReference(Bytes.copyFrom(new byte[32]))), forger.state.epoch.tree));
        refused(
                EXTENSION_UNSUPPORTED,
                forger.commitWithPath(
                        ForgedInputTest::asItIs,
                        new Proposal.GroupContextExtensions(Extensions.NONE.with(0xff00, Circle.NOTHING))));
    }

    @Test
    void preSharedKeys() {
        Bytes nonce = Bytes.copyFrom(new byte[32]);
        refused(PSK_UNKNOWN, forger.commit(psk(new PreSharedKeyId.External(Circle.bytes("id"), nonce))));
        refused(PSK_NONCE, forger.commit(psk(new PreSharedKeyId.External(Circle.bytes("id"), Circle.NOTHING))));
        Proposal reInit =
                psk(new PreSharedKeyId.Resumption(PreSharedKeyId.Usage.REINIT, Circle.bytes("circle"), 1, nonce));
        refused(PSK_USAGE, forger.commit(reInit));
        Proposal known = psk(new PreSharedKeyId.Resumption(
                PreSharedKeyId.Usage.APPLICATION, Circle.bytes("circle"), receiver.epoch(), nonce));
        refused(PSK_REPEATED, forger.commit(known, known));
        refused(CONFIRMATION_TAG, forger.commit(known));
    }

    private static Proposal psk(PreSharedKeyId id) {
        return new Proposal.PreSharedKey(id);
    }

    @Test
    void keyPackages() {
        Client client = Circle.client(SUITE, "newcomer");
        KeyPackage honest = client.newKeyPackage(Circle.forEver()).published();
        add(
                KEY_PACKAGE_SIGNATURE,
                new KeyPackage(
                        1,
                        1,
                        SUITE.generateHpkeKeys().publicKey(),
                        honest.leafNode(),
                        honest.extensions(),
                        honest.signature()));
        add(
                KEY_PACKAGE_SUITE,
                new KeyPackage(2, 1, honest.initKey(), honest.leafNode(), honest.extensions(), honest.signature()));
        add(
                KEY_PACKAGE_SUITE,
                Circle.client(CipherSuite.of(3), "three")
                        .newKeyPackage(Circle.forEver())
                        .published());
        add(
                KEY_PACKAGE_KEYS_EQUAL,
                KeyPackage.signed(
                        client.keys(), honest.leafNode().encryptionKey(), honest.leafNode(), Extensions.NONE));
        add(
                LEAF_SIGNATURE,
                KeyPackage.signed(
                        client.keys(),
                        honest.initKey(),
                        honest.leafNode().signed(SignatureKeys.generate(SUITE), Circle.NOTHING, 0),
                        Extensions.NONE));
        add(
                LEAF_SOURCE,
                KeyPackage.signed(
                        client.keys(),
                        honest.initKey(),
                        honest.leafNode()
                                .renewed(honest.leafNode().encryptionKey(), new LeafNodeSource.InUpdate())
                                .signed(client.keys(), Circle.bytes("circle"), 3),
                        Extensions.NONE));
        add(PUBLIC_KEY, KeyPackage.signed(client.keys(), Circle.bytes("none"), honest.leafNode(), Extensions.NONE));
        add(LEAF_LIFETIME, client.newKeyPackage(new Lifetime(0, 1)).published());
        add(LEAF_LIFETIME, client.newKeyPackage(new Lifetime(0, -1)).published());
        long now = System.currentTimeMillis() / 1_000;
        add(
                LEAF_LIFETIME,
                client.newKeyPackage(new Lifetime(now + 3_600, now + 7_200)).published());
        KeyPackage twice = client.newKeyPackage(Circle.forEver()).published();
        refused(KEY_PACKAGE_REPEATED, forger.commit(new Proposal.Add(honest), new Proposal.Add(twice)));
        KeyPackage member =
                circle.member(2).client().newKeyPackage(Circle.forEver()).published();
        refused(
                LEAF_SIGNATURE_KEY_NOT_UNIQUE,
                forger.commit(
                        Forger.byValue(new Proposal.Add(member)), forger.state.epoch.tree.add(member.leafNode())));
    }

    private void add(Rejection reason, KeyPackage keyPackage) {
        refused(reason, forger.proposal(new Proposal.Add(keyPackage)));
        refused(reason, forger.commit(new Proposal.Add(keyPackage)));
    }

    // 7 Update paths

    @Test
    void leavesOfPaths() {
        leaf(LEAF_SOURCE, leaf -> forger.sign(leaf.renewed(leaf.encryptionKey(), new LeafNodeSource.InUpdate())));
        leaf(
                LEAF_ENCRYPTION_KEY_UNCHANGED,
                leaf -> forger.sign(leaf.renewed(forger.state.ownLeaf().encryptionKey(), leaf.source())));
        leaf(LEAF_SIGNATURE, leaf -> leaf.signed(forger.state.own.signature, Circle.bytes("other"), 1));
        leaf(LEAF_SIGNATURE, leaf -> leaf.signed(forger.state.own.signature, Circle.bytes("circle"), 2));
        leaf(LEAF_SIGNATURE, leaf -> leaf.signed(SignatureKeys.generate(SUITE), Circle.bytes("circle"), 1));
        leaf(
                PARENT_HASH,
                leaf -> forger.sign(
                        leaf.renewed(leaf.encryptionKey(), new LeafNodeSource.InCommit(Bytes.copyFrom(new byte[32])))));
        leaf(
                PARENT_HASH,
                leaf -> forger.sign(leaf.renewed(leaf.encryptionKey(), new LeafNodeSource.InCommit(Circle.NOTHING))));
        leaf(
                PATH_KEY_NOT_NEW,
                leaf -> forger.sign(
                        leaf.renewed(circle.member(2).state().ownLeaf().encryptionKey(), leaf.source())));
        leaf(PUBLIC_KEY, leaf -> forger.sign(leaf.renewed(Circle.bytes("none"), leaf.source())));
    }

    private void leaf(Rejection reason, UnaryOperator<LeafNode> change) {
        refused(reason, forger.commitWithPath(path -> new UpdatePath(change.apply(path.leafNode()), path.nodes())));
    }

    @Test
    void nodesOfPaths() {
        nodes(PATH_LENGTH, nodes -> nodes.remove(nodes.size() - 1));
        nodes(PATH_LENGTH, List::clear);
        nodes(PATH_LENGTH, nodes -> nodes.add(nodes.get(0)));
        node(PATH_RECIPIENTS, node -> new UpdatePathNode(node.encryptionKey(), List.of()));
        node(
                PATH_RECIPIENTS,
                node -> new UpdatePathNode(
                        node.encryptionKey(),
                        List.of(
                                node.encryptedPathSecret().get(0),
                                node.encryptedPathSecret().get(0))));
        node(
                PATH_KEY_NOT_NEW,
                node -> new UpdatePathNode(forger.state.ownLeaf().encryptionKey(), node.encryptedPathSecret()));
        node(PUBLIC_KEY, node -> new UpdatePathNode(Circle.bytes("none"), node.encryptedPathSecret()));
        node(PARENT_HASH, node -> new UpdatePathNode(SUITE.generateHpkeKeys().publicKey(), node.encryptedPathSecret()));
        node(
                PATH_SECRET,
                node -> new UpdatePathNode(
                        node.encryptionKey(),
                        List.of(new HpkeCiphertext(
                                SUITE.generateHpkeKeys().publicKey(), Bytes.copyFrom(new byte[48])))));
        node(
                PATH_SECRET,
                node -> new UpdatePathNode(
                        node.encryptionKey(),
                        List.of(new HpkeCiphertext(Bytes.copyFrom(new byte[32]), Bytes.copyFrom(new byte[48])))));
        node(
                PATH_SECRET,
                node -> new UpdatePathNode(
                        node.encryptionKey(), List.of(new HpkeCiphertext(Circle.NOTHING, Circle.NOTHING))));
    }

    /** The first node of leaf 1's path is encrypted to leaf 0 alone, which receives. */
    private void node(Rejection reason, UnaryOperator<UpdatePathNode> change) {
        nodes(reason, nodes -> nodes.set(0, change.apply(nodes.get(0))));
    }

    private void nodes(Rejection reason, Consumer<List<UpdatePathNode>> change) {
        refused(reason, forger.commitWithPath(path -> {
            List<UpdatePathNode> nodes = new ArrayList<>(path.nodes());
            change.accept(nodes);
            return new UpdatePath(path.leafNode(), nodes);
        }));
    }

    private static Bytes at(PrivateMessage message, Bytes groupId, long epoch) {
        return new PrivateMessage(
                        groupId,
                        epoch,
                        message.contentType(),
                        message.authenticatedData(),
                        message.encryptedSenderData(),
                        message.ciphertext())
                .message();
    }

    private void refused(Rejection reason, Bytes message) {
        refused(reason, receiver, message);
    }

    private static void refused(Rejection reason, Group by, Bytes message) {
        Bytes before = by.epochAuthenticator();
        assertThatExceptionOfType(MlsException.class)
                .isThrownBy(() -> by.receive(message))
                .extracting(MlsException::reason)
                .isEqualTo(reason);
        assertThat(by.epochAuthenticator()).isEqualTo(before);
    }
}
