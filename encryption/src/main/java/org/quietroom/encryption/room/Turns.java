package org.quietroom.encryption.room;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One thing after the other, whichever thread asks. */
final class Turns {
    private final ReentrantLock lock = new ReentrantLock();

    <T> T get(Supplier<T> task) {
        lock.lock();
        try {
            return task.get();
        } finally {
            lock.unlock();
        }
    }

    void run(Runnable task) {
        lock.lock();
        try {
            task.run();
        } finally {
            lock.unlock();
        }
    }
}
