package org.quietroom.encryption.mls.wire;

import com.google.crypto.tink.util.Bytes;
import java.util.List;
import org.quietroom.encryption.mls.codec.Encodable;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.failure.Rejection;

/** {@code Credential}, section 5.3: who a client says it is. The authentication service decides whether to believe it. */
public sealed interface Credential extends Encodable {
    int type();

    static Credential readFrom(Reader in) {
        int type = in.uint16();
        return switch (type) {
            case CredentialType.BASIC -> new Basic(in.opaque());
            case CredentialType.X509 -> new X509(in.list(Reader::opaque));
            default -> throw new MlsException(Rejection.LEAF_CREDENTIAL_UNSUPPORTED);
        };
    }

    /** A bare identity, in the form the application gave it. */
    record Basic(Bytes identity) implements Credential {
        @Override
        public int type() {
            return CredentialType.BASIC;
        }

        @Override
        public void writeTo(Writer out) {
            out.uint16(type()).opaque(identity);
        }

        /** No identity. */
        @Override
        public String toString() {
            return "Basic";
        }
    }

    /** A chain of certificates in DER, the client's own first. */
    record X509(List<Bytes> certificates) implements Credential {
        public X509 {
            certificates = List.copyOf(certificates);
        }

        @Override
        public int type() {
            return CredentialType.X509;
        }

        @Override
        public void writeTo(Writer out) {
            out.uint16(type()).list(certificates, Writer::opaque);
        }

        /** No identity. */
        @Override
        public String toString() {
            return "X509";
        }
    }
}
