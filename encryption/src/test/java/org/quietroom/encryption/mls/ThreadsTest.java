package org.quietroom.encryption.mls;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.util.Bytes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.quietroom.encryption.mls.crypto.CipherSuite;

/**
 * Groups have nothing in common: eight threads with a group each do not disturb one another. Messages come out of order, and keys are renewed
 * now and then. 1,600 messages in a build, {@code -Dquietroom.mls.messages=1000000} for more.
 */
class ThreadsTest {
    private static final int THREADS = 8;
    private static final int USUAL = 1_600;
    private static final int MESSAGES = Integer.getInteger("quietroom.mls.messages", USUAL);
    private static final int BATCH = 20;
    private static final int RENEWAL = 50;

    @Test
    void groups_of_many_threads() throws Exception {
        long start = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                CipherSuite suite = CipherSuite.of(i % 2 == 0 ? 1 : 3);
                all.add(threads.submit(() -> new Talk(suite).all()));
            }
            int sum = 0;
            for (Future<Integer> each : all) {
                sum += each.get();
            }
            assertThat(sum).isEqualTo(MESSAGES);
        } finally {
            threads.shutdownNow();
        }
        if (MESSAGES > USUAL) {
            System.gc();
            System.err.printf(
                    Locale.ROOT,
                    "%,d messages in %d threads: %.1f s, heap of %,d MB%n",
                    MESSAGES,
                    THREADS,
                    (System.nanoTime() - start) / 1e9,
                    (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
        }
    }

    /** Two members, one thread. */
    private static final class Talk {
        private final Circle circle;
        private int opened;

        Talk(CipherSuite suite) {
            circle = Circle.of(suite, Circle.SETTINGS, "talk", 2);
        }

        int all() {
            for (int batch = 0; opened < MESSAGES / THREADS; batch++) {
                if (batch % RENEWAL == RENEWAL - 1) {
                    circle.commit(batch % 2, CommitRequest.update());
                }
                batch(batch % 2, Math.min(BATCH, MESSAGES / THREADS - opened));
            }
            return opened;
        }

        private void batch(int from, int size) {
            List<Bytes> sent = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                Sent step = circle.member(from).encrypt(text(opened + i), Circle.NOTHING);
                circle.members.put(from, step.next());
                sent.add(step.message());
            }
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                order.add(i);
            }
            Collections.rotate(order.subList(0, size), size / 3);
            Collections.reverse(order.subList(0, size / 2));
            for (int i : order) {
                Received.Message message =
                        (Received.Message) circle.member(1 - from).receive(sent.get(i));
                assertThat(message.data()).isEqualTo(text(opened + i));
                circle.members.put(1 - from, message.next());
            }
            opened += size;
        }

        private static Bytes text(int number) {
            return Circle.bytes("message " + number);
        }
    }
}
