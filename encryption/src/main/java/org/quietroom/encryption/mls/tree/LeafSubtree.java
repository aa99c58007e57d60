package org.quietroom.encryption.mls.tree;

import com.google.crypto.tink.util.Bytes;
import java.util.List;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.mls.codec.Writer;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.wire.LeafNode;
import org.quietroom.encryption.mls.wire.LeafNodeSource;
import org.quietroom.encryption.mls.wire.Node;

/** A leaf of the ratchet tree; null content is a blank. */
final class LeafSubtree extends Subtree {
    /** {@code NodeType.leaf}, section 7.8. */
    static final int TYPE = 1;

    private final int leaf;
    private final @Nullable LeafNode content;

    LeafSubtree(int leaf, @Nullable LeafNode content) {
        super(TreeMath.node(leaf));
        this.leaf = leaf;
        this.content = content;
    }

    int leaf() {
        return leaf;
    }

    @Nullable
    LeafNode content() {
        return content;
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
        return content != null && content.source() instanceof LeafNodeSource.InCommit commit
                ? commit.parentHash()
                : null;
    }

    @Override
    int members() {
        return content == null ? 0 : 1;
    }

    @Override
    void resolveInto(List<Integer> resolution) {
        if (content != null) {
            resolution.add(node());
        }
    }

    @Override
    boolean isEmpty() {
        return content == null;
    }

    @Override
    Subtree at(int index) {
        if (index != node()) {
            throw new IllegalArgumentException("node " + index + " is not in the tree");
        }
        return this;
    }

    @Override
    Subtree with(int changed, @Nullable LeafNode other, ParentChange onPath) {
        return new LeafSubtree(leaf, other);
    }

    @Override
    void forEach(NodeVisitor visitor) {
        if (content != null) {
            visitor.leaf(leaf, content);
        }
    }

    @Override
    Bytes hash(CipherSuite suite) {
        return hash(suite, content);
    }

    @Override
    Bytes treeHashWithout(NavigableSet<Integer> leaves, CipherSuite suite) {
        return leaves.contains(leaf) ? hash(suite, null) : treeHash(suite);
    }

    /** Of {@code TreeHashInput} with a {@code LeafNodeHashInput}. */
    private Bytes hash(CipherSuite suite, @Nullable LeafNode leafNode) {
        return suite.hash(
                new Writer().uint8(TYPE).uint32(leaf).optional(leafNode).toBytes());
    }

    @Override
    void nodesInto(List<@Nullable Node> nodes) {
        nodes.add(content);
    }
}
