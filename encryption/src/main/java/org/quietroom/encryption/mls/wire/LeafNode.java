package org.quietroom.encryption.mls.wire;

import com.google.crypto.tink.util.Bytes;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.SignatureKeys;

/** {@code LeafNode}, section 7.2. */
public record LeafNode(
        Bytes encryptionKey,
        Bytes signatureKey,
        Credential credential,
        Capabilities capabilities,
        LeafNodeSource source,
        Extensions extensions,
        Bytes signature)
        implements Node {
    private static final String LABEL = "LeafNodeTBS";
    private static final Bytes UNSIGNED = Bytes.copyFrom(new byte[0]);

    public static LeafNode readFrom(Reader in) {
        return new LeafNode(
                in.opaque(),
                in.opaque(),
                Credential.readFrom(in),
                Capabilities.readFrom(in),
                LeafNodeSource.readFrom(in),
                Extensions.readFrom(in),
                in.opaque());
    }

    @Override
    public void writeTo(Writer out) {
        writeUnsigned(out);
        out.opaque(signature);
    }

    private void writeUnsigned(Writer out) {
        out.opaque(encryptionKey)
                .opaque(signatureKey)
                .put(credential)
                .put(capabilities)
                .put(source)
                .put(extensions);
    }

    /** {@code LeafNodeTBS}; group and leaf take part unless the leaf is that of a key package. */
    private Bytes toBeSigned(Bytes groupId, long leafIndex) {
        Writer out = new Writer();
        writeUnsigned(out);
        if (!(source instanceof LeafNodeSource.InKeyPackage)) {
            out.opaque(groupId).uint32(leafIndex);
        }
        return out.toBytes();
    }

    /**
     * Whether the signature is by the leaf's own key.
     *
     * @param groupId the group and {@code leafIndex} the place the leaf is for; of no account for a key package's leaf
     */
    public boolean signatureVerifies(CipherSuite suite, Bytes groupId, long leafIndex) {
        return suite.verifyWithLabel(signatureKey, LABEL, toBeSigned(groupId, leafIndex), signature);
    }

    /** An unsigned leaf, to be {@linkplain #signed signed}. */
    public static LeafNode unsigned(
            Bytes encryptionKey,
            Bytes signatureKey,
            Credential credential,
            Capabilities capabilities,
            LeafNodeSource source,
            Extensions extensions) {
        return new LeafNode(encryptionKey, signatureKey, credential, capabilities, source, extensions, UNSIGNED);
    }

    /** This leaf with another encryption key and source, still to be {@linkplain #signed signed}. */
    public LeafNode renewed(Bytes newEncryptionKey, LeafNodeSource newSource) {
        return unsigned(newEncryptionKey, signatureKey, credential, capabilities, newSource, extensions);
    }

    /** This leaf with a signature for its place; for a key package's leaf group and index are of no account. */
    public LeafNode signed(SignatureKeys keys, Bytes groupId, long leafIndex) {
        return new LeafNode(
                encryptionKey,
                signatureKey,
                credential,
                capabilities,
                source,
                extensions,
                keys.suite().signWithLabel(keys, LABEL, toBeSigned(groupId, leafIndex)));
    }
}
