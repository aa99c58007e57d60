package org.quietroom.encryption.mls.tree;

import static org.quietroom.encryption.mls.failure.MlsException.require;
import static org.quietroom.encryption.mls.failure.Rejection.EXTENSION_UNSUPPORTED;
import static org.quietroom.encryption.mls.failure.Rejection.LEAF_CAPABILITIES;
import static org.quietroom.encryption.mls.failure.Rejection.LEAF_CREDENTIAL_UNSUPPORTED;
import static org.quietroom.encryption.mls.failure.Rejection.LEAF_ENCRYPTION_KEY_NOT_UNIQUE;
import static org.quietroom.encryption.mls.failure.Rejection.LEAF_SIGNATURE_KEY_NOT_UNIQUE;
import static org.quietroom.encryption.mls.failure.Rejection.PARENT_KEY_NOT_UNIQUE;
import static org.quietroom.encryption.mls.failure.Rejection.TREE_HASH;
import static org.quietroom.encryption.mls.failure.Rejection.UNMERGED_LEAVES;

import com.google.crypto.tink.util.Bytes;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.wire.Capabilities;
import org.quietroom.encryption.mls.wire.Extensions;
import org.quietroom.encryption.mls.wire.LeafNode;
import org.quietroom.encryption.mls.wire.ParentNode;
import org.quietroom.encryption.mls.wire.RequiredCapabilities;

/** What must hold of a ratchet tree as a whole: RFC 9420 sections 7.3 (last points), 12.1.7, 12.2 and 12.4.3.1. */
public final class TreeRules {
    private TreeRules() {}

    /**
     * Whether the members fit together: after every commit, and when joining.
     *
     * @param group the extensions of the group context
     * @throws MlsException LEAF_SIGNATURE_KEY_NOT_UNIQUE, LEAF_ENCRYPTION_KEY_NOT_UNIQUE, PARENT_KEY_NOT_UNIQUE,
     *     LEAF_CREDENTIAL_UNSUPPORTED, LEAF_CAPABILITIES, EXTENSION_UNSUPPORTED
     */
    public static void checkMembersFit(RatchetTree tree, Extensions group) {
        KeysSeen keys = new KeysSeen();
        tree.root().forEach(keys);
        RequiredCapabilities required = group.requiredCapabilities();
        tree.forEachLeaf((index, leaf) -> {
            Capabilities capabilities = leaf.capabilities();
            require(
                    keys.credentialTypes.stream().allMatch(capabilities::supportsCredential),
                    LEAF_CREDENTIAL_UNSUPPORTED);
            require(required == null || capabilities.satisfies(required), LEAF_CAPABILITIES);
            require(group.types().stream().allMatch(capabilities::supportsExtension), EXTENSION_UNSUPPORTED);
        });
    }

    /**
     * Verifies the integrity of the tree of a group that is being joined (section 12.4.3.1). Signatures of leaves are verified on
     * as many threads as the common pool has.
     *
     * @param treeHash as the group info names it
     * @throws MlsException the first rule that is broken, in a fixed order
     */
    public static void checkJoinable(RatchetTree tree, Bytes treeHash, Extensions group, LeafRules leafRules) {
        require(tree.treeHash().equals(treeHash), TREE_HASH);
        checkMembersFit(tree, group);
        tree.root().forEach(new ParentRules(tree));
        IntStream.range(0, tree.leaves())
                .parallel()
                .mapToObj(index -> broken(tree, index, leafRules))
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(broken -> {
                    throw broken;
                });
    }

    private static @Nullable MlsException broken(RatchetTree tree, int index, LeafRules rules) {
        try {
            tree.leaf(index).ifPresent(leaf -> rules.checkInTree(leaf, index));
            return null;
        } catch (MlsException e) {
            return e;
        }
    }

    /** Collects what is in use, and refuses a key that is met twice. */
    private static final class KeysSeen implements Subtree.NodeVisitor {
        private final Set<Bytes> signatureKeys = new HashSet<>();
        private final Set<Bytes> encryptionKeys = new HashSet<>();
        private final Set<Integer> credentialTypes = new HashSet<>();

        @Override
        public void leaf(int index, LeafNode leaf) {
            require(signatureKeys.add(leaf.signatureKey()), LEAF_SIGNATURE_KEY_NOT_UNIQUE);
            require(encryptionKeys.add(leaf.encryptionKey()), LEAF_ENCRYPTION_KEY_NOT_UNIQUE);
            credentialTypes.add(leaf.credential().type());
        }

        @Override
        public void parent(ParentSubtree subtree, ParentNode parent) {
            require(encryptionKeys.add(parent.encryptionKey()), PARENT_KEY_NOT_UNIQUE);
        }
    }

    /** What section 12.4.3.1 asks of every parent that is not blank. */
    private static final class ParentRules implements Subtree.NodeVisitor {
        private final RatchetTree tree;

        ParentRules(RatchetTree tree) {
            this.tree = tree;
        }

        @Override
        public void leaf(int index, LeafNode leaf) {
            // leaves have rules of their own
        }

        @Override
        public void parent(ParentSubtree subtree, ParentNode parent) {
            tree.suite().checkEncryptionKey(parent.encryptionKey());
            checkUnmerged(subtree, parent.unmergedLeaves());
            ParentHash.verify(tree.suite(), subtree, parent);
        }

        private static void checkUnmerged(ParentSubtree subtree, List<Integer> unmerged) {
            int before = -1;
            for (int leaf : unmerged) {
                require(leaf > before && leaf < TreeMath.MAX_LEAVES, UNMERGED_LEAVES);
                require(TreeMath.isUnder(TreeMath.node(leaf), subtree.node()), UNMERGED_LEAVES);
                require(isUnmergedDownFrom(subtree, leaf), UNMERGED_LEAVES);
                before = leaf;
            }
        }

        /** Whether the leaf is not blank, and listed by every parent between that is not blank. */
        private static boolean isUnmergedDownFrom(ParentSubtree subtree, int leaf) {
            Subtree at = subtree;
            while (at instanceof ParentSubtree parent) {
                ParentNode content = parent.content();
                if (content != null && !content.unmergedLeaves().contains(leaf)) {
                    return false;
                }
                at = TreeMath.node(leaf) < at.node() ? parent.left() : parent.right();
            }
            return !at.isBlank();
        }
    }
}
