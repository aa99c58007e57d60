package org.quietroom.encryption.mls;

import com.google.crypto.tink.util.Bytes;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.wire.Credential;

/**
 * Accepts X.509 credentials whose chain leads to one of the given anchors (PKIX, RFC 5280), and nothing else. One client may
 * follow another if both certificates name the same subject.
 *
 * <p>Limit: revocation is not looked up; that the subject is who the application expects is for the application to ask.
 * Immutable; safe for many threads.
 */
public final class CertificateAuthentication implements AuthenticationService {
    private final Set<TrustAnchor> anchors;
    private final Clock clock;

    public CertificateAuthentication(Set<TrustAnchor> anchors, Clock clock) {
        this.anchors = Set.copyOf(anchors);
        this.clock = clock;
    }

    @Override
    public boolean accepts(Credential credential, Bytes signatureKey) {
        if (!(credential instanceof Credential.X509 x509)) {
            return false;
        }
        try {
            List<X509Certificate> chain = CertificateKeys.chain(x509);
            PKIXParameters parameters = new PKIXParameters(anchors);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(clock.instant()));
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(chain), parameters);
            return true;
        } catch (GeneralSecurityException | MlsException e) {
            return false;
        }
    }

    @Override
    public boolean mayFollow(Credential before, Credential after) {
        return before instanceof Credential.X509 old
                && after instanceof Credential.X509 renewed
                && CertificateKeys.chain(old)
                        .get(0)
                        .getSubjectX500Principal()
                        .equals(CertificateKeys.chain(renewed).get(0).getSubjectX500Principal());
    }
}
