package org.quietroom.anonymity;

import static org.quietroom.anonymity.Fixture.EVENING;
import static org.quietroom.anonymity.Fixture.account;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.prf.PrfSet;
import com.zaxxer.hikari.HikariDataSource;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.testkit.Databases;

/** What a pseudonym costs on SQLite: remembered, from the store, new; and the key derivation alone, as the floor. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PseudonymBenchmark {
    /** More than the cache holds, so that going round and round always misses. */
    private static final int MEMBERS = 12_000;

    private HikariDataSource source;
    private VeiledIdentities identities;
    private PrfSet prfs;
    private int round;
    private int newcomer;

    /** Runs this benchmark alone. */
    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(PseudonymBenchmark.class.getSimpleName())
                        .build())
                .run();
    }

    @Setup(Level.Trial)
    public void fill() {
        source = Fixture.pool(Databases.SQLITE.fresh());
        KeysetHandle keys = Fixture.keys();
        prfs = Fixture.prfs(keys);
        identities = Fixture.open(source, keys);
        for (int i = 0; i < MEMBERS; i++) {
            identities.pseudonymOf(account("member-" + i), EVENING);
        }
    }

    @TearDown(Level.Trial)
    public void close() {
        source.close();
    }

    @Benchmark
    public Pseudonym remembered() {
        return identities.pseudonymOf(account("member-" + (MEMBERS - 1)), EVENING);
    }

    @Benchmark
    public Pseudonym fromTheStore() {
        round = (round + 1) % MEMBERS;
        return identities.pseudonymOf(account("member-" + round), EVENING);
    }

    @Benchmark
    public Pseudonym newMember() {
        return identities.pseudonymOf(account("newcomer-" + newcomer++), EVENING);
    }

    @Benchmark
    public byte[] floorOneDerivation() throws GeneralSecurityException {
        return prfs.computePrimary(PrfInput.of("quietroom/pseudonym/v1", "forum", "evening", "member-1"), 16);
    }
}
