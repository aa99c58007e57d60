package org.quietroom.encryption.mls.wire;

import com.google.crypto.tink.util.Bytes;
import org.quietroom.encryption.mls.codec.Encodable;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;

/**
 * {@code GroupContext}, section 8.1: what all members agree on.
 *
 * @param epoch an unsigned number of 64 bits
 */
public record GroupContext(
        int cipherSuite,
        Bytes groupId,
        long epoch,
        Bytes treeHash,
        Bytes confirmedTranscriptHash,
        Extensions extensions)
        implements Encodable {
    public static GroupContext readFrom(Reader in) {
        ProtocolVersion.read(in);
        return new GroupContext(
                in.uint16(), in.opaque(), in.uint64(), in.opaque(), in.opaque(), Extensions.readFrom(in));
    }

    @Override
    public void writeTo(Writer out) {
        out.uint16(ProtocolVersion.MLS10)
                .uint16(cipherSuite)
                .opaque(groupId)
                .uint64(epoch)
                .opaque(treeHash)
                .opaque(confirmedTranscriptHash)
                .put(extensions);
    }
}
