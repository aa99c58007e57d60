package org.quietroom.encryption.mls.wire;

import com.google.crypto.tink.util.Bytes;
import java.util.List;
import org.quietroom.encryption.mls.codec.Encodable;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;
import org.quietroom.encryption.mls.crypto.HpkeCiphertext;

/** {@code UpdatePathNode}, section 7.6. */
public record UpdatePathNode(Bytes encryptionKey, List<HpkeCiphertext> encryptedPathSecret) implements Encodable {
    public UpdatePathNode {
        encryptedPathSecret = List.copyOf(encryptedPathSecret);
    }

    static UpdatePathNode readFrom(Reader in) {
        return new UpdatePathNode(in.opaque(), in.list(HpkeCiphertext::readFrom));
    }

    @Override
    public void writeTo(Writer out) {
        out.opaque(encryptionKey).list(encryptedPathSecret);
    }
}
