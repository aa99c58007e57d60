package org.quietroom.encryption.mls;

import static org.quietroom.encryption.mls.failure.MlsException.require;
import static org.quietroom.encryption.mls.failure.Rejection.CREDENTIAL_CHANGE;
import static org.quietroom.encryption.mls.failure.Rejection.CREDENTIAL_INVALID;
import static org.quietroom.encryption.mls.failure.Rejection.KEY_PACKAGE_KEYS_EQUAL;
import static org.quietroom.encryption.mls.failure.Rejection.KEY_PACKAGE_SIGNATURE;
import static org.quietroom.encryption.mls.failure.Rejection.KEY_PACKAGE_SUITE;

import com.google.crypto.tink.util.Bytes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.tree.LeafRules;
import org.quietroom.encryption.mls.wire.Credential;
import org.quietroom.encryption.mls.wire.Extensions;
import org.quietroom.encryption.mls.wire.ExternalSender;
import org.quietroom.encryption.mls.wire.KeyPackage;
import org.quietroom.encryption.mls.wire.LeafNode;
import org.quietroom.encryption.mls.wire.ProtocolVersion;

/** Leaves, key packages and credentials that are new to a group: sections 5.3.1, 7.3 and 10.1. */
final class Validation {
    private final GroupSettings settings;
    private final CipherSuite suite;
    private final LeafRules leaves;

    private Validation(GroupSettings settings, CipherSuite suite, LeafRules leaves) {
        this.settings = settings;
        this.suite = suite;
        this.leaves = leaves;
    }

    /** Of what is added to a group, or changes in it. */
    static Validation inGroup(GroupSettings settings, CipherSuite suite, Bytes groupId, Extensions group) {
        return at(settings, suite, groupId, group, settings.nowForAdded());
    }

    /** Of the tree of a group that is joined. */
    static Validation whenJoining(GroupSettings settings, CipherSuite suite, Bytes groupId, Extensions group) {
        return at(settings, suite, groupId, group, settings.nowForTree());
    }

    private static Validation at(
            GroupSettings settings, CipherSuite suite, Bytes groupId, Extensions group, @Nullable Instant now) {
        LeafRules rules = new LeafRules(suite, groupId, group.requiredCapabilities(), now, settings.longestLifetime());
        return new Validation(settings, suite, rules);
    }

    LeafRules leaves() {
        return leaves;
    }

    /** Section 10.1. */
    void keyPackage(KeyPackage keyPackage) {
        LeafNode leaf = keyPackage.leafNode();
        require(
                keyPackage.version() == ProtocolVersion.MLS10 && keyPackage.cipherSuite() == suite.id(),
                KEY_PACKAGE_SUITE);
        leaves.checkInKeyPackage(leaf);
        suite.checkEncryptionKey(keyPackage.initKey());
        require(!keyPackage.initKey().equals(leaf.encryptionKey()), KEY_PACKAGE_KEYS_EQUAL);
        require(keyPackage.signatureVerifies(suite), KEY_PACKAGE_SIGNATURE);
        credential(leaf);
    }

    void update(LeafNode leaf, int index, LeafNode replaced) {
        leaves.checkInUpdate(leaf, index, replaced);
        successor(leaf, replaced);
    }

    /** @param replaced the committer's leaf, or the one an external joiner removes; null if it is new to the group */
    void committer(LeafNode leaf, int index, @Nullable LeafNode replaced) {
        leaves.checkInCommit(leaf, index, replaced);
        if (replaced == null) {
            credential(leaf);
        } else {
            successor(leaf, replaced);
        }
    }

    /** A leaf of which nothing was known before. */
    void credential(LeafNode leaf) {
        credential(leaf.credential(), leaf.signatureKey());
    }

    void externalSenders(Extensions group, Extensions before) {
        for (ExternalSender sender : group.externalSenders()) {
            if (!before.externalSenders().contains(sender)) {
                suite.checkSignatureKey(sender.signatureKey());
                credential(sender.credential(), sender.signatureKey());
            }
        }
    }

    private void successor(LeafNode leaf, LeafNode replaced) {
        boolean same = leaf.credential().equals(replaced.credential());
        if (!same || !leaf.signatureKey().equals(replaced.signatureKey())) {
            credential(leaf);
            require(
                    same || settings.authentication().mayFollow(replaced.credential(), leaf.credential()),
                    CREDENTIAL_CHANGE);
        }
    }

    private void credential(Credential credential, Bytes signatureKey) {
        require(
                !(credential instanceof Credential.X509 chain)
                        || CertificateKeys.ofEndEntity(chain, suite).equals(signatureKey),
                CREDENTIAL_INVALID);
        require(settings.authentication().accepts(credential, signatureKey), CREDENTIAL_INVALID);
    }
}
