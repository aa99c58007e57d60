package org.quietroom.gateway.run;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads that may block: on ports for submissions, on the outbox for receipts. */
final class Workers implements AutoCloseable {
    private static final int PORTS = 12;
    private static final int RECEIPTS = 4;
    private static final int WAITING = 2_000;

    private final ExecutorService ports = pool("ports", PORTS, WAITING);
    private final ExecutorService receipts = pool("receipts", RECEIPTS, Integer.MAX_VALUE);

    static ThreadFactory named(String name) {
        AtomicInteger count = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, "quietroom-" + name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    private static ExecutorService pool(String name, int threads, int waiting) {
        var pool = new ThreadPoolExecutor(
                threads, threads, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(waiting), named(name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Ends what is done now and then; waits for what is being done, so that the store is closed behind it. */
    static void end(ExecutorService timer) throws InterruptedException {
        timer.shutdown();
        if (!timer.awaitTermination(5, TimeUnit.SECONDS)) {
            timer.shutdownNow();
        }
    }

    /** Where ports are called; turns work away when 2,000 calls wait. */
    Executor ports() {
        return ports;
    }

    /** Where receipts are noted. */
    Executor receipts() {
        return receipts;
    }

    @Override
    public void close() {
        for (ExecutorService pool : new ExecutorService[] {ports, receipts}) {
            pool.shutdown();
        }
        try {
            boolean quiet =
                    ports.awaitTermination(3, TimeUnit.SECONDS) && receipts.awaitTermination(2, TimeUnit.SECONDS);
            if (!quiet) {
                ports.shutdownNow();
                receipts.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
