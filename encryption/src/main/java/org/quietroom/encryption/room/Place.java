package org.quietroom.encryption.room;

import org.quietroom.encryption.wire.MalformedException;
import org.quietroom.encryption.wire.WireReader;
import org.quietroom.encryption.wire.WireWriter;

/**
 * How far a device is.
 *
 * @param last sequence of the last event that was worked off
 * @param nextLine number of the next line
 * @param nextSent number of the next message of this device
 */
record Place(Phase phase, long last, long nextLine, long nextSent) {
    static final Place START = new Place(Phase.NEW, 0, 1, 1);

    Place in(Phase other) {
        return new Place(other, last, nextLine, nextSent);
    }

    Place after(long event) {
        return new Place(phase, event, nextLine, nextSent);
    }

    Place withLine() {
        return new Place(phase, last, nextLine + 1, nextSent);
    }

    Place withSent() {
        return new Place(phase, last, nextLine, nextSent + 1);
    }

    byte[] stored() {
        return new WireWriter()
                .u8(phase.ordinal())
                .u64(last)
                .u64(nextLine)
                .u64(nextSent)
                .done();
    }

    static Place restored(byte[] stored) throws MalformedException {
        WireReader in = WireReader.of(stored);
        Place place = new Place(Phase.values()[in.u8()], in.u64(), in.u64(), in.u64());
        in.end();
        return place;
    }
}
