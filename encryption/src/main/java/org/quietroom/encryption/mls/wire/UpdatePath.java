package org.quietroom.encryption.mls.wire;

import java.util.List;
import org.quietroom.encryption.mls.codec.Encodable;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;

/** {@code UpdatePath}, section 7.6. */
public record UpdatePath(LeafNode leafNode, List<UpdatePathNode> nodes) implements Encodable {
    public UpdatePath {
        nodes = List.copyOf(nodes);
    }

    public static UpdatePath readFrom(Reader in) {
        return new UpdatePath(LeafNode.readFrom(in), in.list(UpdatePathNode::readFrom));
    }

    @Override
    public void writeTo(Writer out) {
        out.put(leafNode).list(nodes);
    }
}
