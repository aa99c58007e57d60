package org.quietroom.encryption.mls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.crypto.tink.util.Bytes;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.quietroom.encryption.mls.GroupSettings.Lifetimes;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.HpkeKeys;
import org.quietroom.encryption.mls.crypto.Secret;
import org.quietroom.encryption.mls.crypto.SignatureKeys;
import org.quietroom.encryption.mls.wire.Credential;
import org.quietroom.encryption.mls.wire.KeyPackage;
import org.quietroom.encryption.mls.wire.MlsMessage;

/** One case of the working-group families passive-client: join by a Welcome, then follow every commit. */
final class PassiveClient {
    private PassiveClient() {}

    static void follow(JsonNode vector) {
        Group group = join(vector);
        assertThat(group.epochAuthenticator()).isEqualTo(Case.bytes(vector, "initial_epoch_authenticator"));
        for (JsonNode epoch : vector.required("epochs")) {
            for (JsonNode proposal : epoch.required("proposals")) {
                group = group.receive(Case.bytes(proposal)).next();
            }
            group = group.receive(Case.bytes(epoch, "commit")).next();
            assertThat(group.epochAuthenticator()).isEqualTo(Case.bytes(epoch, "epoch_authenticator"));
        }
    }

    private static Group join(JsonNode vector) {
        CipherSuite suite = Case.suite(vector);
        Map<Bytes, Secret> psks = new HashMap<>();
        vector.required("external_psks").forEach(psk -> psks.put(Case.bytes(psk, "psk_id"), Case.secret(psk, "psk")));
        GroupSettings settings = GroupSettings.of(new Everybody())
                .withPreSharedKeys(id -> Optional.ofNullable(psks.get(id)))
                .withRules(CommitRules.ANY)
                .withLifetimes(Clock.systemUTC(), Lifetimes.NEVER)
                .withWindow(1_000, 200, 2, 1_000);
        KeyPackage published = (KeyPackage) MlsMessage.of(Case.bytes(vector, "key_package"));
        OwnKeyPackage own = new OwnKeyPackage(
                published,
                new HpkeKeys(published.initKey(), Case.secret(vector, "init_priv")),
                new HpkeKeys(published.leafNode().encryptionKey(), Case.secret(vector, "encryption_priv")),
                new SignatureKeys(suite, published.leafNode().signatureKey(), Case.secret(vector, "signature_priv")));
        Joining joining = Joining.with(settings, id -> false);
        if (vector.hasNonNull("ratchet_tree")) {
            joining = joining.ratchetTree(Case.bytes(vector, "ratchet_tree"));
        }
        return joining.welcome(Case.bytes(vector, "welcome"), own);
    }

    /** The vectors' credentials are made up. */
    private static final class Everybody implements AuthenticationService {
        @Override
        public boolean accepts(Credential credential, Bytes signatureKey) {
            return true;
        }

        @Override
        public boolean mayFollow(Credential before, Credential after) {
            return true;
        }
    }
}
