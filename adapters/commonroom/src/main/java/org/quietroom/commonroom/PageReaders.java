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
import java.util.function.Predicate;

/**
 * The open pages of one feed of server-sent events, and the threads that write to them: one task a page at most, a sign of life
 * every 15 seconds, so many pages in all and of one member. Safe for many threads.
 */
final class PageReaders implements AutoCloseable {
    private static final int BEAT_SECONDS = 15;

    private final int limit;
    private final int perMember;
    private final Set<Reader> readers = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor senders;
    private final ScheduledExecutorService pulse;

    /**
     * @param name what its threads are called
     * @param limit pages in all, and {@code perMember} of one member
     */
    PageReaders(String name, int limit, int perMember) {
        this.limit = limit;
        this.perMember = perMember;
        // A reader has at most one task, so there are never more threads than readers; most of the time there are none.
        this.senders = new ThreadPoolExecutor(
                0, limit + 1, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> daemon(task, name + "-live"));
        this.pulse = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, name + "-pulse"));
        var unused = pulse.scheduleAtFixedRate(
                () -> readers.forEach(Reader::beat), BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
    }

    /** Whether one more page of this member can be served. */
    boolean admits(Member member) {
        return readers.size() < limit
                && readers.stream().filter(r -> r.member.equals(member)).count() < perMember;
    }

    /** Lets go of pages that are gone, as others know before a sign of life does not arrive. */
    void end(Predicate<Reader> gone) {
        readers.stream().filter(gone).forEach(Reader::end);
    }

    /** Does something on no page's thread; on this one if the feed is closing. */
    void aside(Runnable task) {
        Executor other = pulse;
        try {
            other.execute(task);
        } catch (RejectedExecutionException e) {
            task.run();
        }
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

    /** One open page; it may be gone at any moment. */
    abstract static class Reader implements Runnable, AsyncListener {
        private final PageReaders all;
        private final AsyncContext page;
        private final OutputStream out;
        private final Member member;
        private final AtomicInteger wakes = new AtomicInteger();
        private volatile boolean beat;
        private volatile boolean gone;

        Reader(PageReaders all, AsyncContext page, Member member) throws IOException {
            this.all = all;
            this.page = page;
            this.out = page.getResponse().getOutputStream();
            this.member = member;
        }

        /** Begins: the page counts from now on, until it goes away. */
        final void begin() {
            page.addListener(this);
            all.readers.add(this);
        }

        /** The events that wait for this page, as they are written; called by one thread at a time. */
        abstract String next();

        /** The page is gone: called at least once, by any thread. */
        abstract void forget();

        /** What {@link #next} gave was written. */
        void sent() {}

        final Member member() {
            return member;
        }

        final boolean gone() {
            return gone;
        }

        private void beat() {
            beat = true;
            run();
        }

        /** There may be something to write: returns at once; what comes while one is written goes together. */
        @Override
        public final void run() {
            if (wakes.getAndIncrement() == 0) {
                Executor now = all.senders;
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
            String life = beat ? ": still here\n\n" : "";
            beat = false;
            out.write((life + next()).getBytes(StandardCharsets.UTF_8));
            out.flush();
            sent();
        }

        /** Lets go of the page; it may be gone already. */
        final void end() {
            over();
            try {
                page.complete();
            } catch (IllegalStateException e) {
                gone = true;
            }
        }

        private void over() {
            gone = true;
            all.readers.remove(this);
            forget();
        }

        @Override
        public final void onComplete(AsyncEvent event) {
            over();
        }

        @Override
        public final void onTimeout(AsyncEvent event) {
            end();
        }

        @Override
        public final void onError(AsyncEvent event) {
            end();
        }

        @Override
        public final void onStartAsync(AsyncEvent event) {
            over();
        }
    }
}
