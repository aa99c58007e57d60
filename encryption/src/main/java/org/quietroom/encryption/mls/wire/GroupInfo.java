package org.quietroom.encryption.mls.wire;

import com.google.crypto.tink.util.Bytes;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.SignatureKeys;

/**
 * {@code GroupInfo}, section 12.4.3: what a joiner needs to know of a group.
 *
 * @param signer leaf index, an unsigned number of 32 bits
 */
public record GroupInfo(
        GroupContext groupContext, Extensions extensions, Bytes confirmationTag, long signer, Bytes signature)
        implements MlsMessage {
    private static final String LABEL = "GroupInfoTBS";

    public static GroupInfo readFrom(Reader in) {
        return new GroupInfo(GroupContext.readFrom(in), Extensions.readFrom(in), in.opaque(), in.uint32(), in.opaque());
    }

    @Override
    public WireFormat wireFormat() {
        return WireFormat.GROUP_INFO;
    }

    @Override
    public void writeTo(Writer out) {
        writeUnsigned(out);
        out.opaque(signature);
    }

    private void writeUnsigned(Writer out) {
        out.put(groupContext).put(extensions).opaque(confirmationTag).uint32(signer);
    }

    private Bytes toBeSigned() {
        Writer out = new Writer();
        writeUnsigned(out);
        return out.toBytes();
    }

    public boolean signatureVerifies(CipherSuite suite, Bytes signatureKey) {
        return suite.verifyWithLabel(signatureKey, LABEL, toBeSigned(), signature);
    }

    /** A group info with its signature. */
    public static GroupInfo signed(
            SignatureKeys keys, GroupContext context, Extensions extensions, Bytes confirmationTag, long signer) {
        GroupInfo unsigned = new GroupInfo(context, extensions, confirmationTag, signer, Bytes.copyFrom(new byte[0]));
        return new GroupInfo(
                context,
                extensions,
                confirmationTag,
                signer,
                keys.suite().signWithLabel(keys, LABEL, unsigned.toBeSigned()));
    }
}
