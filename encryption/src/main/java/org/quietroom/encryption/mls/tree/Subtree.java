package org.quietroom.encryption.mls.tree;

import com.google.crypto.tink.util.Bytes;
import java.util.List;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.wire.LeafNode;
import org.quietroom.encryption.mls.wire.Node;
import org.quietroom.encryption.mls.wire.ParentNode;

/**
 * A node of the ratchet tree with all that is below it. Immutable, so that versions of a tree share what did not change; its
 * tree hash is computed at most once for each version and thread, and kept.
 */
abstract sealed class Subtree permits LeafSubtree, ParentSubtree {
    private final int node;
    /** Written without a lock: every thread would write the same value, and {@link Bytes} is safe to publish. */
    private @Nullable Bytes treeHash;

    Subtree(int node) {
        this.node = node;
    }

    /** A subtree of blank nodes. */
    static Subtree blank(int node) {
        return TreeMath.isLeaf(node)
                ? new LeafSubtree(TreeMath.leaf(node), null)
                : new ParentSubtree(node, null, blank(TreeMath.left(node)), blank(TreeMath.right(node)));
    }

    final int node() {
        return node;
    }

    abstract boolean isBlank();

    /** The key to encrypt to, null if the node is blank. */
    abstract @Nullable Bytes encryptionKey();

    /** The parent hash that the node holds; null if it is blank or a leaf that no commit made. */
    abstract @Nullable Bytes parentHash();

    /** How many of the leaves below are not blank. */
    abstract int members();

    /** Adds the resolution of the node (section 4.1.1): node indices from left to right. */
    abstract void resolveInto(List<Integer> resolution);

    /** Whether the resolution is empty. */
    abstract boolean isEmpty();

    /** The subtree at an index below, or this one. */
    abstract Subtree at(int index);

    /** This subtree with another leaf, and with the parents on the leaf's direct path changed. */
    abstract Subtree with(int leaf, @Nullable LeafNode content, ParentChange onPath);

    abstract void forEach(NodeVisitor visitor);

    /** The tree hash (section 7.8). */
    final Bytes treeHash(CipherSuite suite) {
        Bytes known = treeHash;
        if (known == null) {
            known = hash(suite);
            treeHash = known;
        }
        return known;
    }

    abstract Bytes hash(CipherSuite suite);

    /** The tree hash that this subtree has once leaves are blank and gone from all unmerged leaves (section 7.9). */
    abstract Bytes treeHashWithout(NavigableSet<Integer> leaves, CipherSuite suite);

    /** Adds this subtree's nodes in order from left to right, blank ones as null (section 12.4.3.3). */
    abstract void nodesInto(List<@Nullable Node> nodes);

    /** What becomes of the parents on the direct path of a leaf that changes. */
    @FunctionalInterface
    interface ParentChange {
        /** The direct path is blanked. */
        ParentChange BLANK = (node, before) -> null;

        /** The direct path stays. */
        ParentChange NONE = (node, before) -> before;

        @Nullable
        ParentNode apply(int node, @Nullable ParentNode before);
    }

    /** Is shown every node that is not blank, from left to right. */
    interface NodeVisitor {
        void leaf(int leaf, LeafNode content);

        void parent(ParentSubtree subtree, ParentNode content);
    }
}
