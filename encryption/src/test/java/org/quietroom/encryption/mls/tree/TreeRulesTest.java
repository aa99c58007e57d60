package org.quietroom.encryption.mls.tree;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.quietroom.encryption.mls.failure.Rejection.EXTENSION_UNSUPPORTED;
import static org.quietroom.encryption.mls.failure.Rejection.LEAF_CAPABILITIES;
import static org.quietroom.encryption.mls.failure.Rejection.LEAF_CREDENTIAL_UNSUPPORTED;
import static org.quietroom.encryption.mls.failure.Rejection.LEAF_ENCRYPTION_KEY_NOT_UNIQUE;
import static org.quietroom.encryption.mls.failure.Rejection.LEAF_SIGNATURE;
import static org.quietroom.encryption.mls.failure.Rejection.LEAF_SIGNATURE_KEY_NOT_UNIQUE;
import static org.quietroom.encryption.mls.failure.Rejection.PARENT_HASH;
import static org.quietroom.encryption.mls.failure.Rejection.PARENT_KEY_NOT_UNIQUE;
import static org.quietroom.encryption.mls.failure.Rejection.PUBLIC_KEY;
import static org.quietroom.encryption.mls.failure.Rejection.TREE_ENDS_BLANK;
import static org.quietroom.encryption.mls.failure.Rejection.TREE_HASH;
import static org.quietroom.encryption.mls.failure.Rejection.TREE_SHAPE;
import static org.quietroom.encryption.mls.failure.Rejection.TREE_TOO_LARGE;
import static org.quietroom.encryption.mls.failure.Rejection.UNMERGED_LEAVES;

import com.google.crypto.tink.util.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.SignatureKeys;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.failure.Rejection;
import org.quietroom.encryption.mls.wire.Capabilities;
import org.quietroom.encryption.mls.wire.ExtensionType;
import org.quietroom.encryption.mls.wire.Extensions;
import org.quietroom.encryption.mls.wire.LeafNode;
import org.quietroom.encryption.mls.wire.LeafNodeSource;
import org.quietroom.encryption.mls.wire.Node;
import org.quietroom.encryption.mls.wire.ParentNode;
import org.quietroom.encryption.mls.wire.RequiredCapabilities;

/** Trees that a joiner must refuse, each for its own reason. */
class TreeRulesTest {
    private static final CipherSuite SUITE = CipherSuite.of(1);

    private final Village village = withUnmerged();

    /** Leaves 0 to 7; leaf 7 is unmerged at nodes 7 and 11, and node 13 above it is the one blank parent. */
    private static Village withUnmerged() {
        Village village = Village.grown(SUITE, 7);
        village.addWithoutPath();
        return village;
    }

    @Test
    void anHonestTreeIsAccepted() {
        village.checkJoinable();
    }

    @Test
    void anotherTreeThanTheOneNamedIsRefused() {
        RatchetTree other = village.tree.remove(7);
        refused(
                TREE_HASH,
                () -> TreeRules.checkJoinable(other, village.tree.treeHash(), Extensions.NONE, village.rules()));
    }

    @Test
    void aForgedLeafIsRefused() {
        Bytes key = SUITE.generateHpkeKeys().publicKey();
        SignatureKeys stranger = SignatureKeys.generate(SUITE);
        refusedWith(LEAF_SIGNATURE, nodes -> leaf(nodes, 7, leaf -> leaf.renewed(key, leaf.source())));
        refusedWith(LEAF_SIGNATURE, nodes -> leaf(nodes, 7, leaf -> leaf.signed(stranger, Village.GROUP, 7)));
        refusedWith(PARENT_HASH, nodes -> leaf(nodes, 1, leaf -> leaf.signed(stranger, Village.GROUP, 1)));
    }

    @Test
    void aLeafOfAnotherPlaceOrGroupIsRefused() {
        SignatureKeys keys = village.members.get(4).signatureKeys;
        LeafNode updated = village.tree
                .leaf(4)
                .orElseThrow()
                .renewed(SUITE.generateHpkeKeys().publicKey(), new LeafNodeSource.InUpdate());
        joinable(village.tree.update(4, updated.signed(keys, Village.GROUP, 4)));
        for (LeafNode stray :
                List.of(updated.signed(keys, Village.GROUP, 3), updated.signed(keys, Village.bytes("other"), 4))) {
            refused(LEAF_SIGNATURE, () -> joinable(village.tree.update(4, stray)));
        }
    }

    @Test
    void aKeyInTwoPlacesIsRefused() {
        refusedWith(LEAF_SIGNATURE_KEY_NOT_UNIQUE, nodes -> nodes.set(14, nodes.get(0)));
        LeafNode first = village.tree.leaf(0).orElseThrow();
        refusedWith(
                LEAF_ENCRYPTION_KEY_NOT_UNIQUE,
                nodes -> leaf(nodes, 7, leaf -> leaf.renewed(first.encryptionKey(), leaf.source())));
        refusedWith(
                PARENT_KEY_NOT_UNIQUE, nodes -> parent(nodes, 7, p -> with(p, first.encryptionKey(), p.parentHash())));
        refusedWith(PARENT_KEY_NOT_UNIQUE, nodes -> nodes.set(1, nodes.get(3)));
    }

    @Test
    void aParentThatNoMemberSetIsRefused() {
        Bytes key = SUITE.generateHpkeKeys().publicKey();
        Bytes none = Bytes.copyFrom(new byte[0]);
        for (int node : new int[] {1, 3, 5, 7, 9, 11, 13}) {
            List<Integer> unmerged = TreeMath.isUnder(14, node) ? List.of(7) : List.of();
            refusedWith(PARENT_HASH, nodes -> nodes.set(node, new ParentNode(key, none, unmerged)));
        }
    }

    @Test
    void aWrongParentHashIsRefused() {
        Bytes wrong = Bytes.copyFrom(new byte[32]);
        for (int node : new int[] {1, 3, 5, 7, 9, 11}) {
            refusedWith(PARENT_HASH, nodes -> parent(nodes, node, p -> with(p, p.encryptionKey(), wrong)));
        }
    }

    @Test
    void aParentWithoutTheNodeBelowThatWasSetWithItIsRefused() {
        for (int node : new int[] {1, 3, 5, 9, 11}) {
            refusedWith(PARENT_HASH, nodes -> nodes.set(node, null));
        }
    }

    @Test
    void unmergedLeavesThatCannotBeAreRefused() {
        for (List<Integer> leaves : List.of(
                List.of(7, 7), List.of(7, 6), List.of(7, 8), List.of(7, 40_000), List.of(7, Integer.MAX_VALUE))) {
            refusedWith(UNMERGED_LEAVES, nodes -> parent(nodes, 7, p -> unmerged(p, leaves)));
        }
        refusedWith(UNMERGED_LEAVES, nodes -> parent(nodes, 3, p -> unmerged(p, List.of(7))));
        refusedWith(UNMERGED_LEAVES, nodes -> parent(nodes, 11, p -> unmerged(p, List.of())));
        refusedWith(UNMERGED_LEAVES, nodes -> {
            nodes.remove(14);
            nodes.remove(13);
        });
    }

    @Test
    void aMergedLeafThatIsCalledUnmergedIsRefused() {
        refusedWith(PARENT_HASH, nodes -> {
            parent(nodes, 1, p -> unmerged(p, List.of(0)));
            parent(nodes, 3, p -> unmerged(p, List.of(0)));
            parent(nodes, 7, p -> unmerged(p, List.of(0, 7)));
        });
    }

    @Test
    void aKeyThatIsNoneIsRefused() {
        Bytes none = Bytes.copyFrom(new byte[31]);
        refusedWith(PUBLIC_KEY, nodes -> parent(nodes, 7, p -> with(p, none, p.parentHash())));
        refusedWith(PUBLIC_KEY, nodes -> leaf(nodes, 7, leaf -> leaf.renewed(none, leaf.source())));
    }

    @Test
    void aLeafThatCannotDoWhatItMustIsRefused() {
        refusedWith(
                LEAF_CAPABILITIES,
                nodes -> able(nodes, new Capabilities(List.of(2), List.of(1), List.of(), List.of(), List.of(1))));
        refusedWith(
                LEAF_CAPABILITIES,
                nodes -> able(nodes, new Capabilities(List.of(1), List.of(2), List.of(), List.of(), List.of(1))));
        refusedWith(
                LEAF_CREDENTIAL_UNSUPPORTED,
                nodes -> able(nodes, new Capabilities(List.of(1), List.of(1), List.of(), List.of(), List.of(2))));
    }

    @Test
    void whatTheGroupRequiresIsRequiredOfEveryMember() {
        Extensions custom = Extensions.NONE.with(0xff00, Bytes.copyFrom(new byte[0]));
        refused(EXTENSION_UNSUPPORTED, () -> TreeRules.checkMembersFit(village.tree, custom));
        Extensions required = Extensions.NONE.with(
                ExtensionType.REQUIRED_CAPABILITIES,
                new RequiredCapabilities(List.of(), List.of(0xff01), List.of()).encoded());
        refused(LEAF_CAPABILITIES, () -> TreeRules.checkMembersFit(village.tree, required));
    }

    @Test
    void aListThatIsNoTreeIsRefused() {
        List<@Nullable Node> nodes = nodes();
        refused(TREE_ENDS_BLANK, () -> RatchetTree.of(SUITE, List.of()));
        refused(TREE_ENDS_BLANK, () -> RatchetTree.of(SUITE, Collections.singletonList(null)));
        refused(TREE_ENDS_BLANK, () -> RatchetTree.of(SUITE, nodes.subList(0, 14)));
        refused(TREE_SHAPE, () -> RatchetTree.of(SUITE, Arrays.asList(nodes.get(0), nodes.get(2))));
        refused(TREE_SHAPE, () -> RatchetTree.of(SUITE, Arrays.asList(nodes.get(1), nodes.get(1), nodes.get(2))));
        List<@Nullable Node> deep = new ArrayList<>(Collections.nCopies(2 * TreeMath.MAX_LEAVES, null));
        deep.add(nodes.get(0));
        refused(TREE_TOO_LARGE, () -> RatchetTree.of(SUITE, deep));
    }

    private List<@Nullable Node> nodes() {
        return new ArrayList<>(TreeForm.nodes(village.tree.root()));
    }

    /** A joiner of the changed tree, whose hash the group info names, refuses for this reason. */
    private void refusedWith(Rejection reason, Consumer<List<@Nullable Node>> change) {
        List<@Nullable Node> nodes = nodes();
        change.accept(nodes);
        RatchetTree forged = RatchetTree.of(SUITE, nodes);
        refused(reason, () -> joinable(forged));
    }

    private void joinable(RatchetTree tree) {
        TreeRules.checkJoinable(tree, tree.treeHash(), Extensions.NONE, village.rules());
    }

    private static void refused(Rejection reason, ThrowingCallable step) {
        assertThatExceptionOfType(MlsException.class)
                .isThrownBy(step)
                .extracting(MlsException::reason)
                .isEqualTo(reason);
    }

    private static void leaf(List<@Nullable Node> nodes, int leaf, UnaryOperator<LeafNode> change) {
        nodes.set(TreeMath.node(leaf), change.apply((LeafNode) nodes.get(TreeMath.node(leaf))));
    }

    private static void parent(List<@Nullable Node> nodes, int node, UnaryOperator<ParentNode> change) {
        nodes.set(node, change.apply((ParentNode) nodes.get(node)));
    }

    private static ParentNode with(ParentNode parent, Bytes key, Bytes parentHash) {
        return new ParentNode(key, parentHash, parent.unmergedLeaves());
    }

    private static ParentNode unmerged(ParentNode parent, List<Integer> leaves) {
        return new ParentNode(parent.encryptionKey(), parent.parentHash(), leaves);
    }

    /** Leaf 7, well signed, with other capabilities. */
    private void able(List<@Nullable Node> nodes, Capabilities capabilities) {
        SignatureKeys keys = village.members.get(7).signatureKeys;
        leaf(
                nodes,
                7,
                leaf -> LeafNode.unsigned(
                                leaf.encryptionKey(),
                                leaf.signatureKey(),
                                leaf.credential(),
                                capabilities,
                                leaf.source(),
                                leaf.extensions())
                        .signed(keys, Village.GROUP, 7));
    }
}
