package org.quietroom.core.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.quietroom.core.guard.Guard;
import org.quietroom.core.guard.OnFailure;
import org.quietroom.core.guard.Phase;
import org.quietroom.core.message.Submission;
import org.quietroom.core.pipeline.Pipeline;
import org.quietroom.core.pipeline.PipelineBuilder;
import org.quietroom.core.testkit.Samples;
import org.quietroom.core.verdict.Decision;
import org.quietroom.core.verdict.GuardId;
import org.quietroom.core.verdict.Review;

/**
 * What the pipeline itself costs: guards that do nothing, called through it and called directly.
 *
 * <p>{@link #oneAtATime} waits for every decision, so it holds two hand-overs between threads; {@link #manyAtOnce} keeps a
 * hundred in flight, as a busy host does; {@link #directly} is the floor.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PipelineBenchmark {
    private static final int IN_FLIGHT = 100;
    private static final List<Phase> PHASES = List.of(Phase.CARE, Phase.REDACT, Phase.FORMAT);

    /** How many guards the chain has. */
    @Param({"1", "5", "10"})
    public int guards;

    private final Submission post = Samples.post("I slept well and the weather is lovely. ".repeat(18));
    private final List<Guard> chain = new ArrayList<>();
    private Pipeline pipeline;

    /** Builds the chain. */
    @Setup
    public void build() {
        PipelineBuilder builder = Pipeline.builder();
        chain.clear();
        for (int i = 0; i < guards; i++) {
            int least = -i;
            Guard guard = (submission, context) ->
                    submission.parts().size() > least ? Review.PASS : Review.flagged(List.of());
            chain.add(guard);
            builder.guard(new GuardId("bench.g" + i), PHASES.get(i % 3), OnFailure.HOLD, guard);
        }
        pipeline = builder.build();
    }

    /** Ends the threads. */
    @TearDown
    public void close() {
        pipeline.close();
    }

    /** The same guards without a pipeline. */
    @Benchmark
    public void directly(Blackhole hole) {
        for (Guard guard : chain) {
            hole.consume(guard.review(post, Samples.CONTEXT));
        }
    }

    /** One decision after the other. */
    @Benchmark
    public Decision oneAtATime() {
        return pipeline.decide(post, Samples.CONTEXT).toCompletableFuture().join();
    }

    /** A hundred decisions in flight; the time is that of one. */
    @Benchmark
    @OperationsPerInvocation(IN_FLIGHT)
    public void manyAtOnce(Blackhole hole) {
        CompletableFuture<?>[] all = new CompletableFuture<?>[IN_FLIGHT];
        for (int i = 0; i < IN_FLIGHT; i++) {
            all[i] = pipeline.decide(post, Samples.CONTEXT).toCompletableFuture();
        }
        CompletableFuture.allOf(all).join();
        hole.consume(all);
    }
}
