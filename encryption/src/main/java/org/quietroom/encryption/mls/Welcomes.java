package org.quietroom.encryption.mls;

import com.google.crypto.tink.util.Bytes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.Secret;
import org.quietroom.encryption.mls.failure.Rejection;
import org.quietroom.encryption.mls.schedule.KeySchedule;
import org.quietroom.encryption.mls.tree.NewPath;
import org.quietroom.encryption.mls.wire.EncryptedGroupSecrets;
import org.quietroom.encryption.mls.wire.GroupInfo;
import org.quietroom.encryption.mls.wire.GroupSecrets;
import org.quietroom.encryption.mls.wire.KeyPackage;
import org.quietroom.encryption.mls.wire.PreSharedKeyId;
import org.quietroom.encryption.mls.wire.Welcome;

/** Making a Welcome, and the key its group info is under; sections 12.4.1 and 12.4.3.1. */
final class Welcomes {
    private static final String LABEL = "Welcome";
    private static final Bytes NOTHING = Bytes.copyFrom(new byte[0]);

    private Welcomes() {}

    /** One Welcome for all that were added. */
    static Welcome of(
            GroupInfo groupInfo,
            CipherSuite suite,
            Secret joinerSecret,
            Secret pskSecret,
            List<PreSharedKeyId> psks,
            Map<Integer, KeyPackage> added,
            @Nullable NewPath path) {
        Bytes info;
        try (GroupInfoKey key = GroupInfoKey.of(suite, joinerSecret, pskSecret)) {
            info = suite.seal(key.key, key.nonce, NOTHING, groupInfo.encoded());
        }
        List<EncryptedGroupSecrets> secrets = List.copyOf(added.entrySet()).parallelStream()
                .map(entry -> {
                    Secret pathSecret = path == null ? null : path.pathSecretFor(entry.getKey());
                    Bytes plaintext = new GroupSecrets(joinerSecret, pathSecret, psks).reveal();
                    KeyPackage to = entry.getValue();
                    return new EncryptedGroupSecrets(
                            to.reference(suite), suite.encryptWithLabel(to.initKey(), LABEL, info, plaintext));
                })
                .toList();
        return new Welcome(suite.id(), secrets, info);
    }

    /** {@code welcome_key} and {@code welcome_nonce}. */
    static final class GroupInfoKey implements AutoCloseable {
        private final Secret key;
        private final Secret nonce;

        private GroupInfoKey(Secret key, Secret nonce) {
            this.key = key;
            this.nonce = nonce;
        }

        static GroupInfoKey of(CipherSuite suite, Secret joinerSecret, Secret pskSecret) {
            Secret welcome = KeySchedule.welcomeSecret(suite, joinerSecret, pskSecret);
            GroupInfoKey made = new GroupInfoKey(
                    suite.expandWithLabel(welcome, "key", NOTHING, suite.keyLength()),
                    suite.expandWithLabel(welcome, "nonce", NOTHING, suite.nonceLength()));
            welcome.destroy();
            return made;
        }

        Bytes open(CipherSuite suite, Bytes encryptedGroupInfo) {
            return suite.open(key, nonce, NOTHING, encryptedGroupInfo, Rejection.GROUP_INFO_OPEN);
        }

        @Override
        public void close() {
            key.destroy();
            nonce.destroy();
        }
    }
}
