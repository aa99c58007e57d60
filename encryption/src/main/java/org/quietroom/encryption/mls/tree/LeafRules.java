package org.quietroom.encryption.mls.tree;

import static org.quietroom.encryption.mls.failure.MlsException.require;
import static org.quietroom.encryption.mls.failure.Rejection.LEAF_CAPABILITIES;
import static org.quietroom.encryption.mls.failure.Rejection.LEAF_CREDENTIAL_UNSUPPORTED;
import static org.quietroom.encryption.mls.failure.Rejection.LEAF_ENCRYPTION_KEY_UNCHANGED;
import static org.quietroom.encryption.mls.failure.Rejection.LEAF_EXTENSION_UNSUPPORTED;
import static org.quietroom.encryption.mls.failure.Rejection.LEAF_LIFETIME;
import static org.quietroom.encryption.mls.failure.Rejection.LEAF_SIGNATURE;
import static org.quietroom.encryption.mls.failure.Rejection.LEAF_SOURCE;

import com.google.crypto.tink.util.Bytes;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.wire.Capabilities;
import org.quietroom.encryption.mls.wire.LeafNode;
import org.quietroom.encryption.mls.wire.LeafNodeSource.InCommit;
import org.quietroom.encryption.mls.wire.LeafNodeSource.InKeyPackage;
import org.quietroom.encryption.mls.wire.LeafNodeSource.InUpdate;
import org.quietroom.encryption.mls.wire.Lifetime;
import org.quietroom.encryption.mls.wire.ProtocolVersion;
import org.quietroom.encryption.mls.wire.RequiredCapabilities;

/**
 * Leaf node validation, RFC 9420 section 7.3, as far as a leaf can be judged by itself. What depends on the other members is in
 * {@link TreeRules}; whether the credential is to be believed is for the authentication service (section 5.3.1).
 *
 * <p>Every check throws {@link MlsException} with the rule that was broken. Safe for many threads.
 */
public final class LeafRules {
    private final CipherSuite suite;
    private final Bytes groupId;
    private final @Nullable RequiredCapabilities required;
    private final @Nullable Instant now;
    private final Duration longest;

    /**
     * @param groupId the group that the leaf is for; of no account for leaves of key packages
     * @param required what the group context requires, null if nothing
     * @param now the moment that lifetimes must cover, null if they are not looked at
     * @param longest the longest lifetime that is accepted
     */
    public LeafRules(
            CipherSuite suite,
            Bytes groupId,
            @Nullable RequiredCapabilities required,
            @Nullable Instant now,
            Duration longest) {
        this.suite = suite;
        this.groupId = groupId;
        this.required = required;
        this.now = now;
        this.longest = longest;
    }

    /** A leaf of a key package. */
    public void checkInKeyPackage(LeafNode leaf) {
        require(leaf.source() instanceof InKeyPackage, LEAF_SOURCE);
        check(leaf, 0);
    }

    /** A leaf of an Update proposal by the member at an index. */
    public void checkInUpdate(LeafNode leaf, int index, LeafNode replaced) {
        require(leaf.source() instanceof InUpdate, LEAF_SOURCE);
        require(!leaf.encryptionKey().equals(replaced.encryptionKey()), LEAF_ENCRYPTION_KEY_UNCHANGED);
        check(leaf, index);
    }

    /**
     * A leaf of a commit's update path.
     *
     * @param replaced the committer's leaf until now, null in an external commit
     */
    public void checkInCommit(LeafNode leaf, int index, @Nullable LeafNode replaced) {
        require(leaf.source() instanceof InCommit, LEAF_SOURCE);
        require(
                replaced == null || !leaf.encryptionKey().equals(replaced.encryptionKey()),
                LEAF_ENCRYPTION_KEY_UNCHANGED);
        check(leaf, index);
    }

    /** A leaf of a tree, whatever brought it there. */
    public void checkInTree(LeafNode leaf, int index) {
        check(leaf, index);
    }

    private void check(LeafNode leaf, int index) {
        checkCapabilities(leaf);
        if (leaf.source() instanceof InKeyPackage added) {
            checkLifetime(added.lifetime());
        }
        suite.checkEncryptionKey(leaf.encryptionKey());
        suite.checkSignatureKey(leaf.signatureKey());
        require(leaf.signatureVerifies(suite, groupId, index), LEAF_SIGNATURE);
    }

    private void checkCapabilities(LeafNode leaf) {
        Capabilities capabilities = leaf.capabilities();
        require(
                capabilities.versions().contains(ProtocolVersion.MLS10)
                        && capabilities.cipherSuites().contains(suite.id())
                        && (required == null || capabilities.satisfies(required)),
                LEAF_CAPABILITIES);
        require(capabilities.supportsCredential(leaf.credential().type()), LEAF_CREDENTIAL_UNSUPPORTED);
        require(
                leaf.extensions().types().stream().allMatch(capabilities::supportsExtension),
                LEAF_EXTENSION_UNSUPPORTED);
    }

    private void checkLifetime(Lifetime lifetime) {
        if (now == null) {
            return;
        }
        long seconds = lifetime.notAfter() - lifetime.notBefore();
        require(lifetime.covers(now) && Long.compareUnsigned(seconds, longest.toSeconds()) <= 0, LEAF_LIFETIME);
    }
}
