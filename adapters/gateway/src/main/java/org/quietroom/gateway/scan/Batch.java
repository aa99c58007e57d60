package org.quietroom.gateway.scan;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A few lines that one worker reads one after another, and whose results one writer takes in order. If a line takes too
 * long, the writer gives it up and a second worker goes on behind it. Safe for many threads.
 */
final class Batch implements Runnable {
    private final List<LineReader.Line> lines;
    private final Function<LineReader.Line, Reading> work;
    private final @Nullable Reading[] results;
    private int next;

    Batch(List<LineReader.Line> lines, Function<LineReader.Line, Reading> work) {
        this.lines = List.copyOf(lines);
        this.work = work;
        this.results = new Reading[lines.size()];
    }

    int size() {
        return lines.size();
    }

    int bytes() {
        return lines.stream().mapToInt(LineReader.Line::size).sum();
    }

    LineReader.Line line(int index) {
        return lines.get(index);
    }

    /** Works on whatever line nobody has begun, until there is none. */
    @Override
    public void run() {
        int index = begin();
        while (index >= 0) {
            Reading reading = work.apply(lines.get(index));
            if (!finish(index, reading)) {
                return;
            }
            index = begin();
        }
    }

    /** The result of a line; null if it does not come within {@code patience}. */
    synchronized @Nullable Reading await(int index, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (results[index] == null) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return null;
            }
            wait(left);
        }
        return results[index];
    }

    /** Gives a line up: what its worker may still find is not wanted any more. */
    synchronized void giveUp(int index, Reading instead) {
        results[index] = instead;
    }

    private synchronized int begin() {
        return next < lines.size() ? next++ : -1;
    }

    /** Keeps a result; false if the line was given up, and somebody else goes on. */
    private synchronized boolean finish(int index, Reading reading) {
        if (results[index] != null) {
            return false;
        }
        results[index] = reading;
        notifyAll();
        return true;
    }
}
