package org.quietroom.encryption.mls.tree;

import com.google.crypto.tink.util.Bytes;
import java.util.List;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.mls.codec.Writer;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.wire.LeafNode;
import org.quietroom.encryption.mls.wire.Node;
import org.quietroom.encryption.mls.wire.ParentNode;

/** A parent of the ratchet tree with its two subtrees; null content is a blank. */
final class ParentSubtree extends Subtree {
    /** {@code NodeType.parent}, section 7.8. */
    static final int TYPE = 2;

    private final @Nullable ParentNode content;
    private final Subtree left;
    private final Subtree right;
    private final int members;

    ParentSubtree(int node, @Nullable ParentNode content, Subtree left, Subtree right) {
        super(node);
        this.content = content;
        this.left = left;
        this.right = right;
        this.members = left.members() + right.members();
    }

    @Nullable
    ParentNode content() {
        return content;
    }

    Subtree left() {
        return left;
    }

    Subtree right() {
        return right;
    }

    @Override
    boolean isBlank() {
        return content == null;
    }

    @Override
    @Nullable
    Bytes encryptionKey() {
        return content == null ? null : content.encryptionKey();
    }

    @Override
    @Nullable
    Bytes parentHash() {
        return content == null ? null : content.parentHash();
    }

    @Override
    int members() {
        return members;
    }

    @Override
    void resolveInto(List<Integer> resolution) {
        if (content == null) {
            left.resolveInto(resolution);
            right.resolveInto(resolution);
        } else {
            resolution.add(node());
            content.unmergedLeaves().forEach(leaf -> resolution.add(TreeMath.node(leaf)));
        }
    }

    @Override
    boolean isEmpty() {
        return content == null && left.isEmpty() && right.isEmpty();
    }

    @Override
    Subtree at(int index) {
        if (index == node()) {
            return this;
        }
        return (index < node() ? left : right).at(index);
    }

    @Override
    Subtree with(int leaf, @Nullable LeafNode leafNode, ParentChange onPath) {
        ParentNode changed = onPath.apply(node(), content);
        return TreeMath.node(leaf) < node()
                ? new ParentSubtree(node(), changed, left.with(leaf, leafNode, onPath), right)
                : new ParentSubtree(node(), changed, left, right.with(leaf, leafNode, onPath));
    }

    @Override
    void forEach(NodeVisitor visitor) {
        left.forEach(visitor);
        if (content != null) {
            visitor.parent(this, content);
        }
        right.forEach(visitor);
    }

    @Override
    Bytes hash(CipherSuite suite) {
        return hash(suite, content, left.treeHash(suite), right.treeHash(suite));
    }

    @Override
    Bytes treeHashWithout(NavigableSet<Integer> leaves, CipherSuite suite) {
        int reach = (1 << TreeMath.level(node())) - 1;
        if (leaves.subSet((node() - reach) / 2, true, (node() + reach) / 2, true)
                .isEmpty()) {
            return treeHash(suite);
        }
        return hash(
                suite,
                content == null ? null : without(content, leaves),
                left.treeHashWithout(leaves, suite),
                right.treeHashWithout(leaves, suite));
    }

    private static ParentNode without(ParentNode parent, NavigableSet<Integer> leaves) {
        return new ParentNode(
                parent.encryptionKey(),
                parent.parentHash(),
                parent.unmergedLeaves().stream()
                        .filter(leaf -> !leaves.contains(leaf))
                        .toList());
    }

    /** Of {@code TreeHashInput} with a {@code ParentNodeHashInput}. */
    private static Bytes hash(CipherSuite suite, @Nullable ParentNode parent, Bytes leftHash, Bytes rightHash) {
        return suite.hash(new Writer()
                .uint8(TYPE)
                .optional(parent)
                .opaque(leftHash)
                .opaque(rightHash)
                .toBytes());
    }

    @Override
    void nodesInto(List<@Nullable Node> nodes) {
        left.nodesInto(nodes);
        nodes.add(content);
        right.nodesInto(nodes);
    }
}
