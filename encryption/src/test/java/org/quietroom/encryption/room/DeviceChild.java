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
 * A device of a room on its own disk, which takes steps until its program is killed, and says before and after everything that reaches
 * store, hub or host where it is; then it waits until it may go on.
 */
final class DeviceChild implements HubLink, RoomStore {
    private static final int EACH = 4;

    private final Wire wire;
    private final RoomStore disk;
    private String action = Errand.OPEN.action;

    private DeviceChild(Wire wire, DataSource source, String scope) {
        this.wire = wire;
        at("before the store");
        this.disk = SqlRoomStore.reopen(source, scope);
    }

    /**
     * Runs devices of different rooms side by side until it is killed.
     *
     * @param args the watcher's port, then of each device: the store's file, its scope, a seed, an errand
     */
    public static void main(String[] args) throws InterruptedException {
        List<Thread> devices = new ArrayList<>();
        for (int i = 1; i < args.length; i += EACH) {
            List<String> own = List.of(args).subList(i, i + EACH);
            int number = i / EACH;
            devices.add(new Thread(() -> live(Integer.parseInt(args[0]), number, own)));
        }
        devices.forEach(Thread::start);
        for (Thread device : devices) {
            device.join();
        }
    }

    /** Whatever goes wrong with one ends all. */
    @SuppressWarnings("CatchAndPrintStackTrace")
    private static void live(int port, int number, List<String> args) {
        DataSource source = source(args.get(0));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                Connection open = source.getConnection()) {
            if (open.isValid(1)) {
                Wire wire = new Wire(socket);
                wire.number(number);
                DeviceChild child = new DeviceChild(wire, source, args.get(1));
                Path backup = Path.of(args.get(0) + ".backup");
                SplittableRandom random = new SplittableRandom(Long.parseLong(args.get(2)));
                DeviceLife life = new DeviceLife(child, backup, random, "life " + args.get(2));
                if (args.get(3).equals(DeviceLife.EVERY_ERRAND)) {
                    life.rehearse();
                } else {
                    life.live(Errand.valueOf(args.get(3)));
                }
            }
        } catch (IOException | SQLException | RuntimeException | AssertionError e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
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
        try {
            wire.number();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
