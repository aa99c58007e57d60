package org.quietroom.gateway.scan;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.quietroom.gateway.cli.ExitCode;
import org.quietroom.gateway.cli.RefusedException;

/**
 * Reads, scans on all cores, and writes in order. The reader waits when {@value #BATCHES} batches or {@value #BYTES} bytes
 * are under way, so memory does not grow with the input.
 */
final class ScanRun implements AutoCloseable {
    private static final int BATCH = 64;
    private static final int BATCH_BYTES = 1 << 18;
    private static final int BATCHES = 24;
    private static final int BYTES = 12 << 20;
    private static final int SPARE_WORKERS = 8;

    private final LineScan scan;
    private final OutputStream out;
    private final Progress progress;
    private final Duration patience;
    private final ThreadPoolExecutor workers;
    private final BlockingQueue<Pending> pending = new ArrayBlockingQueue<>(BATCHES);
    private final Semaphore room = new Semaphore(BYTES);
    private final AtomicLong consumed = new AtomicLong();
    private volatile @Nullable IOException readFailure;
    private int code = ExitCode.FINE;
    private int stuck;

    ScanRun(LineScan scan, OutputStream out, Progress progress, Duration patience) {
        this.scan = scan;
        this.out = out;
        this.progress = progress;
        this.patience = patience;
        int cores = Runtime.getRuntime().availableProcessors();
        // What the reader still hands over when the writer has stopped is not wanted any more.
        this.workers = new ThreadPoolExecutor(
                cores,
                cores,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                daemons("scan"),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    /** A batch on its way, or the end. */
    private record Pending(@Nullable Batch batch, String where, int permits) {}

    /**
     * One input.
     *
     * @param where empty, or names it in complaints
     */
    record Source(Opening in, String where) {}

    /** Opens an input when its turn comes. */
    @FunctionalInterface
    interface Opening {
        InputStream open() throws IOException;
    }

    /**
     * Scans one source after another.
     *
     * @return the exit code
     * @throws IOException if the output cannot be written or an input cannot be read to its end
     */
    int run(Iterable<Source> sources) throws IOException, InterruptedException {
        Thread reader = daemons("scan-reader").newThread(() -> read(sources));
        reader.start();
        try {
            while (true) {
                Pending next = pending.poll();
                if (next == null) {
                    out.flush();
                    next = pending.take();
                }
                Batch batch = next.batch();
                if (batch == null) {
                    break;
                }
                write(batch, next.where());
                room.release(next.permits());
            }
            out.flush();
        } finally {
            reader.interrupt();
            progress.clear();
        }
        IOException failure = readFailure;
        if (failure != null) {
            throw failure;
        }
        return code;
    }

    private void write(Batch batch, String where) throws IOException, InterruptedException {
        for (int i = 0; i < batch.size(); i++) {
            Reading reading = batch.await(i, patience);
            if (reading == null) {
                reading = scan.gaveUp(batch.line(i));
                batch.giveUp(i, reading);
                replaceWorker(batch);
            }
            if (reading.output() != null) {
                out.write(reading.output().getBytes(StandardCharsets.UTF_8));
                out.write('\n');
            }
            if (reading.complaint() != null) {
                progress.complain("line " + batch.line(i).number() + where + ": " + reading.complaint());
            }
            code = worse(code, reading.code());
            progress.done(consumed.get());
        }
    }

    /** A thread that hangs cannot be stopped, only replaced. */
    private void replaceWorker(Batch batch) {
        if (++stuck > SPARE_WORKERS) {
            throw new RefusedException("scan stopped: more than " + SPARE_WORKERS
                    + " texts took too long. Lower --max-length, and please report which texts they are like.");
        }
        workers.setMaximumPoolSize(workers.getMaximumPoolSize() + 1);
        workers.setCorePoolSize(workers.getMaximumPoolSize());
        daemons("scan-again").newThread(batch).start();
    }

    private static int worse(int one, int other) {
        if (one == ExitCode.FAILURE || other == ExitCode.FAILURE) {
            return ExitCode.FAILURE;
        }
        return Math.max(one, other);
    }

    private void read(Iterable<Source> sources) {
        try {
            try {
                for (Source source : sources) {
                    read(source);
                }
            } catch (IOException e) {
                readFailure = e;
            }
            pending.put(new Pending(null, "", 0));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(Source source) throws IOException, InterruptedException {
        try (InputStream in = source.in().open()) {
            read(new LineReader(in, scan.longestLine(), scan.longestString()), source.where());
        }
    }

    private void read(LineReader lines, String where) throws IOException, InterruptedException {
        long before = consumed.get();
        List<LineReader.Line> batch = new ArrayList<>(BATCH);
        int bytes = 0;
        for (LineReader.Line line = lines.next(); line != null; line = lines.next()) {
            batch.add(line);
            bytes += line.size();
            consumed.set(before + lines.consumed());
            if (batch.size() == BATCH || bytes > BATCH_BYTES || lines.mayWait()) {
                hand(batch, where);
                batch = new ArrayList<>(BATCH);
                bytes = 0;
            }
        }
        if (!batch.isEmpty()) {
            hand(batch, where);
        }
    }

    private void hand(List<LineReader.Line> lines, String where) throws InterruptedException {
        Batch batch = new Batch(lines, scan::read);
        int permits = Math.min(BYTES, batch.bytes());
        room.acquire(permits);
        pending.put(new Pending(batch, where, permits));
        workers.execute(batch);
    }

    private static ThreadFactory daemons(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
