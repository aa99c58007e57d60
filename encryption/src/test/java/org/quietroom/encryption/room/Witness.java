package org.quietroom.encryption.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.quietroom.core.host.SealedRooms.Event;

/** A member whose device never ends: what it has is what everybody must have who was in the room. */
record Witness(Hall hall, SealedRoom room, Ledger ledger) {
    private static final int ROUNDS = 30;

    /** Takes what waits for it, and does what is left to do. */
    void settle() {
        follow();
        room.tidy();
        room.flush();
    }

    /** Takes what waits for it; what is attached to it has to open. */
    void follow() {
        for (Event event : hall.events.after(Hall.ROOM, room.device(), room.lastEvent())) {
            long before = nextLine();
            room.take(event);
            ledger.knows(room.keeper().group());
            room.history().lines(before - 1, 1_000).forEach(line -> requireFiles(room, line));
        }
    }

    private long nextLine() {
        return room.keeper().place.nextLine();
    }

    long epoch() {
        return room.keeper().group().epoch();
    }

    /** The words of the newest line, which is a message. */
    String newest() {
        Line line = room.history().lines(nextLine() - 2, 1).get(0);
        return ((Line.Said) line).body().words();
    }

    /** Whatever is attached to a line opens, and is what its words demand; returns how many files there were. */
    static int requireFiles(SealedRoom room, Line line) {
        if (!(line instanceof Line.Said said)) {
            return 0;
        }
        List<Attachment> attached = said.body().attachments();
        for (Attachment attachment : attached) {
            ByteArrayOutputStream clear = new ByteArrayOutputStream();
            try {
                room.attachments().get(attachment, clear);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            assertThat(clear.toByteArray())
                    .isEqualTo(DeviceLife.file(said.body().words()));
        }
        return attached.size();
    }

    /** Lets everybody come to rest, and requires that nothing was lost or used twice; how many ciphertexts there were. */
    int require(List<SealedRoom> others) {
        for (int round = 0; round < ROUNDS; round++) {
            settle();
            others.forEach(other -> {
                hall.deliver(other);
                other.flush();
                other.tidy();
            });
        }
        return requireRest(others);
    }

    /** The same of those who have come to rest already. */
    int requireRest(List<SealedRoom> others) {
        others.forEach(other -> assertThat(other.phase())
                .as(() -> other.device() + " has " + Outcome.lines(other))
                .isEqualTo(Phase.IN));
        others.forEach(Outcome::requireSound);
        Outcome.requireSound(room);
        Map<Long, Long> epochs = Outcome.epochs(hall.events, room.device());
        others.forEach(other -> Outcome.requireSame(room, other, epochs));
        Outcome.requireKept(ledger, room);
        return ledger.requireEachKeyOnce();
    }
}
