package org.quietroom.encryption.franking;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import org.quietroom.encryption.wire.MalformedException;
import org.quietroom.encryption.wire.WireReader;
import org.quietroom.encryption.wire.WireWriter;

/**
 * What a member says in a sealed room, as it is encrypted and as it is reported: a random salt, who says it, where, and the
 * words. {@link #toString()} hides them. Immutable; safe for many threads.
 */
public final class Content {
    /** Length of a salt in bytes. */
    public static final int SALT_LENGTH = 16;

    private final byte[] salt;
    private final String sender;
    private final String room;
    private final String body;

    /**
     * @param salt 16 random bytes, never used twice; copied
     * @param sender the member's name, as {@link SealedNames} gives it
     * @param room the room's name
     * @param body the words
     * @throws IllegalArgumentException if the salt has another length
     */
    public Content(byte[] salt, String sender, String room, String body) {
        if (salt.length != SALT_LENGTH) {
            throw new IllegalArgumentException("a salt has " + SALT_LENGTH + " bytes");
        }
        this.salt = Arrays.copyOf(salt, SALT_LENGTH);
        this.sender = requireNonNull(sender, "sender");
        this.room = requireNonNull(room, "room");
        this.body = requireNonNull(body, "body");
    }

    static Content read(WireReader in) throws MalformedException {
        return new Content(in.bytes(SALT_LENGTH), in.text(), in.text(), in.text());
    }

    /** As it is encrypted. */
    public byte[] bytes() {
        return new WireWriter().bytes(salt).text(sender).text(room).text(body).done();
    }

    /** What the sender commits to. */
    public FrankTag tag() {
        return FrankTag.of(salt, bytes());
    }

    /** Who says it, as the sender claims. */
    public String sender() {
        return sender;
    }

    /** Where, as the sender claims. */
    public String room() {
        return room;
    }

    /** The words. */
    public String body() {
        return body;
    }

    @Override
    public String toString() {
        return "Content[" + body.length() + " units hidden]";
    }
}
