package org.quietroom.encryption.mls.wire;

import com.google.crypto.tink.util.Bytes;
import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;

/** {@code PublicMessage}, section 6.2; messages of members alone have a membership tag. */
public record PublicMessage(
        FramedContent content,
        FramedContentAuthData auth,
        @Nullable Bytes membershipTag) implements MlsMessage {
    public static PublicMessage readFrom(Reader in) {
        FramedContent content = FramedContent.readFrom(in);
        return new PublicMessage(
                content,
                FramedContentAuthData.readFrom(in, content.content().contentType()),
                content.sender() instanceof Sender.Member ? in.opaque() : null);
    }

    @Override
    public WireFormat wireFormat() {
        return WireFormat.PUBLIC_MESSAGE;
    }

    @Override
    public void writeTo(Writer out) {
        out.put(content).put(auth);
        if (membershipTag != null) {
            out.opaque(membershipTag);
        }
    }
}
