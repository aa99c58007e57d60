package org.quietroom.encryption.franking;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.quietroom.encryption.wire.MalformedException;
import org.quietroom.encryption.wire.WireReader;
import org.quietroom.encryption.wire.WireWriter;

/**
 * What a sender commits to: HMAC-SHA256 of the content under the salt inside it, 32 bytes. It stands in the authenticated
 * data of the message, framed as Safe AAD of draft-ietf-mls-extensions; AES-GCM by itself would not commit to its plaintext.
 * Immutable; safe for many threads.
 */
public final class FrankTag {
    /** Length in bytes. */
    public static final int LENGTH = 32;

    static final int COMPONENT = 0xF0A1;

    private final byte[] value;

    private FrankTag(byte[] value) {
        this.value = value;
    }

    /** The tag of a content. */
    static FrankTag of(byte[] salt, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(salt, "HmacSHA256"));
            return new FrankTag(mac.doFinal(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /**
     * The tag in the authenticated data of a message.
     *
     * @throws MalformedException if they are anything but one tag in its frame
     */
    public static FrankTag read(byte[] authenticatedData) throws MalformedException {
        WireReader all = WireReader.of(authenticatedData);
        WireReader items = all.nested();
        all.end();
        if (items.u16() != COMPONENT) {
            throw new MalformedException("the authenticated data are of another component");
        }
        byte[] tag = items.vector();
        items.end();
        if (tag.length != LENGTH) {
            throw new MalformedException("a tag has another length");
        }
        return new FrankTag(tag);
    }

    /** The authenticated data of a message with this tag. */
    public byte[] authenticatedData() {
        return new WireWriter()
                .vector(new WireWriter().u16(COMPONENT).vector(value).done())
                .done();
    }

    /** The 32 bytes. */
    public byte[] bytes() {
        return Arrays.copyOf(value, LENGTH);
    }

    /** In constant time. */
    @Override
    public boolean equals(Object other) {
        return other instanceof FrankTag tag && MessageDigest.isEqual(value, tag.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return "FrankTag";
    }
}
