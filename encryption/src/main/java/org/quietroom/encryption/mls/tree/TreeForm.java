package org.quietroom.encryption.mls.tree;

import static org.quietroom.encryption.mls.failure.Rejection.TREE_ENDS_BLANK;
import static org.quietroom.encryption.mls.failure.Rejection.TREE_SHAPE;
import static org.quietroom.encryption.mls.failure.Rejection.TREE_TOO_LARGE;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.wire.LeafNode;
import org.quietroom.encryption.mls.wire.Node;
import org.quietroom.encryption.mls.wire.ParentNode;

/** The ratchet tree as a list of its nodes from left to right (RFC 9420 section 12.4.3.3); null is a blank node. */
final class TreeForm {
    private TreeForm() {}

    static RatchetTree read(CipherSuite suite, List<? extends @Nullable Node> nodes) {
        MlsException.require(!nodes.isEmpty() && nodes.get(nodes.size() - 1) != null, TREE_ENDS_BLANK);
        int leaves = 1;
        while (TreeMath.nodes(leaves) < nodes.size()) {
            leaves *= 2;
            MlsException.require(leaves <= TreeMath.MAX_LEAVES, TREE_TOO_LARGE);
        }
        return new RatchetTree(suite, leaves, subtree(nodes, TreeMath.root(leaves)));
    }

    private static Subtree subtree(List<? extends @Nullable Node> nodes, int index) {
        Node node = index < nodes.size() ? nodes.get(index) : null;
        if (TreeMath.isLeaf(index)) {
            MlsException.require(node == null || node instanceof LeafNode, TREE_SHAPE);
            return new LeafSubtree(TreeMath.leaf(index), (LeafNode) node);
        }
        MlsException.require(node == null || node instanceof ParentNode, TREE_SHAPE);
        return new ParentSubtree(
                index, (ParentNode) node, subtree(nodes, TreeMath.left(index)), subtree(nodes, TreeMath.right(index)));
    }

    static List<@Nullable Node> nodes(Subtree root) {
        List<@Nullable Node> nodes = new ArrayList<>();
        root.nodesInto(nodes);
        int end = nodes.size();
        while (end > 0 && nodes.get(end - 1) == null) {
            end--;
        }
        return nodes.subList(0, end);
    }
}
