package org.quietroom.encryption.mls.wire;

import com.google.crypto.tink.util.Bytes;
import org.quietroom.encryption.mls.codec.Encodable;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;
import org.quietroom.encryption.mls.crypto.HpkeCiphertext;

/**
 * {@code EncryptedGroupSecrets}, section 12.4.3.1.
 *
 * @param newMember a {@code KeyPackageRef}
 */
public record EncryptedGroupSecrets(Bytes newMember, HpkeCiphertext secrets) implements Encodable {
    static EncryptedGroupSecrets readFrom(Reader in) {
        return new EncryptedGroupSecrets(in.opaque(), HpkeCiphertext.readFrom(in));
    }

    @Override
    public void writeTo(Writer out) {
        out.opaque(newMember).put(secrets);
    }
}
