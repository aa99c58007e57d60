package org.quietroom.encryption.mls;

import static org.quietroom.encryption.mls.failure.Rejection.LEAF_ENCRYPTION_KEY_UNCHANGED;
import static org.quietroom.encryption.mls.failure.Rejection.LEAF_SIGNATURE;
import static org.quietroom.encryption.mls.failure.Rejection.LEAF_SOURCE;
import static org.quietroom.encryption.mls.failure.Rejection.PARENT_HASH;
import static org.quietroom.encryption.mls.failure.Rejection.PATH_KEYS;
import static org.quietroom.encryption.mls.failure.Rejection.PATH_KEY_NOT_NEW;
import static org.quietroom.encryption.mls.failure.Rejection.PATH_LENGTH;
import static org.quietroom.encryption.mls.failure.Rejection.PATH_RECIPIENTS;
import static org.quietroom.encryption.mls.failure.Rejection.PATH_SECRET;
import static org.quietroom.encryption.mls.failure.Rejection.PUBLIC_KEY;

import com.google.crypto.tink.util.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.quietroom.encryption.mls.crypto.HpkeCiphertext;
import org.quietroom.encryption.mls.crypto.SignatureKeys;
import org.quietroom.encryption.mls.failure.Rejection;
import org.quietroom.encryption.mls.tree.NewPath;
import org.quietroom.encryption.mls.wire.Commit;
import org.quietroom.encryption.mls.wire.GroupContext;
import org.quietroom.encryption.mls.wire.LeafNode;
import org.quietroom.encryption.mls.wire.LeafNodeSource;
import org.quietroom.encryption.mls.wire.Sender;
import org.quietroom.encryption.mls.wire.UpdatePath;
import org.quietroom.encryption.mls.wire.UpdatePathNode;

/** Forged update paths, RFC 9420 section 7. */
class ForgedPathsTest extends ForgedInput {
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

    /** A path secret that opens, and leads to other keys than the path shows. */
    @Test
    void aPathSecretOfAnotherPath() {
        NewPath made = forger.path();
        GroupContext context = forger.state.epoch.context;
        Bytes after = EpochStep.provisional(context, made.tree().treeHash(), context.extensions())
                .encoded();
        HpkeCiphertext other = SUITE.encryptWithLabel(
                receiver.state().ownLeaf().encryptionKey(),
                "UpdatePathNode",
                after,
                SUITE.random(32).reveal());
        List<UpdatePathNode> nodes = new ArrayList<>(made.path().nodes());
        nodes.set(0, new UpdatePathNode(nodes.get(0).encryptionKey(), List.of(other)));
        Commit commit = new Commit(List.of(), new UpdatePath(made.path().leafNode(), nodes));
        refused(
                PATH_KEYS,
                forger.message(commit, made.tree(), made.commitSecret(), new Sender.Member(forger.state.leaf())));
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
}
