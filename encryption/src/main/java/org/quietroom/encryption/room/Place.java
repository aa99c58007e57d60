package org.quietroom.encryption.room;

import com.google.common.base.Enums;
import org.quietroom.encryption.wire.MalformedException;
import org.quietroom.encryption.wire.WireReader;
import org.quietroom.encryption.wire.WireWriter;

/**
 * How far a device is.
 *
 * @param last sequence of the last event that was worked off
 * @param nextLine number of the next line
 * @param nextSent number of the next message of this device
 * @param joined the first epoch that this device can read
 * @param keysSince when its keys in the group were made, in milliseconds; 0 if that was not kept
 */
record Place(Phase phase, long last, long nextLine, long nextSent, long joined, long keysSince) {
    static final Place START = new Place(Phase.NEW, 0, 1, 1, 0, 0);

    Place in(Phase other) {
        return new Place(other, last, nextLine, nextSent, joined, keysSince);
    }

    Place after(long event) {
        return new Place(phase, event, nextLine, nextSent, joined, keysSince);
    }

    Place withLine() {
        return new Place(phase, last, nextLine + 1, nextSent, joined, keysSince);
    }

    Place withSent() {
        return new Place(phase, last, nextLine, nextSent + 1, joined, keysSince);
    }

    Place joinedAt(long epoch, long now) {
        return new Place(Phase.IN, last, nextLine, nextSent, epoch, now);
    }

    Place withKeysOf(long now) {
        return new Place(phase, last, nextLine, nextSent, joined, now);
    }

    byte[] stored() {
        return new WireWriter()
                .text(phase.name())
                .u64(last)
                .u64(nextLine)
                .u64(nextSent)
                .u64(joined)
                .u64(keysSince)
                .done();
    }

    static Place restored(byte[] stored) throws MalformedException {
        WireReader in = WireReader.of(stored);
        Place place =
                new Place(phase(in.text()), in.u64(), in.u64(), in.u64(), in.u64(), in.left() == 0 ? 0 : in.u64());
        in.end();
        return place;
    }

    private static Phase phase(String name) throws MalformedException {
        return Enums.getIfPresent(Phase.class, name)
                .toJavaUtil()
                .orElseThrow(() -> new MalformedException("a phase of another version"));
    }
}
