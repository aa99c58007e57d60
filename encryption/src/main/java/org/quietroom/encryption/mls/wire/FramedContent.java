package org.quietroom.encryption.mls.wire;

import com.google.crypto.tink.util.Bytes;
import org.quietroom.encryption.mls.codec.Encodable;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;

/**
 * {@code FramedContent}, section 6.
 *
 * @param epoch an unsigned number of 64 bits
 */
public record FramedContent(Bytes groupId, long epoch, Sender sender, Bytes authenticatedData, Content content)
        implements Encodable {
    static FramedContent readFrom(Reader in) {
        return new FramedContent(
                in.opaque(),
                in.uint64(),
                Sender.readFrom(in),
                in.opaque(),
                Content.readFrom(in, ContentType.readFrom(in)));
    }

    @Override
    public void writeTo(Writer out) {
        out.opaque(groupId)
                .uint64(epoch)
                .put(sender)
                .opaque(authenticatedData)
                .uint8(content.contentType().code())
                .put(content);
    }

    /** No content. */
    @Override
    public String toString() {
        return "FramedContent[" + content.contentType() + "]";
    }
}
