package org.quietroom.encryption.room;

import com.google.crypto.tink.util.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.quietroom.core.host.SealedRooms.Event;
import org.quietroom.core.host.SealedRooms.Listening;
import org.quietroom.core.host.SealedRooms.Reply;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * A program with one device of a room on its own disk, which takes steps until it is killed and says before and after everything that
 * reaches store or hub where it is. Arguments: the watcher's port, the store's file, the device's scope, a seed.
 */
final class DeviceChild implements HubLink, RoomStore {
    private final Wire wire;
    private final SplittableRandom random;
    private final RoomStore disk;
    private final String name;
    private String action = "open";
    private int said;

    private DeviceChild(Wire wire, DataSource source, String scope, long seed) {
        this.wire = wire;
        this.random = new SplittableRandom(seed);
        this.name = "life " + seed;
        this.disk = SqlRoomStore.reopen(source, scope);
    }

    /** Runs until it is killed. */
    public static void main(String[] args) throws IOException, SQLException {
        DataSource source = source(args[1]);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]));
                Connection open = source.getConnection()) {
            if (open.isValid(1)) {
                new DeviceChild(new Wire(socket), source, args[2], Long.parseLong(args[3])).live();
            }
        }
    }

    /** As the program's; it leaves nothing beside its file when it is killed. */
    private static DataSource source(String file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setBusyTimeout(20_000);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    private void live() throws IOException {
        SealedRoom room = open();
        for (; ; ) {
            at("between");
            switch (random.nextInt(12)) {
                case 0, 1, 2 -> say(room);
                case 3, 4 -> {
                    action = "flush";
                    room.flush();
                }
                case 5 -> {
                    action = "tidy";
                    room.tidy();
                }
                case 6 -> {
                    action = "renew";
                    room.renewKeys();
                }
                case 7 -> room = leftAndComeAgain(room);
                default -> deliver(room);
            }
        }
    }

    private SealedRoom open() {
        action = "open";
        return SealedRoom.open(this, this, Hall.AEAD, RoomSettings.DEFAULT);
    }

    private void say(SealedRoom room) throws IOException {
        action = "send";
        if (room.phase() == Phase.IN) {
            String words = name + "-" + ++said;
            room.send(words);
            wire.send(Wire.PROMISED, words);
        }
    }

    /** Everything that it keeps goes, so what it was told is sent has to be sent by then. */
    private SealedRoom leftAndComeAgain(SealedRoom room) {
        boolean out = room.phase() == Phase.OUT;
        if (!out && (random.nextInt(12) > 0 || room.unsent() > 0)) {
            return room;
        }
        action = "leave";
        if (!out) {
            room.leave();
        }
        action = "forget";
        room.forget();
        return open();
    }

    private void deliver(SealedRoom room) throws IOException {
        action = "receive";
        wire.send(Wire.EVENTS, room.device());
        wire.number(room.lastEvent());
        List<Event> events = new ArrayList<>();
        for (long left = wire.number(); left > 0; left--) {
            long sequence = wire.number();
            events.add(new Event(sequence, wire.text()));
        }
        events.forEach(room::take);
    }

    private void at(String place) {
        try {
            wire.send(Wire.AT, action + ": " + place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Reply call(String operation, String json) {
        at("before " + operation);
        try {
            wire.send(Wire.CALL, operation, json);
            Reply reply = new Reply((int) wire.number(), wire.text());
            at("after " + operation);
            return reply;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Listening listen(String device, long after, Consumer<Event> events, Runnable ended) {
        throw new UnsupportedOperationException("it asks for events one after the other");
    }

    @Override
    public String scope() {
        return disk.scope();
    }

    @Override
    public Optional<Bytes> read(Key key) {
        return disk.read(key);
    }

    @Override
    public SortedMap<Long, Bytes> list(String kind, long after, int most) {
        return disk.list(kind, after, most);
    }

    @Override
    public void write(Map<Key, Optional<Bytes>> changes) {
        at("before storing");
        disk.write(changes);
        at("after storing");
    }

    @Override
    public void clear() {
        at("before clearing");
        disk.clear();
        at("after clearing");
    }
}
