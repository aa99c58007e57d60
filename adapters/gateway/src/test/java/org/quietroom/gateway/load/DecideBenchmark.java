package org.quietroom.gateway.load;

import com.google.common.collect.ImmutableList;
import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import com.ibm.icu.text.Normalizer2;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
import org.owasp.html.PolicyFactory;
import org.owasp.html.Sanitizers;
import org.quietroom.core.guard.Guard;
import org.quietroom.core.guard.GuardProvider;
import org.quietroom.core.message.Format;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Role;
import org.quietroom.core.message.Submission;
import org.quietroom.core.pipeline.Pipeline;
import org.quietroom.core.pipeline.PipelineBuilder;
import org.quietroom.core.setting.Settings;
import org.quietroom.core.testkit.Samples;
import org.quietroom.core.verdict.Decision;
import org.quietroom.gateway.config.Plugins;

/**
 * {@code Pipeline.decide} with every guard of the program, as the gateway wires them, on a post of 700 characters; beside
 * it the sum of what its libraries take for the same text: ICU's case folding, one automaton of 5,000 phrases over
 * characters, and for HTML the sanitiser with a comparable policy of its own.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DecideBenchmark {
    private static final int IN_FLIGHT = 100;
    private static final int PHRASES = 5_000;
    private static final String TEXT =
            "The nurse was kind, and I slept well after the second round; my daughter made soup. Scan on Monday! "
                    .repeat(7);
    private static final String HTML = "<p>" + TEXT.replace("soup. ", "<b>soup</b>.</p><p>") + "</p>";

    /** How the post is written. */
    @Param({"PLAIN", "HTML"})
    public Format format = Format.PLAIN;

    private final AhoCorasickDoubleArrayTrie<Integer> automaton = new AhoCorasickDoubleArrayTrie<>();
    private final PolicyFactory policy = Sanitizers.FORMATTING
            .and(Sanitizers.BLOCKS)
            .and(Sanitizers.LINKS)
            .and(Sanitizers.IMAGES)
            .and(Sanitizers.TABLES);
    private ImmutableList<Guard> guards = ImmutableList.of();
    private Submission post = Samples.post(TEXT);
    private Pipeline pipeline;

    /** Builds chain and floor. */
    @Setup
    public void build() {
        post = post.withParts(List.of(new Part(Role.BODY, format, format == Format.HTML ? HTML : TEXT)));
        PipelineBuilder builder = Pipeline.builder();
        ImmutableList.Builder<Guard> all = ImmutableList.builder();
        for (GuardProvider provider : Plugins.find().guards()) {
            Guard guard = provider.create(Settings.EMPTY);
            all.add(guard);
            builder.guard(provider, guard);
        }
        guards = all.build();
        pipeline = builder.build();
        Map<String, Integer> phrases = new TreeMap<>();
        for (int i = 0; i < PHRASES; i++) {
            phrases.put("phrase " + Integer.toString(i, 36) + " of the floor", i);
        }
        automaton.build(phrases);
    }

    /** Ends the threads. */
    @TearDown
    public void close() {
        pipeline.close();
    }

    /** The floor: the libraries alone, one after another. */
    @Benchmark
    public void libraries(Blackhole hole) {
        String text = post.parts().get(0).text();
        hole.consume(Normalizer2.getNFKCCasefoldInstance().normalize(text));
        AhoCorasickDoubleArrayTrie.IHit<Integer> hit = (begin, end, value) -> hole.consume(value);
        automaton.parseText(text, hit);
        if (format == Format.HTML) {
            hole.consume(policy.sanitize(text));
        }
    }

    /** The guards alone, one after another. */
    @Benchmark
    public void guards(Blackhole hole) {
        for (Guard guard : guards) {
            hole.consume(guard.review(post, Samples.CONTEXT));
        }
    }

    /** One decision after the other: two hand-overs between threads each. */
    @Benchmark
    public Decision decide() {
        return pipeline.decide(post, Samples.CONTEXT).toCompletableFuture().join();
    }

    /** A hundred decisions in flight, as a busy host has; the time is that of one. */
    @Benchmark
    @OperationsPerInvocation(IN_FLIGHT)
    public void decideManyAtOnce(Blackhole hole) {
        CompletableFuture<?>[] all = new CompletableFuture<?>[IN_FLIGHT];
        for (int i = 0; i < IN_FLIGHT; i++) {
            all[i] = pipeline.decide(post, Samples.CONTEXT).toCompletableFuture();
        }
        CompletableFuture.allOf(all).join();
        hole.consume(all);
    }
}
