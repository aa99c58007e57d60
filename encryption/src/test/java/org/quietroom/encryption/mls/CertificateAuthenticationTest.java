package org.quietroom.encryption.mls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quietroom.encryption.mls.People.text;
import static org.quietroom.encryption.mls.Refusal.refused;

import com.google.crypto.tink.util.Bytes;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.EdECPrivateKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.Secret;
import org.quietroom.encryption.mls.crypto.SignatureKeys;
import org.quietroom.encryption.mls.failure.Rejection;
import org.quietroom.encryption.mls.wire.Credential;
import org.quietroom.encryption.mls.wire.Extensions;

/** X.509 credentials, their certificates made by the JDK's keytool. */
class CertificateAuthenticationTest {
    private static final char[] PASSWORD = "password".toCharArray();

    @TempDir
    static Path directory;

    private static KeyStore store;

    @BeforeAll
    static void makeCertificates() throws Exception {
        Path file = directory.resolve("keys.p12");
        for (String name : List.of("root", "ann", "bob", "mallory")) {
            keytool(
                    file,
                    "-genkeypair",
                    "-alias",
                    name,
                    "-keyalg",
                    "Ed25519",
                    "-dname",
                    "CN=" + name,
                    "-ext",
                    "bc:c=ca:" + name.equals("root"));
        }
        for (String name : List.of("ann", "bob")) {
            Path request = directory.resolve(name + ".csr");
            Path certificate = directory.resolve(name + ".cer");
            keytool(file, "-certreq", "-alias", name, "-file", request.toString());
            keytool(
                    file,
                    "-gencert",
                    "-alias",
                    "root",
                    "-infile",
                    request.toString(),
                    "-outfile",
                    certificate.toString());
            keytool(file, "-importcert", "-noprompt", "-alias", name, "-file", certificate.toString());
        }
        store = KeyStore.getInstance(file.toFile(), PASSWORD);
    }

    private static void keytool(Path file, String... arguments) throws Exception {
        String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command = new ArrayList<>(List.of(tool));
        command.addAll(Arrays.asList(arguments));
        command.addAll(List.of("-keystore", file.toString(), "-storepass", "password", "-storetype", "PKCS12"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream out = process.getInputStream()) {
            String said = new String(out.readAllBytes(), UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
        }
    }

    private static X509Certificate certificate(String name) throws Exception {
        return (X509Certificate) store.getCertificate(name);
    }

    private static Client client(String name, String keysOf) throws Exception {
        CipherSuite suite = CipherSuite.of(1);
        PrivateKey key = (PrivateKey) store.getKey(keysOf, PASSWORD);
        byte[] info = certificate(keysOf).getPublicKey().getEncoded();
        SignatureKeys keys = new SignatureKeys(
                suite,
                Bytes.copyFrom(info, info.length - 32, 32),
                Secret.copyOf(((EdECPrivateKey) key).getBytes().orElseThrow()));
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
