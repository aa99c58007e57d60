package org.quietroom.encryption.mls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietroom.encryption.mls.People.text;
import static org.quietroom.encryption.mls.Refusal.refused;

import com.google.crypto.tink.util.Bytes;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.EdECPrivateKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.Secret;
import org.quietroom.encryption.mls.crypto.SignatureKeys;
import org.quietroom.encryption.mls.failure.Rejection;
import org.quietroom.encryption.mls.wire.Credential;
import org.quietroom.encryption.mls.wire.Extensions;

/** X.509 credentials of an authority made for the test. */
class CertificateAuthenticationTest {
    private static final Map<String, KeyPair> KEYS = new HashMap<>();
    private static final Map<String, X509Certificate> CERTIFICATES = new HashMap<>();

    @BeforeAll
    static void makeCertificates() throws Exception {
        for (String name : List.of("root", "ann", "bob", "mallory")) {
            KEYS.put(name, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
            String issuer = name.equals("mallory") ? name : "root";
            X500Principal by = new X500Principal("CN=" + issuer);
            X500Principal subject = new X500Principal("CN=" + name);
            Instant now = Instant.now();
            CERTIFICATES.put(
                    name,
                    new JcaX509CertificateConverter()
                            .getCertificate(new JcaX509v3CertificateBuilder(
                                            by,
                                            BigInteger.valueOf(KEYS.size()),
                                            Date.from(now.minusSeconds(60)),
                                            Date.from(now.plusSeconds(3_600)),
                                            subject,
                                            keys(name).getPublic())
                                    .addExtension(
                                            Extension.basicConstraints, true, new BasicConstraints(name.equals("root")))
                                    .build(new JcaContentSignerBuilder("Ed25519")
                                            .build(keys(issuer).getPrivate()))));
        }
    }

    private static KeyPair keys(String name) {
        return Objects.requireNonNull(KEYS.get(name));
    }

    private static X509Certificate certificate(String name) {
        return Objects.requireNonNull(CERTIFICATES.get(name));
    }

    private static Client client(String name, String keysOf) throws Exception {
        CipherSuite suite = CipherSuite.of(1);
        byte[] info = keys(keysOf).getPublic().getEncoded();
        EdECPrivateKey key = (EdECPrivateKey) keys(keysOf).getPrivate();
        SignatureKeys keys = new SignatureKeys(
                suite,
                Bytes.copyFrom(info, info.length - 32, 32),
                Secret.copyOf(key.getBytes().orElseThrow()));
        Bytes der = Bytes.copyFrom(certificate(name).getEncoded());
        return new Client(new Credential.X509(List.of(der)), keys);
    }

    private static GroupSettings settings() throws Exception {
        return GroupSettings.of(
                new CertificateAuthentication(Set.of(new TrustAnchor(certificate("root"), null)), Clock.systemUTC()));
    }

    @Test
    void members_with_certificates_of_a_known_authority() throws Exception {
        Group ann = Group.create(client("ann", "ann"), text("group"), Extensions.NONE, settings());
        OwnKeyPackage bob = client("bob", "bob").newKeyPackage(People.lifetime());
        PendingCommit commit = ann.commit(CommitRequest.add(bob.published()));
        Group joined =
                Joining.with(settings(), id -> false).welcome(commit.welcome().orElseThrow(), bob);
        assertThat(joined.members()).hasSize(2);
        assertThat(joined.epochAuthenticator()).isEqualTo(commit.accept().epochAuthenticator());
    }

    @Test
    void certificates_of_nobody_or_for_another_key() throws Exception {
        Group ann = Group.create(client("ann", "ann"), text("group"), Extensions.NONE, settings());
        OwnKeyPackage selfSigned = client("mallory", "mallory").newKeyPackage(People.lifetime());
        OwnKeyPackage stolen = client("bob", "mallory").newKeyPackage(People.lifetime());
        refused(Rejection.CREDENTIAL_INVALID, () -> ann.commit(CommitRequest.add(selfSigned.published())));
        refused(Rejection.CREDENTIAL_INVALID, () -> ann.commit(CommitRequest.add(stolen.published())));
        Client broken = new Client(
                new Credential.X509(List.of(text("no certificate"))),
                client("bob", "bob").keys());
        refused(
                Rejection.CREDENTIAL_INVALID,
                () -> ann.commit(CommitRequest.add(
                        broken.newKeyPackage(People.lifetime()).published())));
        assertThat(new CertificateAuthentication(Set.of(new TrustAnchor(certificate("root"), null)), Clock.systemUTC())
                        .accepts(new Credential.Basic(text("bob")), text("key")))
                .isFalse();
    }
}
