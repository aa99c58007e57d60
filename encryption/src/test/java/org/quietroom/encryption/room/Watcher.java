package org.quietroom.encryption.room;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.quietroom.core.host.SealedRooms.Event;
import org.quietroom.core.host.SealedRooms.Reply;

/**
 * Lets a device's program live for a while, as its hub, and kills it. What had left the device when it was killed is still worked off,
 * as a hub would.
 */
final class Watcher implements AutoCloseable {
    private static final int PATIENCE = 120_000;

    private final Hall hall;
    private final Ledger ledger;
    private final Archive archive;
    private final ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final ScheduledExecutorService killer = Executors.newSingleThreadScheduledExecutor();

    Watcher(Hall hall, Ledger ledger, Archive archive) throws IOException {
        this.hall = hall;
        this.ledger = ledger;
        this.archive = archive;
        door.setSoTimeout(PATIENCE);
    }

    /**
     * One life.
     *
     * @param places how many places of its steps it comes to
     * @param nanoseconds how long it lives after the last of them
     * @param meanwhile done before the hub answers
     * @return the places that it was at: the last is where it was killed
     */
    List<String> life(String letter, Path store, long seed, int places, long nanoseconds, Runnable meanwhile)
            throws IOException, InterruptedException {
        Process process = start(false, letter, store, seed);
        List<String> at;
        try (Socket socket = accept(process)) {
            at = serve(socket, letter, meanwhile, count -> {
                if (count == places) {
                    var unused = killer.schedule(process::destroyForcibly, nanoseconds, TimeUnit.NANOSECONDS);
                }
                return true;
            });
        } finally {
            process.destroyForcibly();
        }
        int code = process.waitFor();
        if (code != 128 + 9) {
            throw new AssertionError("it ended by itself: " + code + "\n" + archive.said());
        }
        return at;
    }

    /** A first life that ends by itself, as the connection does; from what it leaves the others begin quickly. */
    void first(String letter, Path store, int places, Runnable meanwhile) throws IOException, InterruptedException {
        Process process = start(true, letter, store, 0);
        try (Socket socket = accept(process)) {
            serve(socket, letter, meanwhile, count -> count < places);
        }
        if (!process.waitFor(PATIENCE, TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the first life did not end");
        }
    }

    private Process start(boolean first, String letter, Path store, long seed) throws IOException {
        return archive.start(
                first,
                DeviceChild.class,
                String.valueOf(door.getLocalPort()),
                store.toString(),
                "device of " + letter,
                String.valueOf(seed));
    }

    private Socket accept(Process process) throws IOException {
        try {
            return door.accept();
        } catch (IOException e) {
            process.destroyForcibly();
            throw new AssertionError("it did not come: " + archive.said(), e);
        }
    }

    /** Whether the connection goes on at the next place. */
    private interface Counting {
        boolean goesOn(int count);
    }

    private List<String> serve(Socket socket, String letter, Runnable meanwhile, Counting counting) throws IOException {
        List<String> at = new ArrayList<>();
        Wire wire = new Wire(socket);
        HubLink link = hall.link(letter);
        for (; ; ) {
            try {
                switch (wire.kind()) {
                    case Wire.AT -> {
                        at.add(wire.text());
                        if (!counting.goesOn(at.size())) {
                            return at;
                        }
                    }
                    case Wire.PROMISED -> ledger.promised(wire.text());
                    case Wire.CALL -> {
                        String operation = wire.text();
                        String json = wire.text();
                        ledger.leaves(operation, json);
                        meanwhile.run();
                        answer(wire, link.call(operation, json));
                    }
                    default -> tell(wire, wire.text(), wire.number());
                }
            } catch (EOFException | SocketException e) {
                return at;
            }
        }
    }

    private static void answer(Wire wire, Reply reply) {
        try {
            wire.number(reply.status());
            wire.texts(reply.json());
        } catch (IOException e) {
            // It was killed before the answer came: what it sent before is still read.
        }
    }

    private void tell(Wire wire, String device, long after) {
        List<Event> events = hall.events.after(Hall.ROOM, device, after);
        try {
            wire.number(events.size());
            for (Event event : events) {
                wire.number(event.sequence());
                wire.texts(event.json());
            }
        } catch (IOException e) {
            // as above
        }
    }

    @Override
    public void close() throws IOException {
        killer.shutdownNow();
        door.close();
    }
}
