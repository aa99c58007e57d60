package org.quietroom.encryption.mls.wire;

import com.google.crypto.tink.util.Bytes;
import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.mls.codec.Encodable;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;

/** {@code FramedContentAuthData}, section 6.1; commits alone have a confirmation tag. */
public record FramedContentAuthData(
        Bytes signature, @Nullable Bytes confirmationTag) implements Encodable {
    public static FramedContentAuthData readFrom(Reader in, ContentType type) {
        return new FramedContentAuthData(in.opaque(), type == ContentType.COMMIT ? in.opaque() : null);
    }

    @Override
    public void writeTo(Writer out) {
        out.opaque(signature);
        if (confirmationTag != null) {
            out.opaque(confirmationTag);
        }
    }
}
