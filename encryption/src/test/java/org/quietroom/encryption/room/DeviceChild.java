package org.quietroom.encryption.room;

import com.google.crypto.tink.util.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
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
 * reaches store, hub or host where it is. Arguments: the watcher's port, the store's file, the device's scope, a seed, an
 * errand.
 */
final class DeviceChild implements HubLink, RoomStore {
    private final Wire wire;
    private final RoomStore disk;
    private String action = Errand.OPEN.action;

    private DeviceChild(Wire wire, DataSource source, String scope) {
        this.wire = wire;
        at("before the store");
        this.disk = SqlRoomStore.reopen(source, scope);
    }

    /** Runs until it is killed. */
    public static void main(String[] args) throws IOException, SQLException {
        DataSource source = source(args[1]);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]));
                Connection open = source.getConnection()) {
            if (open.isValid(1)) {
                DeviceChild child = new DeviceChild(new Wire(socket), source, args[2]);
                Path backup = Path.of(args[1] + ".backup");
                SplittableRandom random = new SplittableRandom(Long.parseLong(args[3]));
                DeviceLife life = new DeviceLife(child, backup, random, "life " + args[3]);
                if (args[4].equals(DeviceLife.EVERY_ERRAND)) {
                    life.rehearse();
                } else {
                    life.live(Errand.valueOf(args[4]));
                }
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

    /** From now on it does this. */
    void does(Errand errand) {
        does(errand.action);
    }

    void does(String other) {
        action = other;
    }

    void at(String place) {
        tell(Wire.AT, action + ": " + place);
    }

    void tell(char kind, String... texts) {
        try {
            wire.send(kind, texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param device of which the watcher knows; empty for the witness's */
    Mail mail(String device, long after) {
        try {
            wire.send(Wire.MAIL, device);
            wire.number(after);
            List<String> posts = new ArrayList<>();
            for (long left = wire.number(); left > 0; left--) {
                posts.add(wire.text());
            }
            List<Event> events = new ArrayList<>();
            for (long left = wire.number(); left > 0; left--) {
                events.add(new Event(wire.number(), wire.text()));
            }
            return new Mail(posts, events);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Reply call(String operation, String json) {
        if (operation.equals("take")) {
            does(Errand.LET_IN);
        }
        at("before " + operation);
        try {
            wire.send(Wire.CALL, operation, json);
            Reply reply = new Reply((int) wire.number(), wire.text());
            if (action.equals(DeviceLife.TIDY) && reply.json().contains("\"leaving\"")) {
                does(Errand.LET_OUT);
            }
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
