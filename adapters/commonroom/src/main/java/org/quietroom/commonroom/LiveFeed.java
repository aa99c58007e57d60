package org.quietroom.commonroom;

import io.javalin.http.sse.SseClient;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends each open page what changes in its room, as server-sent events: one list item an event, drawn for that reader, with
 * the room's version as event id, so that a page that was cut off goes on where it was.
 */
final class LiveFeed implements AutoCloseable {
    private static final int BEAT_SECONDS = 15;
    private static final int PER_MEMBER = 6;

    private final int limit;
    private final Set<Reader> readers = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor senders;
    private final ScheduledExecutorService pulse;

    LiveFeed(int limit) {
        this.limit = limit;
        // A reader has at most one task, so there are never more threads than readers; most of the time there are none.
        this.senders = new ThreadPoolExecutor(0, limit + 1, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "commonroom-live");
            thread.setDaemon(true);
            return thread;
        });
        this.pulse = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "commonroom-pulse");
            thread.setDaemon(true);
            return thread;
        });
        pulse.scheduleAtFixedRate(() -> readers.forEach(Reader::beat), BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
    }

    /** Whether one more page of this member can be served. */
    boolean admits(Member member) {
        return readers.size() < limit
                && readers.stream().filter(r -> r.member.equals(member)).count() < PER_MEMBER;
    }

    /** Serves a page until it goes away, from the version after {@code since}. */
    void serve(SseClient client, Room room, Member member, long since) {
        Reader reader = new Reader(client, room, member, since, senders);
        readers.add(reader);
        room.listen(reader);
        client.keepAlive();
        client.onClose(() -> {
            room.unlisten(reader);
            readers.remove(reader);
        });
        reader.run();
    }

    @Override
    public void close() {
        pulse.shutdownNow();
        readers.forEach(reader -> reader.client.close());
        senders.shutdown();
    }

    private static final class Reader implements Runnable {
        private final SseClient client;
        private final Room room;
        private final Member member;
        private final Executor senders;
        private final AtomicInteger wakes = new AtomicInteger();
        private volatile boolean beat;
        private long sent;

        Reader(SseClient client, Room room, Member member, long since, Executor senders) {
            this.client = client;
            this.room = room;
            this.member = member;
            this.sent = since;
            this.senders = senders;
        }

        void beat() {
            beat = true;
            run();
        }

        /** Something may have changed: returns at once; changes that come while one is sent go together. */
        @Override
        public void run() {
            if (wakes.getAndIncrement() == 0) {
                try {
                    senders.execute(this::drain);
                } catch (RejectedExecutionException e) {
                    client.close();
                }
            }
        }

        private void drain() {
            int seen = wakes.get();
            do {
                send();
            } while ((seen = wakes.addAndGet(-seen)) > 0);
        }

        private void send() {
            if (client.terminated()) {
                return;
            }
            if (beat) {
                beat = false;
                client.sendComment("still here");
            }
            for (LineView.Drawn drawn : new LineView(room, member).after(room.seenBy(member), sent)) {
                client.sendEvent("line", drawn.html().markup(), Long.toString(drawn.version()));
                sent = drawn.version();
            }
            member.looked(room, sent);
        }
    }
}
