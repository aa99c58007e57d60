package org.quietroom.encryption.room;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.quietroom.core.host.SealedRooms.Event;

/**
 * Lets a device's program live for a while, as its hub and its host, and kills it. What had left the device when it was killed is
 * still worked off, as they would. For one thread.
 */
final class Watcher implements AutoCloseable {
    private static final int PATIENCE = 120_000;
    private static final int LONGEST = 120;

    private final Season season;
    private final Archive archive;
    private final ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final ScheduledExecutorService killer = Executors.newSingleThreadScheduledExecutor();

    Watcher(Season season, Archive archive) throws IOException {
        this.season = season;
        this.archive = archive;
        door.setSoTimeout(PATIENCE);
    }

    /**
     * One life.
     *
     * @param place of how many places of its errand it comes to the last
     * @param nanoseconds how long it lives after that
     * @return where it was killed, and for how long it had used a processor
     */
    Death life(Mortal device, long seed, Errand errand, int place, long nanoseconds)
            throws IOException, InterruptedException {
        Process process = start(Archive.Leaving.NOTHING, device, seed, errand.name());
        Counting counting = new Counting(errand, place);
        List<Duration> used = new ArrayList<>();
        try (Socket socket = accept(process)) {
            serve(socket, device, at -> {
                if (counting.comesTo(at)) {
                    var unused = killer.schedule(() -> kill(process, used), nanoseconds, TimeUnit.NANOSECONDS);
                }
            });
        } finally {
            process.destroyForcibly();
        }
        int code = process.waitFor();
        season.note(device.name + " " + seed + " " + errand + " " + counting.places);
        if (code != 128 + 9) {
            throw new AssertionError("it ended by itself: " + code + "\n" + archive.said(device.name));
        }
        return new Death(counting.last(), used.isEmpty() ? Duration.ZERO : used.get(0));
    }

    private static void kill(Process process, List<Duration> used) {
        process.info().totalCpuDuration().ifPresent(used::add);
        process.destroyForcibly();
    }

    /** A life that ends by itself, when it has done every errand; with what it leaves the others begin quickly. */
    void rehearse(Mortal device, long seed, Archive.Leaving leaving) throws IOException, InterruptedException {
        Process process = start(leaving, device, seed, DeviceLife.EVERY_ERRAND);
        try (Socket socket = accept(process)) {
            serve(socket, device, at -> {});
        }
        if (!process.waitFor(PATIENCE, TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new AssertionError("the rehearsal did not end well\n" + archive.said(device.name));
        }
    }

    private Process start(Archive.Leaving leaving, Mortal device, long seed, String errand) throws IOException {
        return archive.start(
                leaving,
                device.name,
                DeviceChild.class,
                String.valueOf(door.getLocalPort()),
                device.store.toString(),
                device.scope(),
                String.valueOf(seed),
                errand);
    }

    private Socket accept(Process process) throws IOException {
        try {
            return door.accept();
        } catch (IOException e) {
            process.destroyForcibly();
            throw new AssertionError("it did not come", e);
        }
    }

    private void serve(Socket socket, Mortal device, Consumer<String> places) throws IOException {
        Wire wire = new Wire(socket);
        for (; ; ) {
            try {
                char kind = wire.kind();
                switch (kind) {
                    case Wire.AT -> places.accept(wire.text());
                    case Wire.CALL -> {
                        var reply = season.call(device, wire.text(), wire.text());
                        answer(() -> {
                            wire.number(reply.status());
                            wire.texts(reply.json());
                        });
                    }
                    case Wire.MAIL -> tell(wire, season.mail(device, wire.text(), wire.number()));
                    case Wire.TAKEN -> device.taken.addAndGet(Integer.parseInt(wire.text()));
                    default -> season.hears(kind, wire.text());
                }
            } catch (EOFException | SocketException e) {
                return;
            }
        }
    }

    private static void tell(Wire wire, Mail mail) {
        answer(() -> {
            wire.number(mail.posts().size());
            for (String post : mail.posts()) {
                wire.texts(post);
            }
            wire.number(mail.events().size());
            for (Event event : mail.events()) {
                wire.number(event.sequence());
                wire.texts(event.json());
            }
        });
    }

    /** Something that is written to a device. */
    private interface Answer {
        void write() throws IOException;
    }

    private static void answer(Answer answer) {
        try {
            answer.write();
        } catch (IOException e) {
            // It was killed before the answer came: what it sent before is still read.
        }
    }

    @Override
    public void close() throws IOException {
        killer.shutdownNow();
        door.close();
    }

    /** Where a device was when it was killed. */
    record Death(String place, Duration processor) {}

    /** Counts the places that a device comes to. */
    private static final class Counting {
        private final String action;
        private final int most;
        private final List<String> places = new ArrayList<>();
        private int counted;

        Counting(Errand errand, int most) {
            this.action = errand.action + ": ";
            this.most = most;
        }

        /** Whether this is the last one of its errand, or it has gone on for too long without one. */
        boolean comesTo(String at) {
            places.add(at);
            boolean counts = at.startsWith(action);
            if (counts) {
                counted++;
            }
            return (counts && counted == most) || places.size() == LONGEST;
        }

        String last() {
            return places.get(places.size() - 1);
        }
    }
}
