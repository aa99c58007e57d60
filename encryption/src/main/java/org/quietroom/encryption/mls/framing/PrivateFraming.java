package org.quietroom.encryption.mls.framing;

import static org.quietroom.encryption.mls.failure.Rejection.CONTENT;
import static org.quietroom.encryption.mls.failure.Rejection.PADDING;
import static org.quietroom.encryption.mls.failure.Rejection.SENDER_DATA;

import com.google.crypto.tink.util.Bytes;
import java.util.Arrays;
import org.quietroom.encryption.mls.codec.Reader;
import org.quietroom.encryption.mls.codec.Writer;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.Secret;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.schedule.MessageKey;
import org.quietroom.encryption.mls.wire.AuthenticatedContent;
import org.quietroom.encryption.mls.wire.Content;
import org.quietroom.encryption.mls.wire.FramedContent;
import org.quietroom.encryption.mls.wire.FramedContentAuthData;
import org.quietroom.encryption.mls.wire.PrivateMessage;
import org.quietroom.encryption.mls.wire.Sender;
import org.quietroom.encryption.mls.wire.WireFormat;

/** Encoding and decoding a private message, section 6.3. */
public final class PrivateFraming {
    private PrivateFraming() {}

    /**
     * @param key of the sender's ratchet for this type of content; the caller destroys it afterwards
     * @param padding how many zeros are put behind the content
     */
    public static PrivateMessage protect(
            CipherSuite suite, AuthenticatedContent message, Secret senderDataSecret, MessageKey key, int padding) {
        FramedContent content = message.content();
        if (!(content.sender() instanceof Sender.Member) || message.wireFormat() != WireFormat.PRIVATE_MESSAGE) {
            throw new IllegalArgumentException("only members send private messages");
        }
        Bytes plaintext = new Writer()
                .put(content.content())
                .put(message.auth())
                .fixed(new byte[padding])
                .toBytes();
        Bytes guard = suite.random(SenderData.GUARD_LENGTH).reveal();
        PrivateMessage empty = new PrivateMessage(
                content.groupId(),
                content.epoch(),
                content.content().contentType(),
                content.authenticatedData(),
                guard,
                guard);
        Secret nonce = guarded(key.nonce(), guard);
        Bytes ciphertext = suite.seal(key.key(), nonce, contentAad(empty), plaintext);
        nonce.destroy();
        SenderData sender = new SenderData(((Sender.Member) content.sender()).leafIndex(), key.generation(), guard);
        Secret dataKey = senderDataKey(suite, senderDataSecret, ciphertext);
        Secret dataNonce = senderDataNonce(suite, senderDataSecret, ciphertext);
        Bytes senderData = suite.seal(dataKey, dataNonce, senderDataAad(empty), sender.encoded());
        dataKey.destroy();
        dataNonce.destroy();
        return new PrivateMessage(
                empty.groupId(), empty.epoch(), empty.contentType(), empty.authenticatedData(), senderData, ciphertext);
    }

    /**
     * Who claims to have sent the message, and with which key, section 6.3.2.
     *
     * @throws MlsException SENDER_DATA if they do not open
     */
    public static SenderData senderData(CipherSuite suite, PrivateMessage message, Secret senderDataSecret) {
        Secret key = senderDataKey(suite, senderDataSecret, message.ciphertext());
        Secret nonce = senderDataNonce(suite, senderDataSecret, message.ciphertext());
        try {
            return Reader.whole(
                    suite.open(key, nonce, senderDataAad(message), message.encryptedSenderData(), SENDER_DATA),
                    SenderData::readFrom);
        } finally {
            key.destroy();
            nonce.destroy();
        }
    }

    /**
     * The content, whose signature is still to be verified.
     *
     * @throws MlsException CONTENT if it does not open, PADDING, or for what is malformed in it
     */
    public static AuthenticatedContent unprotect(
            CipherSuite suite, PrivateMessage message, SenderData sender, MessageKey key) {
        Secret nonce = guarded(key.nonce(), sender.reuseGuard());
        Bytes plaintext;
        try {
            plaintext = suite.open(key.key(), nonce, contentAad(message), message.ciphertext(), CONTENT);
        } finally {
            nonce.destroy();
        }
        Reader in = Reader.of(plaintext);
        Content content = Content.readFrom(in, message.contentType());
        FramedContentAuthData auth = FramedContentAuthData.readFrom(in, message.contentType());
        byte[] padding = in.rest().toByteArray();
        MlsException.require(Arrays.equals(padding, new byte[padding.length]), PADDING);
        return new AuthenticatedContent(
                WireFormat.PRIVATE_MESSAGE,
                new FramedContent(
                        message.groupId(),
                        message.epoch(),
                        new Sender.Member(sender.leafIndex()),
                        message.authenticatedData(),
                        content),
                auth);
    }

    /** The nonce of the key schedule with the reuse guard over its first four bytes. */
    private static Secret guarded(Secret nonce, Bytes guard) {
        byte[] xored = nonce.copy();
        byte[] mask = guard.toByteArray();
        for (int i = 0; i < mask.length; i++) {
            xored[i] ^= mask[i];
        }
        return Secret.owning(xored);
    }

    /** {@code PrivateContentAAD}. */
    private static Bytes contentAad(PrivateMessage message) {
        return new Writer()
                .opaque(message.groupId())
                .uint64(message.epoch())
                .uint8(message.contentType().code())
                .opaque(message.authenticatedData())
                .toBytes();
    }

    /** {@code SenderDataAAD}. */
    private static Bytes senderDataAad(PrivateMessage message) {
        return new Writer()
                .opaque(message.groupId())
                .uint64(message.epoch())
                .uint8(message.contentType().code())
                .toBytes();
    }

    private static Secret senderDataKey(CipherSuite suite, Secret secret, Bytes ciphertext) {
        return suite.expandWithLabel(secret, "key", sample(suite, ciphertext), suite.keyLength());
    }

    private static Secret senderDataNonce(CipherSuite suite, Secret secret, Bytes ciphertext) {
        return suite.expandWithLabel(secret, "nonce", sample(suite, ciphertext), suite.nonceLength());
    }

    /** {@code ciphertext_sample}. */
    private static Bytes sample(CipherSuite suite, Bytes ciphertext) {
        return Bytes.copyFrom(ciphertext.toByteArray(), 0, Math.min(ciphertext.size(), suite.hashLength()));
    }
}
