package org.quietroom.encryption.mls.wire;

import com.google.crypto.tink.util.Bytes;
import org.quietroom.encryption.mls.codec.Writer;

/** {@code application_data}, section 6. */
public record ApplicationData(Bytes data) implements Content {
    @Override
    public ContentType contentType() {
        return ContentType.APPLICATION;
    }

    @Override
    public void writeTo(Writer out) {
        out.opaque(data);
    }

    /** No content. */
    @Override
    public String toString() {
        return "ApplicationData";
    }
}
