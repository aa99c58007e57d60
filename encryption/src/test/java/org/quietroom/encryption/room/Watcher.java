package org.quietroom.encryption.room;

import com.google.common.util.concurrent.Futures;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.SealedRooms.Event;

/**
 * Lets a program with devices of different rooms live for a while, as their hubs and hosts, and kills it. What had left a device when it
 * was killed is still worked off, as they would. For one thread.
 */
final class Watcher implements AutoCloseable {
    private static final int PATIENCE = 120_000;

    private final Archive archive;
    private final ServerSocket door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    private final ScheduledExecutorService killer = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService devices = Executors.newCachedThreadPool();

    Watcher(Archive archive) throws IOException {
        this.archive = archive;
        door.setSoTimeout(PATIENCE);
    }

    /**
     * Lets devices live until each is at its last place, and kills them all.
     *
     * @param nanoseconds how long they live after that
     * @return for how long their program had used a processor
     */
    Duration lives(List<Life> lives, long nanoseconds) throws IOException, InterruptedException {
        Process process = start(Archive.Leaving.NOTHING, lives);
        AtomicReference<Duration> used = new AtomicReference<>(Duration.ZERO);
        CyclicBarrier last = new CyclicBarrier(lives.size(), () -> {
            var unused = killer.schedule(() -> kill(process, used), nanoseconds, TimeUnit.NANOSECONDS);
        });
        try {
            serve(process, lives, last);
        } finally {
            process.destroyForcibly();
        }
        int code = process.waitFor();
        lives.forEach(Life::note);
        if (code != 128 + 9) {
            throw new AssertionError("it ended by itself: " + code + "\n" + archive.said(name(lives)));
        }
        return used.get();
    }

    private static void kill(Process process, AtomicReference<Duration> used) {
        process.info().totalCpuDuration().ifPresent(used::set);
        process.destroyForcibly();
    }

    /** A life that ends by itself, when it has done every errand; with what it leaves the others begin quickly. */
    void rehearse(Life life, Archive.Leaving leaving) throws IOException, InterruptedException {
        List<Life> lives = List.of(life);
        Process process = start(leaving, lives);
        serve(process, lives, null);
        if (!process.waitFor(PATIENCE, TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new AssertionError("the rehearsal did not end well\n" + archive.said(name(lives)));
        }
    }

    private Process start(Archive.Leaving leaving, List<Life> lives) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(String.valueOf(door.getLocalPort())));
        lives.forEach(life -> arguments.addAll(life.arguments()));
        return archive.start(leaving, name(lives), DeviceChild.class, arguments.toArray(String[]::new));
    }

    /** Who is among them; two lanes never let the same one live. */
    private static String name(List<Life> lives) {
        return lives.get(0).device().name;
    }

    private void serve(Process process, List<Life> lives, @Nullable CyclicBarrier last) throws InterruptedException {
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < lives.size(); i++) {
            Socket socket = accept(process);
            all.add(devices.submit(() -> {
                try (socket) {
                    Wire wire = new Wire(socket);
                    serve(wire, lives.get((int) wire.number()), last);
                } finally {
                    if (last != null) {
                        last.reset();
                    }
                }
                return null;
            }));
        }
        for (Future<?> each : all) {
            Futures.getUnchecked(each);
        }
    }

    private Socket accept(Process process) {
        try {
            return door.accept();
        } catch (IOException e) {
            process.destroyForcibly();
            throw new AssertionError("it did not come", e);
        }
    }

    private static void serve(Wire wire, Life life, @Nullable CyclicBarrier last) throws IOException {
        Mortal device = life.device();
        for (; ; ) {
            try {
                char kind = wire.kind();
                switch (kind) {
                    case Wire.AT -> {
                        if (life.comesTo(wire.text()) && last != null) {
                            await(last);
                        }
                        answer(() -> wire.number(0));
                    }
                    case Wire.CALL -> {
                        var reply = life.season().call(device, wire.text(), wire.text());
                        answer(() -> {
                            wire.number(reply.status());
                            wire.texts(reply.json());
                        });
                    }
                    case Wire.MAIL -> tell(wire, life.season().mail(device, wire.text(), wire.number()));
                    case Wire.TAKEN -> device.taken.addAndGet(Integer.parseInt(wire.text()));
                    default -> life.season().hears(kind, wire.text());
                }
            } catch (EOFException | SocketException e) {
                return;
            }
        }
    }

    /** Until the others are at their last place, too, or one of them has ended by itself. */
    private static void await(CyclicBarrier last) {
        try {
            last.await(PATIENCE, TimeUnit.MILLISECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            // The program's end will say why.
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
        devices.shutdownNow();
        door.close();
    }
}
