package org.quietroom.encryption.mls;

import static java.util.Objects.requireNonNull;

import com.google.crypto.tink.util.Bytes;
import java.util.List;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.HpkeKeys;
import org.quietroom.encryption.mls.crypto.SignatureKeys;
import org.quietroom.encryption.mls.wire.Capabilities;
import org.quietroom.encryption.mls.wire.Credential;
import org.quietroom.encryption.mls.wire.CredentialType;
import org.quietroom.encryption.mls.wire.Extensions;
import org.quietroom.encryption.mls.wire.KeyPackage;
import org.quietroom.encryption.mls.wire.LeafNode;
import org.quietroom.encryption.mls.wire.LeafNodeSource;
import org.quietroom.encryption.mls.wire.Lifetime;
import org.quietroom.encryption.mls.wire.ProtocolVersion;

/** One client (a device, say): who it says it is and what it signs with. Immutable; safe for many threads. */
public final class Client {
    private static final Bytes NO_GROUP = Bytes.copyFrom(new byte[0]);

    private final Credential credential;
    private final SignatureKeys keys;
    private final Capabilities capabilities;
    private final Extensions extensions;

    /** A client that supports what this engine does. */
    public Client(Credential credential, SignatureKeys keys) {
        this(credential, keys, ofThisEngine(), Extensions.NONE);
    }

    /**
     * @param capabilities what it supports, its own cipher suite, credential type and leaf extensions among them
     * @param extensions of its leaf
     */
    public Client(Credential credential, SignatureKeys keys, Capabilities capabilities, Extensions extensions) {
        this.credential = requireNonNull(credential, "credential");
        this.keys = requireNonNull(keys, "keys");
        this.capabilities = requireNonNull(capabilities, "capabilities");
        this.extensions = requireNonNull(extensions, "extensions");
    }

    /** All cipher suites and both credential types of this engine; no other extensions or proposals. */
    public static Capabilities ofThisEngine() {
        return new Capabilities(
                List.of(ProtocolVersion.MLS10),
                List.of(CipherSuite.values()).stream().map(CipherSuite::id).toList(),
                List.of(),
                List.of(),
                List.of(CredentialType.BASIC, CredentialType.X509));
    }

    /** The client behind a leaf of one's own. */
    static Client of(LeafNode leaf, SignatureKeys keys) {
        return new Client(leaf.credential(), keys, leaf.capabilities(), leaf.extensions());
    }

    public Credential credential() {
        return credential;
    }

    public SignatureKeys keys() {
        return keys;
    }

    public CipherSuite suite() {
        return keys.suite();
    }

    /** A new key package, with keys of its own; section 10. */
    public OwnKeyPackage newKeyPackage(Lifetime lifetime) {
        return newKeyPackage(lifetime, Extensions.NONE);
    }

    /** A new key package with extensions. */
    public OwnKeyPackage newKeyPackage(Lifetime lifetime, Extensions packageExtensions) {
        HpkeKeys init = suite().generateHpkeKeys();
        HpkeKeys leafKeys = suite().generateHpkeKeys();
        LeafNode leaf = leaf(leafKeys.publicKey(), new LeafNodeSource.InKeyPackage(lifetime), NO_GROUP, 0);
        KeyPackage published = KeyPackage.signed(keys, init.publicKey(), leaf, packageExtensions);
        return new OwnKeyPackage(published, init, leafKeys, keys);
    }

    /** A signed leaf of this client. */
    LeafNode leaf(Bytes encryptionKey, LeafNodeSource source, Bytes groupId, int index) {
        return LeafNode.unsigned(encryptionKey, keys.publicKey(), credential, capabilities, source, extensions)
                .signed(keys, groupId, index);
    }

    /** No identity, no key. */
    @Override
    public String toString() {
        return "Client";
    }
}
