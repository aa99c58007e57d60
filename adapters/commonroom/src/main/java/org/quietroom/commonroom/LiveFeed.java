package org.quietroom.commonroom;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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
 * the room's version as event id, so that a page that was cut off goes on where it was. Safe for many threads.
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
        this.senders = new ThreadPoolExecutor(
                0, limit + 1, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> daemon(task, "commonroom-live"));
        this.pulse = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "commonroom-pulse"));
        var unused = pulse.scheduleAtFixedRate(
                () -> readers.forEach(Reader::beat), BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
    }

    /** Whether one more page of this member can be served. */
    boolean admits(Member member) {
        return readers.size() < limit
                && readers.stream().filter(r -> r.member.equals(member)).count() < PER_MEMBER;
    }

    /** Serves a page until it goes away, from the version after {@code since}. */
    void serve(AsyncContext page, Room room, Member member, long since) throws IOException {
        Reader reader = new Reader(page, room, member, since);
        page.addListener(reader);
        readers.add(reader);
        room.listen(reader);
        reader.run();
    }

    @Override
    public void close() {
        pulse.shutdownNow();
        readers.forEach(Reader::end);
        senders.shutdown();
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** One open page. */
    private final class Reader implements Runnable, AsyncListener {
        private final AsyncContext page;
        private final OutputStream out;
        private final Room room;
        private final Member member;
        private final AtomicInteger wakes = new AtomicInteger();
        private volatile boolean beat;
        private volatile boolean gone;
        private long sent;

        Reader(AsyncContext page, Room room, Member member, long since) throws IOException {
            this.page = page;
            this.out = page.getResponse().getOutputStream();
            this.room = room;
            this.member = member;
            this.sent = since;
        }

        void beat() {
            beat = true;
            run();
        }

        /** Something may have changed: returns at once; changes that come while one is sent go together. */
        @Override
        public void run() {
            if (wakes.getAndIncrement() == 0) {
                Executor now = senders;
                try {
                    now.execute(this::drain);
                } catch (RejectedExecutionException e) {
                    end();
                }
            }
        }

        private void drain() {
            int seen = wakes.get();
            do {
                try {
                    send();
                } catch (IOException | RuntimeException e) {
                    end();
                }
                seen = wakes.addAndGet(-seen);
            } while (seen > 0 && !gone);
        }

        private void send() throws IOException {
            if (gone) {
                return;
            }
            StringBuilder events = new StringBuilder(beat ? ": still here\n\n" : "");
            beat = false;
            for (LineView.Drawn drawn : new LineView(room, member).after(room.seenBy(member), sent)) {
                events.append("event: line\nid: ").append(drawn.version());
                drawn.html()
                        .markup()
                        .lines()
                        .forEach(l -> events.append("\ndata: ").append(l));
                events.append("\n\n");
                sent = drawn.version();
            }
            out.write(events.toString().getBytes(StandardCharsets.UTF_8));
            out.flush();
            member.looked(room, sent);
        }

        /** Lets go of the page; it may be gone already. */
        void end() {
            forget();
            try {
                page.complete();
            } catch (IllegalStateException e) {
                gone = true;
            }
        }

        private void forget() {
            gone = true;
            room.unlisten(this);
            readers.remove(this);
        }

        @Override
        public void onComplete(AsyncEvent event) {
            forget();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            end();
        }

        @Override
        public void onError(AsyncEvent event) {
            end();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            forget();
        }
    }
}
