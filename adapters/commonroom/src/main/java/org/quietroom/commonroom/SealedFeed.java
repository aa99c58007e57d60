package org.quietroom.commonroom;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.SealedRooms;
import org.quietroom.core.host.SealedRooms.Event;
import org.quietroom.core.message.Pseudonym;

/**
 * Passes the hub's events on to the browsers, as server-sent events with the sequence as id. A page that reads too slowly is cut
 * off and comes again; nothing is lost, because the hub keeps what a device has not said it has. Safe for many threads.
 */
final class SealedFeed implements AutoCloseable {
    private static final int BEAT_SECONDS = 15;
    private static final int PER_MEMBER = 6;
    private static final int BEHIND = 1_000;

    private final int limit;
    private final Set<Reader> readers = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor senders;
    private final ScheduledExecutorService pulse;

    SealedFeed(int limit) {
        this.limit = limit;
        this.senders = new ThreadPoolExecutor(
                0, limit + 1, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> daemon(task, "sealed-live"));
        this.pulse = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "sealed-pulse"));
        var unused = pulse.scheduleAtFixedRate(
                () -> readers.forEach(Reader::run), BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
    }

    /** Whether one more page of this member can be served. */
    boolean admits(Member member) {
        return readers.size() < limit
                && readers.stream().filter(r -> r.member.equals(member)).count() < PER_MEMBER;
    }

    /**
     * Serves a page until it goes away, from the event after {@code after}.
     *
     * @throws IllegalArgumentException if the hub does not know the device
     */
    void serve(AsyncContext page, SealedRooms hub, Member member, Pseudonym name, String device, long after)
            throws IOException {
        Reader reader = new Reader(page, member);
        page.addListener(reader);
        readers.add(reader);
        try {
            reader.hear(hub.listen(name, device, after, reader::put));
        } catch (RuntimeException e) {
            reader.end();
            throw e;
        }
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
        private final Member member;
        private final Queue<Event> waiting = new LinkedBlockingQueue<>(BEHIND);
        private final AtomicInteger wakes = new AtomicInteger();
        private SealedRooms.@Nullable Listening listening;
        private volatile boolean gone;

        Reader(AsyncContext page, Member member) throws IOException {
            this.page = page;
            this.out = page.getResponse().getOutputStream();
            this.member = member;
        }

        void hear(SealedRooms.Listening opened) {
            boolean late;
            synchronized (this) {
                late = gone;
                listening = opened;
            }
            if (late) {
                opened.close();
            }
        }

        /** Takes an event from the hub: returns at once. */
        void put(Event event) {
            if (gone) {
                return;
            }
            if (waiting.offer(event)) {
                run();
            } else {
                end();
            }
        }

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
            StringBuilder events = new StringBuilder();
            for (Event event = waiting.poll(); event != null; event = waiting.poll()) {
                events.append("id: ").append(event.sequence());
                event.json().lines().forEach(line -> events.append("\ndata: ").append(line));
                events.append("\n\n");
            }
            String text = events.isEmpty() ? ": still here\n\n" : events.toString();
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
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
            SealedRooms.Listening heard;
            synchronized (this) {
                gone = true;
                heard = listening;
                listening = null;
            }
            readers.remove(this);
            if (heard != null) {
                // Not on this thread: it may be the hub's own, in the midst of handing an event over.
                Executor other = pulse;
                try {
                    other.execute(heard::close);
                } catch (RejectedExecutionException e) {
                    heard.close();
                }
            }
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
