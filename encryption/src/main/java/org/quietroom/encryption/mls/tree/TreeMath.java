package org.quietroom.encryption.mls.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * Relations between the nodes of a full binary tree by index alone (RFC 9420 appendix C).
 *
 * <p>Leaf {@code n} is node {@code 2n}; parents have odd indices. A count of leaves is a power of two from 1 to
 * {@link #MAX_LEAVES}; a node index is from 0 to {@code nodes(leaves) - 1}. Nothing here checks that an index lies in a tree:
 * whoever takes an index from outside does. Asking for what does not exist (the parent of the root, the child of a leaf) is a
 * bug of the caller and an {@link IllegalArgumentException}.
 */
public final class TreeMath {
    /** The largest tree that this engine takes up: 65,536 leaves. */
    public static final int MAX_LEAVES = 1 << 16;

    private TreeMath() {}

    /** @throws IllegalArgumentException if it is no power of two up to {@link #MAX_LEAVES} */
    public static void requireLeaves(int leaves) {
        if (leaves < 1 || leaves > MAX_LEAVES || Integer.bitCount(leaves) != 1) {
            throw new IllegalArgumentException(leaves + " is not a power of two up to " + MAX_LEAVES);
        }
    }

    /** The node of a leaf. */
    public static int node(int leaf) {
        return 2 * leaf;
    }

    /** The leaf of a node of level 0. */
    public static int leaf(int node) {
        if (!isLeaf(node)) {
            throw new IllegalArgumentException("node " + node + " is a parent");
        }
        return node / 2;
    }

    public static boolean isLeaf(int node) {
        return (node & 1) == 0;
    }

    /** The height above the leaves: 0 for a leaf, 1 for its parent. */
    public static int level(int node) {
        return Integer.numberOfTrailingZeros(~node);
    }

    /** The number of nodes over so many leaves. */
    public static int nodes(int leaves) {
        return 2 * leaves - 1;
    }

    public static int root(int leaves) {
        return leaves - 1;
    }

    public static int left(int node) {
        return node ^ (1 << (levelOfParent(node) - 1));
    }

    public static int right(int node) {
        return node ^ (3 << (levelOfParent(node) - 1));
    }

    public static int parent(int node, int leaves) {
        if (node == root(leaves)) {
            throw new IllegalArgumentException("the root has no parent");
        }
        int level = level(node);
        return (node | (1 << level)) & ~(1 << (level + 1));
    }

    public static int sibling(int node, int leaves) {
        int parent = parent(node, leaves);
        return node < parent ? right(parent) : left(parent);
    }

    /** The nodes from a node's parent up to the root; empty for the root (section 4.1.2). */
    public static List<Integer> directPath(int node, int leaves) {
        List<Integer> path = new ArrayList<>();
        for (int at = node; at != root(leaves); ) {
            at = parent(at, leaves);
            path.add(at);
        }
        return List.copyOf(path);
    }

    /** The siblings of a node and of all on its direct path but the root, from the bottom (section 4.1.2). */
    public static List<Integer> copath(int node, int leaves) {
        List<Integer> path = new ArrayList<>();
        for (int at = node; at != root(leaves); at = parent(at, leaves)) {
            path.add(sibling(at, leaves));
        }
        return List.copyOf(path);
    }

    /** The lowest node that has both under it; a node is under itself. */
    public static int commonAncestor(int one, int other) {
        int level = Math.max(level(one), level(other));
        while (one >> (level + 1) != other >> (level + 1)) {
            level++;
        }
        return level == 0 ? one : ((one >> (level + 1)) << (level + 1)) | ((1 << level) - 1);
    }

    /** Whether a node lies in the subtree of another; a node is under itself. */
    public static boolean isUnder(int node, int ancestor) {
        return commonAncestor(node, ancestor) == ancestor;
    }

    private static int levelOfParent(int node) {
        if (isLeaf(node)) {
            throw new IllegalArgumentException("node " + node + " is a leaf and has no children");
        }
        return level(node);
    }
}
