package org.quietroom.encryption.mls.wire;

import com.google.crypto.tink.util.Bytes;
import java.util.List;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;

/** {@code Welcome}, section 12.4.3.1: takes new members into a group. */
public record Welcome(int cipherSuite, List<EncryptedGroupSecrets> secrets, Bytes encryptedGroupInfo)
        implements MlsMessage {
    public Welcome {
        secrets = List.copyOf(secrets);
    }

    public static Welcome readFrom(Reader in) {
        return new Welcome(in.uint16(), in.list(EncryptedGroupSecrets::readFrom), in.opaque());
    }

    @Override
    public WireFormat wireFormat() {
        return WireFormat.WELCOME;
    }

    @Override
    public void writeTo(Writer out) {
        out.uint16(cipherSuite).list(secrets).opaque(encryptedGroupInfo);
    }
}
