package org.quietroom.encryption.mls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.quietroom.encryption.mls.crypto.CipherSuite;

/** Groups have nothing in common: eight threads with a group each do not disturb one another. */
class ThreadsTest {
    private static final int THREADS = 8;
    private static final int MESSAGES = 150;

    @Test
    void groups_of_many_threads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                CipherSuite suite = CipherSuite.of(i % 2 == 0 ? 1 : 3);
                all.add(threads.submit(() -> {
                    Table table = Table.of(suite, "ann", "bob");
                    for (int n = 0; n < MESSAGES; n++) {
                        table.says(n % 2 == 0 ? "ann" : "bob", "message " + n);
                    }
                    return MESSAGES;
                }));
            }
            int sum = 0;
            for (Future<Integer> each : all) {
                sum += each.get();
            }
            assertThat(sum).isEqualTo(THREADS * MESSAGES);
        } finally {
            threads.shutdownNow();
        }
    }
}
