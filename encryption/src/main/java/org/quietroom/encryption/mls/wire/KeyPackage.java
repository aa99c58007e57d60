package org.quietroom.encryption.mls.wire;

import com.google.crypto.tink.util.Bytes;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.SignatureKeys;

/** {@code KeyPackage}, section 10: what a client publishes so that others can add it. */
public record KeyPackage(
        int version, int cipherSuite, Bytes initKey, LeafNode leafNode, Extensions extensions, Bytes signature)
        implements MlsMessage {
    private static final String LABEL = "KeyPackageTBS";
    private static final String REFERENCE = "MLS 1.0 KeyPackage Reference";

    public static KeyPackage readFrom(Reader in) {
        return new KeyPackage(
                in.uint16(), in.uint16(), in.opaque(), LeafNode.readFrom(in), Extensions.readFrom(in), in.opaque());
    }

    @Override
    public WireFormat wireFormat() {
        return WireFormat.KEY_PACKAGE;
    }

    @Override
    public void writeTo(Writer out) {
        writeUnsigned(out);
        out.opaque(signature);
    }

    private void writeUnsigned(Writer out) {
        out.uint16(version).uint16(cipherSuite).opaque(initKey).put(leafNode).put(extensions);
    }

    private Bytes toBeSigned() {
        Writer out = new Writer();
        writeUnsigned(out);
        return out.toBytes();
    }

    /** Whether the signature is by the key of its leaf. */
    public boolean signatureVerifies(CipherSuite suite) {
        return suite.verifyWithLabel(leafNode.signatureKey(), LABEL, toBeSigned(), signature);
    }

    /** A key package of this version, signed. */
    public static KeyPackage signed(SignatureKeys keys, Bytes initKey, LeafNode leafNode, Extensions extensions) {
        KeyPackage unsigned = new KeyPackage(
                ProtocolVersion.MLS10, keys.suite().id(), initKey, leafNode, extensions, Bytes.copyFrom(new byte[0]));
        return new KeyPackage(
                unsigned.version,
                unsigned.cipherSuite,
                initKey,
                leafNode,
                extensions,
                keys.suite().signWithLabel(keys, LABEL, unsigned.toBeSigned()));
    }

    /** {@code KeyPackageRef}, section 5.2. */
    public Bytes reference(CipherSuite suite) {
        return suite.refHash(REFERENCE, encoded());
    }
}
