package org.quietroom.encryption.mls.wire;

import com.google.crypto.tink.util.Bytes;
import java.util.List;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.failure.Rejection;

/**
 * {@code ParentNode}, section 7.1.
 *
 * @param unmergedLeaves leaf indices
 */
public record ParentNode(Bytes encryptionKey, Bytes parentHash, List<Integer> unmergedLeaves) implements Node {
    public ParentNode {
        unmergedLeaves = List.copyOf(unmergedLeaves);
    }

    public static ParentNode readFrom(Reader in) {
        return new ParentNode(in.opaque(), in.opaque(), in.list(ParentNode::leafIndex));
    }

    @Override
    public void writeTo(Writer out) {
        out.opaque(encryptionKey).opaque(parentHash).list(unmergedLeaves, (to, leaf) -> to.uint32(leaf));
    }

    private static int leafIndex(Reader in) {
        long index = in.uint32();
        MlsException.require(index <= Integer.MAX_VALUE, Rejection.UNMERGED_LEAVES);
        return (int) index;
    }
}
