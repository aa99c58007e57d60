package org.quietroom.encryption.mls.framing;

import static org.quietroom.encryption.mls.failure.Rejection.APPLICATION_IN_CLEAR;
import static org.quietroom.encryption.mls.failure.Rejection.MEMBERSHIP_TAG;

import com.google.crypto.tink.util.Bytes;
import org.quietroom.encryption.mls.codec.Writer;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.Secret;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.wire.ApplicationData;
import org.quietroom.encryption.mls.wire.AuthenticatedContent;
import org.quietroom.encryption.mls.wire.FramedContent;
import org.quietroom.encryption.mls.wire.FramedContentAuthData;
import org.quietroom.encryption.mls.wire.PublicMessage;
import org.quietroom.encryption.mls.wire.Sender;
import org.quietroom.encryption.mls.wire.WireFormat;

/** Encoding and decoding a public message, section 6.2. */
public final class PublicFraming {
    private PublicFraming() {}

    /** @throws IllegalArgumentException for application data, which never travel in clear */
    public static PublicMessage protect(
            CipherSuite suite, AuthenticatedContent message, Secret membershipKey, Bytes groupContext) {
        if (message.content().content() instanceof ApplicationData
                || message.wireFormat() != WireFormat.PUBLIC_MESSAGE) {
            throw new IllegalArgumentException("application data never travel in clear");
        }
        FramedContent content = message.content();
        Bytes tag = content.sender() instanceof Sender.Member
                ? suite.mac(membershipKey, toBeTagged(content, message.auth(), groupContext))
                : null;
        return new PublicMessage(content, message.auth(), tag);
    }

    /**
     * The content, whose signature is still to be verified.
     *
     * @throws MlsException APPLICATION_IN_CLEAR or MEMBERSHIP_TAG
     */
    public static AuthenticatedContent unprotect(
            CipherSuite suite, PublicMessage message, Secret membershipKey, Bytes groupContext) {
        FramedContent content = message.content();
        MlsException.require(!(content.content() instanceof ApplicationData), APPLICATION_IN_CLEAR);
        if (content.sender() instanceof Sender.Member) {
            Bytes tag = message.membershipTag();
            MlsException.require(
                    tag != null
                            && suite.macVerifies(membershipKey, toBeTagged(content, message.auth(), groupContext), tag),
                    MEMBERSHIP_TAG);
        }
        return new AuthenticatedContent(WireFormat.PUBLIC_MESSAGE, content, message.auth());
    }

    /** {@code AuthenticatedContentTBM}. */
    private static Bytes toBeTagged(FramedContent content, FramedContentAuthData auth, Bytes groupContext) {
        return new Writer()
                .fixed(ContentAuthentication.toBeSigned(WireFormat.PUBLIC_MESSAGE, content, groupContext))
                .put(auth)
                .toBytes();
    }
}
