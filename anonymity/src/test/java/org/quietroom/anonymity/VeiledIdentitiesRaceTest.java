package org.quietroom.anonymity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietroom.anonymity.Fixture.EVENING;
import static org.quietroom.anonymity.Fixture.account;

import com.google.crypto.tink.KeysetHandle;
import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.testkit.Databases;

/** 1,000 members who all come at once to a room with 2,000 short names, through two programs on one store. */
final class VeiledIdentitiesRaceTest {
    private static final int MEMBERS = 1_000;
    private static final int THREADS = 8;
    private static final NamePool TIGHT = new NamePool(
            List.of("calm", "gentle", "mellow", "mild", "placid", "quiet", "serene", "steady", "sunlit", "warm"),
            IntStream.range(0, 200).mapToObj(i -> "noun" + i).toList(),
            DeniedPairs.parse(List.of(), Set.of()));

    @ParameterizedTest
    @EnumSource(Databases.class)
    void noTwoMembersShareANameAndEachHasOne(Databases databases) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try (HikariDataSource source = Fixture.pool(databases.fresh())) {
            KeysetHandle keys = Fixture.keys();
            List<VeiledIdentities> programs = List.of(
                    Fixture.open(source, keys, Fixture.VAULT, TIGHT), Fixture.open(source, keys, Fixture.VAULT, TIGHT));
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Map<AccountId, Pseudonym>>> answers = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                VeiledIdentities program = programs.get(thread % programs.size());
                boolean backwards = thread % 4 < 2;
                answers.add(pool.submit(() -> {
                    start.await();
                    Map<AccountId, Pseudonym> seen = new HashMap<>();
                    for (int i = 0; i < MEMBERS; i++) {
                        AccountId account = account("member-" + (backwards ? MEMBERS - 1 - i : i));
                        seen.put(account, program.pseudonymOf(account, EVENING));
                    }
                    return seen;
                }));
            }
            start.countDown();

            Map<AccountId, Pseudonym> first = answers.get(0).get(120, TimeUnit.SECONDS);
            assertThat(first).hasSize(MEMBERS);
            assertThat(first.values().stream().map(Pseudonym::name)).doesNotHaveDuplicates();
            assertThat(first.values().stream().map(Pseudonym::id)).doesNotHaveDuplicates();
            for (Future<Map<AccountId, Pseudonym>> answer : answers) {
                assertThat(answer.get(120, TimeUnit.SECONDS)).isEqualTo(first);
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
