package org.quietroom.encryption.mls.crypto;

import com.google.crypto.tink.util.Bytes;
import org.quietroom.encryption.mls.codec.Encodable;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;

/** {@code HPKECiphertext}, section 7.6. */
public record HpkeCiphertext(Bytes kemOutput, Bytes ciphertext) implements Encodable {
    public static HpkeCiphertext readFrom(Reader in) {
        return new HpkeCiphertext(in.opaque(), in.opaque());
    }

    @Override
    public void writeTo(Writer out) {
        out.opaque(kemOutput).opaque(ciphertext);
    }
}
