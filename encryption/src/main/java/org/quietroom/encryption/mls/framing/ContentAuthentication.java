package org.quietroom.encryption.mls.framing;

import com.google.crypto.tink.util.Bytes;
import org.quietroom.encryption.mls.codec.Writer;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.SignatureKeys;
import org.quietroom.encryption.mls.wire.AuthenticatedContent;
import org.quietroom.encryption.mls.wire.FramedContent;
import org.quietroom.encryption.mls.wire.ProtocolVersion;
import org.quietroom.encryption.mls.wire.Sender;
import org.quietroom.encryption.mls.wire.WireFormat;

/** Content authentication, section 6.1. The group context is the encoded one of the epoch of the message. */
public final class ContentAuthentication {
    private static final String LABEL = "FramedContentTBS";

    private ContentAuthentication() {}

    /** The {@code signature} over content that is to travel in this form. */
    public static Bytes sign(SignatureKeys keys, WireFormat format, FramedContent content, Bytes groupContext) {
        return keys.suite().signWithLabel(keys, LABEL, toBeSigned(format, content, groupContext));
    }

    /** Whether the signature is by this key. Whose key it has to be is told by the sender's type. */
    public static boolean verifies(
            CipherSuite suite, Bytes signatureKey, AuthenticatedContent message, Bytes groupContext) {
        return suite.verifyWithLabel(
                signatureKey,
                LABEL,
                toBeSigned(message.wireFormat(), message.content(), groupContext),
                message.auth().signature());
    }

    /** {@code FramedContentTBS}. */
    static Bytes toBeSigned(WireFormat format, FramedContent content, Bytes groupContext) {
        Writer out =
                new Writer().uint16(ProtocolVersion.MLS10).uint16(format.code()).put(content);
        if (content.sender() instanceof Sender.Member || content.sender() instanceof Sender.NewMemberCommit) {
            out.fixed(groupContext);
        }
        return out.toBytes();
    }
}
