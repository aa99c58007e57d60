package org.quietroom.encryption.mls.tree;

import static java.util.Objects.requireNonNull;

import com.google.crypto.tink.util.Bytes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.mls.codec.Encodable;
import org.quietroom.encryption.mls.codec.Writer;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.failure.Rejection;
import org.quietroom.encryption.mls.tree.Subtree.ParentChange;
import org.quietroom.encryption.mls.wire.LeafNode;
import org.quietroom.encryption.mls.wire.Node;
import org.quietroom.encryption.mls.wire.ParentNode;

/**
 * The public ratchet tree of one epoch (RFC 9420 sections 4 and 7): who is a member and which keys to encrypt to.
 *
 * <p>Immutable. A change gives a new tree that shares all it can with the old one, tree hashes included: adding, updating or
 * removing a leaf copies one path from leaf to root. Leaf indices count leaves, blank ones included; node indices are those of
 * {@link TreeMath}. Nothing here judges what a leaf or a path holds: that is {@link LeafRules}, {@link TreeRules} and
 * {@link UpdatePathRules}. Safe for many threads.
 */
public final class RatchetTree implements Encodable {
    private final CipherSuite suite;
    private final int leaves;
    private final Subtree root;

    RatchetTree(CipherSuite suite, int leaves, Subtree root) {
        this.suite = suite;
        this.leaves = leaves;
        this.root = root;
    }

    /** The tree of a group of one. */
    public static RatchetTree of(CipherSuite suite, LeafNode creator) {
        return new RatchetTree(suite, 1, new LeafSubtree(0, creator));
    }

    /**
     * The tree that a {@code ratchet_tree} describes (section 12.4.3.3), blank nodes as null.
     *
     * @throws MlsException TREE_SHAPE, TREE_ENDS_BLANK, TREE_TOO_LARGE
     */
    public static RatchetTree of(CipherSuite suite, List<? extends @Nullable Node> nodes) {
        return TreeForm.read(suite, nodes);
    }

    /** {@code optional<Node> ratchet_tree<V>}, without the blank nodes after the last that is not (section 12.4.3.3). */
    @Override
    public void writeTo(Writer out) {
        Node.writeList(out, TreeForm.nodes(root));
    }

    public CipherSuite suite() {
        return suite;
    }

    /** The leaves of the full tree, blank ones counted: a power of two. */
    public int leaves() {
        return leaves;
    }

    /** How many leaves are not blank. */
    public int members() {
        return root.members();
    }

    /**
     * A member's leaf, empty if the leaf is blank or outside the tree.
     *
     * @param leaf as it came from outside, any number
     */
    public Optional<LeafNode> leaf(long leaf) {
        if (leaf < 0 || leaf >= leaves) {
            return Optional.empty();
        }
        return Optional.ofNullable(((LeafSubtree) root.at(TreeMath.node((int) leaf))).content());
    }

    /** Shows every member's leaf, from left to right. */
    public void forEachLeaf(LeafVisitor visitor) {
        root.forEach(new Subtree.NodeVisitor() {
            @Override
            public void leaf(int leaf, LeafNode content) {
                visitor.leaf(leaf, content);
            }

            @Override
            public void parent(ParentSubtree subtree, ParentNode content) {
                // parents are none of this visitor's business
            }
        });
    }

    /** Is shown leaves with their indices. */
    @FunctionalInterface
    public interface LeafVisitor {
        void leaf(int leaf, LeafNode content);
    }

    /** The tree hash of the root (section 7.8), which the group context names. */
    public Bytes treeHash() {
        return root.treeHash(suite);
    }

    Subtree root() {
        return root;
    }

    Subtree at(int node) {
        return root.at(node);
    }

    /** The key to encrypt to of a node that is not blank. */
    Bytes keyOf(int node) {
        return requireNonNull(root.at(node).encryptionKey(), "a node that is not blank has a key");
    }

    /** The nodes that together hold every leaf below a node that holds anything (section 4.1.1). */
    List<Integer> resolution(int node) {
        List<Integer> resolution = new ArrayList<>();
        root.at(node).resolveInto(resolution);
        return Collections.unmodifiableList(resolution);
    }

    /** The filtered direct path of a leaf with the copath child of each node (section 4.1.2), from the bottom. */
    List<PathStep> filteredDirectPath(int leaf) {
        List<PathStep> path = new ArrayList<>();
        for (int node = TreeMath.node(leaf); node != TreeMath.root(leaves); ) {
            int sibling = TreeMath.sibling(node, leaves);
            node = TreeMath.parent(node, leaves);
            if (!root.at(sibling).isEmpty()) {
                path.add(new PathStep(node, sibling));
            }
        }
        return path;
    }

    /** A node of a filtered direct path, and its child that is not on the path. */
    record PathStep(int node, int copathChild) {}

    /** Where the next member goes (section 12.1.1): the leftmost blank leaf, or the first one after the last. */
    public int nextLeaf() {
        Subtree at = root;
        if (at.members() == leaves) {
            return leaves;
        }
        while (at instanceof ParentSubtree parent) {
            Subtree left = parent.left();
            at = left.members() < 1 << TreeMath.level(left.node()) ? left : parent.right();
        }
        return TreeMath.leaf(at.node());
    }

    /**
     * Adds a member at {@link #nextLeaf} (section 12.1.1): the leaf is unmerged at every parent above it.
     *
     * @throws MlsException TREE_TOO_LARGE
     */
    public RatchetTree add(LeafNode added) {
        int leaf = nextLeaf();
        return extendedTo(leaf).with(leaf, added, (node, parent) -> parent == null ? null : unmerged(parent, leaf));
    }

    private static ParentNode unmerged(ParentNode parent, int leaf) {
        List<Integer> all = new ArrayList<>(parent.unmergedLeaves());
        all.add(-1 - Collections.binarySearch(all, leaf), leaf);
        return new ParentNode(parent.encryptionKey(), parent.parentHash(), all);
    }

    /** Replaces a member's leaf and blanks the nodes above it (section 12.1.2). */
    public RatchetTree update(int leaf, LeafNode updated) {
        return with(leaf, updated, ParentChange.BLANK);
    }

    /** Blanks a leaf and the nodes above it, and cuts off right halves that are all blank (section 12.1.3). */
    public RatchetTree remove(int leaf) {
        return with(leaf, null, ParentChange.BLANK).truncated();
    }

    /** With another leaf, and with other parents on its direct path. */
    RatchetTree with(int leaf, @Nullable LeafNode content, ParentChange onPath) {
        return new RatchetTree(suite, leaves, root.with(leaf, content, onPath));
    }

    /** Large enough for a leaf (section 7.7): doubled, with a blank right half, as often as that takes. */
    RatchetTree extendedTo(int leaf) {
        RatchetTree tree = this;
        while (leaf >= tree.leaves) {
            MlsException.require(2 * tree.leaves <= TreeMath.MAX_LEAVES, Rejection.TREE_TOO_LARGE);
            int node = TreeMath.root(2 * tree.leaves);
            Subtree right = Subtree.blank(TreeMath.right(node));
            tree = new RatchetTree(suite, 2 * tree.leaves, new ParentSubtree(node, null, tree.root, right));
        }
        return tree;
    }

    private RatchetTree truncated() {
        RatchetTree tree = this;
        while (tree.root instanceof ParentSubtree parent && parent.right().members() == 0) {
            tree = new RatchetTree(suite, tree.leaves / 2, parent.left());
        }
        return tree;
    }

    /** Size alone. */
    @Override
    public String toString() {
        return "RatchetTree[" + members() + " members, " + leaves + " leaves]";
    }
}
