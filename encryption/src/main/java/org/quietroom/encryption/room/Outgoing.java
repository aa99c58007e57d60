package org.quietroom.encryption.room;

import com.google.crypto.tink.util.Bytes;
import org.quietroom.encryption.franking.Content;
import org.quietroom.encryption.wire.MalformedException;
import org.quietroom.encryption.wire.WireReader;
import org.quietroom.encryption.wire.WireWriter;

/** A message that was encrypted and stored, and has not come back from the hub. Immutable. */
final class Outgoing {
    private static final long NEVER = 0;
    private static final Bytes UNSEALED = Bytes.copyFrom(new byte[0]);

    private final long number;
    private final long epoch;
    private final long waitsFor;
    private final Content content;
    private final Bytes message;

    private Outgoing(long number, long epoch, long waitsFor, Content content, Bytes message) {
        this.number = number;
        this.epoch = epoch;
        this.waitsFor = waitsFor;
        this.content = content;
        this.message = message;
    }

    static Outgoing of(long number, long epoch, Content content, Bytes message) {
        return new Outgoing(number, epoch, NEVER, content, message);
    }

    /** Not sealed before the group is at this epoch: until then nobody could read it. */
    static Outgoing later(long number, long epoch, Content content) {
        return new Outgoing(number, epoch, epoch + 1, content, UNSEALED);
    }

    /** The hub called it too old, being at this epoch: made anew once this device is there, if it has not come back until then. */
    Outgoing refusedAt(long hubsEpoch) {
        return new Outgoing(number, epoch, hubsEpoch, content, message);
    }

    /** Whether there is a ciphertext that may come back. */
    boolean sealed() {
        return !message.equals(UNSEALED);
    }

    boolean refused() {
        return waitsFor != NEVER;
    }

    long waitsFor() {
        return waitsFor;
    }

    long number() {
        return number;
    }

    long epoch() {
        return epoch;
    }

    Content content() {
        return content;
    }

    Bytes message() {
        return message;
    }

    byte[] stored() {
        return new WireWriter()
                .u64(epoch)
                .u64(waitsFor)
                .text(content.sender())
                .text(content.room())
                .vector(content.bytes())
                .vector(message.toByteArray())
                .done();
    }

    static Outgoing restored(long number, byte[] stored) throws MalformedException {
        WireReader in = WireReader.of(stored);
        long epoch = in.u64();
        long waitsFor = in.u64();
        Content content = content(in.text(), in.text(), in.vector());
        Bytes message = Bytes.copyFrom(in.vector());
        in.end();
        return new Outgoing(number, epoch, waitsFor, content, message);
    }

    /** Content of which a device stored salt and words. */
    static Content content(String sender, String room, byte[] saltAndWords) throws MalformedException {
        WireReader in = WireReader.of(saltAndWords);
        return new Content(in.bytes(Content.SALT_LENGTH), sender, room, in.rest());
    }
}
