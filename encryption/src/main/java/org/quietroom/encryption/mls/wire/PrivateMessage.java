package org.quietroom.encryption.mls.wire;

import com.google.crypto.tink.util.Bytes;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;

/**
 * {@code PrivateMessage}, section 6.3.
 *
 * @param epoch an unsigned number of 64 bits
 */
public record PrivateMessage(
        Bytes groupId,
        long epoch,
        ContentType contentType,
        Bytes authenticatedData,
        Bytes encryptedSenderData,
        Bytes ciphertext)
        implements MlsMessage {
    public static PrivateMessage readFrom(Reader in) {
        return new PrivateMessage(
                in.opaque(), in.uint64(), ContentType.readFrom(in), in.opaque(), in.opaque(), in.opaque());
    }

    @Override
    public WireFormat wireFormat() {
        return WireFormat.PRIVATE_MESSAGE;
    }

    @Override
    public void writeTo(Writer out) {
        out.opaque(groupId)
                .uint64(epoch)
                .uint8(contentType.code())
                .opaque(authenticatedData)
                .opaque(encryptedSenderData)
                .opaque(ciphertext);
    }

    /** No content. */
    @Override
    public String toString() {
        return "PrivateMessage[" + contentType + "]";
    }
}
