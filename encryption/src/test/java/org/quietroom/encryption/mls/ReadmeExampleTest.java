package org.quietroom.encryption.mls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.XChaCha20Poly1305Parameters;
import com.google.crypto.tink.util.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.SignatureKeys;
import org.quietroom.encryption.mls.wire.Credential;
import org.quietroom.encryption.mls.wire.Extensions;
import org.quietroom.encryption.mls.wire.Lifetime;

/** The example of the engine's README is this test, word for word. */
class ReadmeExampleTest {
    private static final Path PACKAGE = Path.of("org/quietroom/encryption/mls");

    private final Map<Bytes, Credential> roster = new HashMap<>();
    private final Map<Bytes, Bytes> store = new HashMap<>();

    @Test
    void two_people_talk() throws GeneralSecurityException {
        Aead aead = KeysetHandle.generateNew(
                        XChaCha20Poly1305Parameters.create(XChaCha20Poly1305Parameters.Variant.TINK),
                        AeadConfig2026.get())
                .getPrimitive(AeadConfig2026.get(), Aead.class);
        Bytes groupId = bytes("tuesday evening");
        Bytes none = bytes("");
        // example
        CipherSuite suite = CipherSuite.of(1);
        Client ann = new Client(new Credential.Basic(bytes("ann")), SignatureKeys.generate(suite));
        Client bob = new Client(new Credential.Basic(bytes("bob")), SignatureKeys.generate(suite));
        roster.put(ann.keys().publicKey(), ann.credential());
        roster.put(bob.keys().publicKey(), bob.credential());
        GroupSettings settings =
                GroupSettings.of((credential, signatureKey) -> credential.equals(roster.get(signatureKey)));

        // Bob publishes a key package, and keeps its private half until a Welcome uses it.
        long now = Instant.now().getEpochSecond();
        OwnKeyPackage bobsKeys = bob.newKeyPackage(new Lifetime(now - 3_600, now + 90 * 86_400));

        // Ann makes a group and adds him. The commit counts once the delivery service has accepted it.
        Group anns = Group.create(ann, groupId, Extensions.NONE, settings);
        PendingCommit commit = anns.commit(CommitRequest.add(bobsKeys.published()));
        anns = commit.accept();

        // Bob joins: every leaf, every signature, every hash is checked first.
        Group bobs = Joining.with(settings, store::containsKey)
                .welcome(commit.welcome().orElseThrow(), bobsKeys);

        // Store the next state before the message leaves: no key is ever used twice.
        Sent sent = anns.encrypt(bytes("how are you?"), none);
        anns = sent.next();
        store.put(groupId, anns.save(aead));

        Received.Message message = (Received.Message) bobs.receive(sent.message());
        bobs = message.next();
        assertThat(message.data()).isEqualTo(bytes("how are you?"));
        assertThat(message.sender().credential()).isEqualTo(ann.credential());

        // Ann removes him, from her stored group: nothing she says from now on opens for him.
        anns = Group.restore(store.get(groupId), groupId, aead, settings);
        PendingCommit removal =
                anns.commit(CommitRequest.remove(message.next().self().leaf()));
        assertThat(bobs.receive(removal.message())).isInstanceOf(Received.Removed.class);
        // end
        assertThat(removal.accept().members()).hasSize(1);
    }

    private static Bytes bytes(String text) {
        return Bytes.copyFrom(text.getBytes(UTF_8));
    }

    @Test
    void the_readme_shows_what_runs() throws IOException {
        String source =
                Files.readString(Path.of("src/test/java").resolve(PACKAGE).resolve("ReadmeExampleTest.java"));
        String example = source.substring(source.indexOf("// example") + 10, source.indexOf("        // end"));
        String readme =
                Files.readString(Path.of("src/main/java").resolve(PACKAGE).resolve("README.md"));
        assertThat(readme)
                .contains(example.strip().indent(0).replaceAll("(?m)^ {8}", "").strip());
    }
}
