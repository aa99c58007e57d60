package org.quietroom.encryption.mls;

import static org.quietroom.encryption.mls.failure.Rejection.CREDENTIAL_INVALID;

import com.google.crypto.tink.util.Bytes;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.wire.Credential;

/** The certificates of an X.509 credential, section 5.3. */
final class CertificateKeys {
    /** A chain of more is refused. */
    private static final int LONGEST_CHAIN = 10;

    private CertificateKeys() {}

    /**
     * The chain, the client's own certificate first.
     *
     * @throws MlsException CREDENTIAL_INVALID if it is empty, too long or cannot be read
     */
    static List<X509Certificate> chain(Credential.X509 credential) {
        int length = credential.certificates().size();
        MlsException.require(length >= 1 && length <= LONGEST_CHAIN, CREDENTIAL_INVALID);
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            List<X509Certificate> chain = new ArrayList<>();
            for (Bytes certificate : credential.certificates()) {
                ByteArrayInputStream in = new ByteArrayInputStream(certificate.toByteArray());
                chain.add((X509Certificate) factory.generateCertificate(in));
                MlsException.require(in.available() == 0, CREDENTIAL_INVALID);
            }
            return chain;
        } catch (CertificateException e) {
            throw new MlsException(CREDENTIAL_INVALID);
        }
    }

    /** The key of the client's own certificate as MLS writes it: the end of its SubjectPublicKeyInfo, a BIT STRING. */
    static Bytes ofEndEntity(Credential.X509 credential, CipherSuite suite) {
        byte[] info = chain(credential).get(0).getPublicKey().getEncoded();
        byte[] prefix = suite.signatureKeyInfoPrefix().toByteArray();
        MlsException.require(
                info.length > prefix.length && Arrays.equals(info, 0, prefix.length, prefix, 0, prefix.length),
                CREDENTIAL_INVALID);
        return Bytes.copyFrom(info, prefix.length, info.length - prefix.length);
    }
}
