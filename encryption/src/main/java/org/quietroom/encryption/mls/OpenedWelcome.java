package org.quietroom.encryption.mls;

import static org.quietroom.encryption.mls.failure.MlsException.require;
import static org.quietroom.encryption.mls.failure.Rejection.KEY_PACKAGE_SUITE;
import static org.quietroom.encryption.mls.failure.Rejection.PSK_REPEATED;
import static org.quietroom.encryption.mls.failure.Rejection.PSK_USAGE;
import static org.quietroom.encryption.mls.failure.Rejection.SECRET_LENGTH;
import static org.quietroom.encryption.mls.failure.Rejection.WELCOME_NOT_FOR_US;
import static org.quietroom.encryption.mls.failure.Rejection.WELCOME_SECRETS;

import com.google.crypto.tink.util.Bytes;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.HpkeKeys;
import org.quietroom.encryption.mls.crypto.Secret;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.wire.EncryptedGroupSecrets;
import org.quietroom.encryption.mls.wire.GroupInfo;
import org.quietroom.encryption.mls.wire.GroupSecrets;
import org.quietroom.encryption.mls.wire.KeyPackage;
import org.quietroom.encryption.mls.wire.PreSharedKeyId;
import org.quietroom.encryption.mls.wire.Welcome;

/** A Welcome as far as the joiner's keys open it, section 12.4.3.1; the group info is still to be verified. */
final class OpenedWelcome implements AutoCloseable {
    private static final String LABEL = "Welcome";

    final GroupInfo groupInfo;
    final GroupSecrets secrets;
    final Secret pskSecret;

    private OpenedWelcome(GroupInfo groupInfo, GroupSecrets secrets, Secret pskSecret) {
        this.groupInfo = groupInfo;
        this.secrets = secrets;
        this.pskSecret = pskSecret;
    }

    static OpenedWelcome of(Welcome welcome, KeyPackage keyPackage, HpkeKeys init, PskLookup psks) {
        require(welcome.cipherSuite() == keyPackage.cipherSuite(), KEY_PACKAGE_SUITE);
        CipherSuite suite = CipherSuite.of(welcome.cipherSuite());
        Bytes reference = keyPackage.reference(suite);
        EncryptedGroupSecrets ours = welcome.secrets().stream()
                .filter(each -> each.newMember().equals(reference))
                .findFirst()
                .orElseThrow(() -> new MlsException(WELCOME_NOT_FOR_US));
        Secret plaintext =
                suite.decryptWithLabel(init, LABEL, welcome.encryptedGroupInfo(), ours.secrets(), WELCOME_SECRETS);
        GroupSecrets secrets = Reader.whole(plaintext.reveal(), GroupSecrets::readFrom);
        plaintext.destroy();
        check(suite, secrets);
        Secret pskSecret = psks.secret(suite, secrets.psks());
        try (Welcomes.GroupInfoKey key = Welcomes.GroupInfoKey.of(suite, secrets.joinerSecret(), pskSecret)) {
            GroupInfo info = Reader.whole(key.open(suite, welcome.encryptedGroupInfo()), GroupInfo::readFrom);
            require(info.groupContext().cipherSuite() == suite.id(), KEY_PACKAGE_SUITE);
            return new OpenedWelcome(info, secrets, pskSecret);
        }
    }

    private static void check(CipherSuite suite, GroupSecrets secrets) {
        require(secrets.joinerSecret().size() == suite.hashLength(), SECRET_LENGTH);
        Secret path = secrets.pathSecret();
        require(path == null || path.size() == suite.hashLength(), SECRET_LENGTH);
        require(new HashSet<>(secrets.psks()).size() == secrets.psks().size(), PSK_REPEATED);
        for (PreSharedKeyId id : secrets.psks()) {
            PreSharedKeyId.Usage usage = id instanceof PreSharedKeyId.Resumption resumption
                    ? resumption.usage()
                    : PreSharedKeyId.Usage.APPLICATION;
            ProposalRules.checkPsk(suite, id, usage);
        }
        require(origins(secrets).size() <= 1, PSK_USAGE);
    }

    /** The resumption key of the group that this one follows or branches from, if it does. */
    Optional<PreSharedKeyId.Resumption> origin() {
        return origins(secrets).stream().findFirst();
    }

    private static List<PreSharedKeyId.Resumption> origins(GroupSecrets secrets) {
        return secrets.psks().stream()
                .filter(PreSharedKeyId.Resumption.class::isInstance)
                .map(PreSharedKeyId.Resumption.class::cast)
                .filter(id -> id.usage() != PreSharedKeyId.Usage.APPLICATION)
                .toList();
    }

    @Override
    public void close() {
        secrets.destroy();
        pskSecret.destroy();
    }
}
