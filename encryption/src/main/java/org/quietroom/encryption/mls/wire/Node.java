package org.quietroom.encryption.mls.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.mls.codec.Encodable;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;

/** {@code Node}, section 12.4.3.3: a node of the ratchet tree that is not blank. */
public sealed interface Node extends Encodable permits LeafNode, ParentNode {
    /** {@code optional<Node> ratchet_tree<V>}: blank nodes are null. */
    static List<@Nullable Node> listFrom(Reader in) {
        return in.list(element -> element.optional(Node::readFrom));
    }

    /** {@code optional<Node> ratchet_tree<V>}: blank nodes are null. */
    static void writeList(Writer out, List<? extends @Nullable Node> nodes) {
        out.<@Nullable Node>list(nodes, (to, node) -> to.optional(node == null ? null : inner -> typed(inner, node)));
    }

    private static Node readFrom(Reader in) {
        int type = in.uint8();
        return switch (type) {
            case 1 -> LeafNode.readFrom(in);
            case 2 -> ParentNode.readFrom(in);
            default -> throw Reader.invalid("NodeType");
        };
    }

    private static void typed(Writer out, Node node) {
        out.uint8(node instanceof LeafNode ? 1 : 2).put(node);
    }
}
