package org.quietroom.encryption.franking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import org.quietroom.encryption.wire.MalformedException;
import org.quietroom.encryption.wire.WireReader;
import org.quietroom.encryption.wire.WireWriter;

/**
 * What a member says in a sealed room: a random salt, who says it, where, and the words. Its sender commits to all four; salt
 * and words alone are encrypted, as the receiver knows the others. {@link #toString()} hides them. Immutable; safe for many
 * threads.
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

    /**
     * The receiver's check, without which no report could be believed: what was decrypted is what its sender committed to.
     *
     * @param plaintext what was decrypted
     * @param authenticatedData of the same message
     * @param sender the identity in the leaf that signed it
     * @param room the room it came in
     * @throws MalformedException if it is not; then nothing of it may be shown
     */
    public static Content check(byte[] plaintext, byte[] authenticatedData, String sender, String room)
            throws MalformedException {
        WireReader in = WireReader.of(plaintext);
        Content content = new Content(in.bytes(SALT_LENGTH), sender, room, in.rest());
        if (!content.tag().equals(FrankTag.read(authenticatedData))) {
            throw new MalformedException("the words are not those that their sender committed to");
        }
        return content;
    }

    /** As it is encrypted: salt and words. */
    public byte[] bytes() {
        return new WireWriter().bytes(salt).bytes(body.getBytes(UTF_8)).done();
    }

    /** What the sender commits to. */
    public FrankTag tag() {
        return FrankTag.of(
                salt,
                new WireWriter().bytes(salt).text(sender).text(room).text(body).done());
    }

    byte[] salt() {
        return Arrays.copyOf(salt, SALT_LENGTH);
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
