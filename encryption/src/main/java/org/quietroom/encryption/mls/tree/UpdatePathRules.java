package org.quietroom.encryption.mls.tree;

import static org.quietroom.encryption.mls.failure.MlsException.require;
import static org.quietroom.encryption.mls.failure.Rejection.PARENT_HASH;
import static org.quietroom.encryption.mls.failure.Rejection.PATH_KEY_NOT_NEW;
import static org.quietroom.encryption.mls.failure.Rejection.PATH_LENGTH;
import static org.quietroom.encryption.mls.failure.Rejection.PATH_RECIPIENTS;

import com.google.crypto.tink.util.Bytes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.tree.RatchetTree.PathStep;
import org.quietroom.encryption.mls.wire.LeafNode;
import org.quietroom.encryption.mls.wire.LeafNodeSource.InCommit;
import org.quietroom.encryption.mls.wire.ParentNode;
import org.quietroom.encryption.mls.wire.UpdatePath;
import org.quietroom.encryption.mls.wire.UpdatePathNode;

/** What must hold of an update path that came from another member: RFC 9420 sections 7.5, 7.6 and 12.4.2. */
final class UpdatePathRules {
    private UpdatePathRules() {}

    /**
     * @param tree with the commit's proposals applied, and room for the sender
     * @param newLeaves that the same commit added: they are not encrypted to
     * @throws MlsException PATH_LENGTH, PATH_RECIPIENTS, PUBLIC_KEY, PATH_KEY_NOT_NEW
     */
    static void check(RatchetTree tree, List<PathStep> steps, UpdatePath path, Set<Integer> newLeaves) {
        require(path.nodes().size() == steps.size(), PATH_LENGTH);
        for (int i = 0; i < steps.size(); i++) {
            UpdatePathNode node = path.nodes().get(i);
            int recipients = recipients(tree, steps.get(i), newLeaves).size();
            require(node.encryptedPathSecret().size() == recipients, PATH_RECIPIENTS);
            tree.suite().checkEncryptionKey(node.encryptionKey());
        }
        checkKeysAreNew(tree, path);
    }

    /** The resolution of a copath child without the leaves that are new in the commit. */
    static List<Integer> recipients(RatchetTree tree, PathStep step, Set<Integer> newLeaves) {
        return tree.resolution(step.copathChild()).stream()
                .filter(node -> !(TreeMath.isLeaf(node) && newLeaves.contains(TreeMath.leaf(node))))
                .toList();
    }

    private static void checkKeysAreNew(RatchetTree tree, UpdatePath path) {
        Set<Bytes> keys = new HashSet<>();
        keys.add(path.leafNode().encryptionKey());
        for (UpdatePathNode node : path.nodes()) {
            require(keys.add(node.encryptionKey()), PATH_KEY_NOT_NEW);
        }
        tree.root().forEach(new Subtree.NodeVisitor() {
            @Override
            public void leaf(int leaf, LeafNode content) {
                require(!keys.contains(content.encryptionKey()), PATH_KEY_NOT_NEW);
            }

            @Override
            public void parent(ParentSubtree subtree, ParentNode content) {
                require(!keys.contains(content.encryptionKey()), PATH_KEY_NOT_NEW);
            }
        });
    }

    /** @throws MlsException PARENT_HASH if the leaf does not hold the parent hash of its path */
    static void checkParentHash(LeafNode leaf, Bytes expected) {
        require(leaf.source() instanceof InCommit commit && commit.parentHash().equals(expected), PARENT_HASH);
    }
}
