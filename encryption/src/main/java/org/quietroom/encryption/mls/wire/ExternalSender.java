package org.quietroom.encryption.mls.wire;

import com.google.crypto.tink.util.Bytes;
import org.quietroom.encryption.mls.codec.Encodable;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;

/** {@code ExternalSender}, section 12.1.8.1: someone outside the group who may send proposals. */
public record ExternalSender(Bytes signatureKey, Credential credential) implements Encodable {
    static ExternalSender readFrom(Reader in) {
        return new ExternalSender(in.opaque(), Credential.readFrom(in));
    }

    @Override
    public void writeTo(Writer out) {
        out.opaque(signatureKey).put(credential);
    }
}
