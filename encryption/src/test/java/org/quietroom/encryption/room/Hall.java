package org.quietroom.encryption.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.quietroom.core.host.SealedRooms.Event;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.port.CaseSink;
import org.quietroom.encryption.KeyRing;
import org.quietroom.encryption.hub.AttachmentLimits;
import org.quietroom.encryption.hub.HubEvents;
import org.quietroom.encryption.hub.HubLimits;
import org.quietroom.encryption.hub.SealedHub;

/** A hub with a room, and devices in it whose steps a test takes one by one. */
final class Hall implements AutoCloseable {
    static final RoomId ROOM = new RoomId(new HostId("common"), "evening");
    static final Aead AEAD = aead();
    static final String PAGE = "https://desk.example/r/abcdefgh";
    private static final int OFTEN = 100_000_000;

    final List<CaseSink.Intake> cases = new CopyOnWriteArrayList<>();
    final SealedHub hub;
    final HubEvents events;
    /** As long as one connection is open, SQLite does not tidy its log up at the end of every other. */
    private final Connection open;

    Hall(DataSource source, Path keyset) {
        this(source, keyset, Clock.systemUTC());
    }

    Hall(DataSource source, Path keyset, Clock clock) {
        try {
            open = source.getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        HubLimits d = HubLimits.DEFAULT;
        HubLimits often = new HubLimits(
                d.request(),
                d.message(),
                d.handshake(),
                d.tree(),
                d.keyPackage(),
                d.keyPackages(),
                1_000,
                d.devicesOfRoom(),
                1L << 40,
                OFTEN,
                OFTEN,
                OFTEN,
                OFTEN,
                d.keep(),
                d.keepPackages(),
                AttachmentLimits.DEFAULT);
        hub = SealedHub.open(
                source,
                KeyRing.openOrCreate(keyset),
                intake -> {
                    cases.add(intake);
                    return new CaseSink.Opened(new CaseId("K7-42F"), null, PAGE);
                },
                author -> null,
                often,
                clock);
        events = new HubEvents(source);
    }

    private static Aead aead() {
        try {
            return new AesGcmJce(new byte[32]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Pseudonym member(String letter) {
        return new Pseudonym(new PseudonymId(letter.repeat(32)), ROOM, "Member " + letter);
    }

    static Pseudonym member(String letter, String room) {
        return new Pseudonym(new PseudonymId(letter.repeat(32)), new RoomId(ROOM.host(), room), "Member " + letter);
    }

    HubLink link(String letter) {
        return HubLink.direct(hub, member(letter));
    }

    SealedRoom open(String letter, RoomStore store) {
        return SealedRoom.open(link(letter), store, AEAD, RoomSettings.DEFAULT);
    }

    SealedRoom open(String letter) {
        return open(letter, new MemoryStore("device of " + letter));
    }

    /** Two who are in and have both read "read by both"; the second one's device is on {@code disk}. */
    List<SealedRoom> whoSpoke(RoomStore disk) {
        List<SealedRoom> two = List.of(open("a"), open("b", disk));
        settle(two);
        two.get(0).send("read by both");
        settle(two);
        return two;
    }

    /** Members who are all in. */
    List<SealedRoom> together(String... letters) {
        List<SealedRoom> rooms = new java.util.ArrayList<>();
        for (String letter : letters) {
            rooms.add(open(letter));
            settle(rooms);
        }
        assertThat(rooms).allMatch(room -> room.phase() == Phase.IN);
        return rooms;
    }

    /** Hands a device what waits for it; returns whether there was anything. */
    boolean deliver(SealedRoom room) {
        boolean any = false;
        for (List<Event> page = page(room); !page.isEmpty(); page = page(room)) {
            page.forEach(room::take);
            any = true;
        }
        return any;
    }

    private List<Event> page(SealedRoom room) {
        String name = room.room().substring(room.room().lastIndexOf('/') + 1);
        return events.after(new RoomId(ROOM.host(), name), room.device(), room.lastEvent());
    }

    /** Until nothing happens any more. */
    void settle(List<SealedRoom> rooms) {
        boolean busy = true;
        for (int round = 0; busy; round++) {
            assertThat(round).as("it settles").isLessThan(200);
            busy = false;
            for (SealedRoom room : rooms) {
                busy |= deliver(room);
                room.flush();
                room.tidy();
                busy |= !page(room).isEmpty();
            }
        }
    }

    static List<String> said(SealedRoom room) {
        return room.history().lines(0, 100_000).stream()
                .filter(Line.Said.class::isInstance)
                .map(line -> ((Line.Said) line).body().words())
                .toList();
    }

    static List<Line.Kind> notes(SealedRoom room) {
        return room.history().lines(0, 100_000).stream()
                .filter(Line.Note.class::isInstance)
                .map(line -> ((Line.Note) line).kind())
                .toList();
    }

    @Override
    public void close() {
        hub.close();
        try {
            open.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
