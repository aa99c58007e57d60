package org.quietroom.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietroom.core.guard.OnFailure.HOLD;
import static org.quietroom.core.guard.OnFailure.SKIP_AND_FLAG;
import static org.quietroom.core.guard.Phase.CARE;
import static org.quietroom.core.guard.Phase.REDACT;
import static org.quietroom.core.pipeline.Chains.decide;
import static org.quietroom.core.pipeline.Chains.flagging;
import static org.quietroom.core.pipeline.Chains.id;
import static org.quietroom.core.pipeline.Chains.outcomes;
import static org.quietroom.core.pipeline.Chains.post;
import static org.quietroom.core.pipeline.Chains.rewriting;
import static org.quietroom.core.pipeline.Chains.texts;
import static org.quietroom.core.pipeline.Chains.verdict;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.quietroom.core.guard.Guard;
import org.quietroom.core.testkit.Await;
import org.quietroom.core.verdict.Decision;
import org.quietroom.core.verdict.Review;
import org.quietroom.core.verdict.Severity;
import org.quietroom.core.verdict.TrailEntry.Outcome;
import org.quietroom.core.verdict.Verdict;

/** Guards that never come back, and what they cost others. */
class OverrunTest {
    private final AtomicBoolean released = new AtomicBoolean();

    /** Loops without heeding interrupts when the text says so. */
    private final Guard looping = (submission, context) -> {
        while (!released.get() && submission.parts().get(0).text().contains("poison")) {
            Thread.onSpinWait();
        }
        return Review.PASS;
    };

    @AfterEach
    void release() {
        released.set(true);
    }

    @Test
    void aGuardThatLoopsIsGivenUpAndTheRestOfTheChainIsAsked() throws Exception {
        Decision decision = decide(
                Pipeline.builder()
                        .timeLimit(Duration.ofMillis(30))
                        .guard(id("a"), CARE, SKIP_AND_FLAG, flagging(Severity.PLAN))
                        .guard(id("b"), CARE, HOLD, looping)
                        .guard(id("c"), REDACT, HOLD, rewriting(t -> t + "!")),
                "poison");
        assertThat(outcomes(decision)).containsExactly(Outcome.PASSED, Outcome.OVERRAN, Outcome.REWROTE);
        assertThat(decision.verdict()).isInstanceOf(Verdict.Hold.class);
        assertThat(decision.flags()).hasSize(1);
        assertThat(texts(decision)).containsExactly("poison!");
        assertThat(decision.trail().get(1).took()).isGreaterThanOrEqualTo(Duration.ofMillis(30));
    }

    @Test
    void othersAreInTimeWhileOneGuardLoops() throws Exception {
        try (Pipeline pipeline = Pipeline.builder()
                .workers(2)
                .timeLimit(Duration.ofSeconds(60))
                .guard(id("a"), CARE, HOLD, looping)
                .build()) {
            CompletableFuture<Decision> stuck =
                    pipeline.decide(post("poison"), Chains.CONTEXT).toCompletableFuture();
            for (int i = 0; i < 200; i++) {
                assertThat(decide(pipeline, post("fine " + i)).verdict()).isEqualTo(Verdict.PASS);
            }
            assertThat(stuck).isNotDone();
            released.set(true);
            assertThat(stuck.get(10, TimeUnit.SECONDS).verdict()).isEqualTo(Verdict.PASS);
        }
    }

    @Test
    void threeOverrunsInARowAreQuarantinedUntilATrialSucceeds() throws Exception {
        AtomicLong clock = new AtomicLong();
        AtomicLong called = new AtomicLong();
        try (Pipeline pipeline = Pipeline.builder()
                .workers(1)
                .timeLimit(Duration.ofMillis(20))
                .nanos(clock::get)
                .guard(id("a"), CARE, SKIP_AND_FLAG, (s, c) -> {
                    called.incrementAndGet();
                    return looping.review(s, c);
                })
                .build()) {
            for (int i = 0; i < 3; i++) {
                assertThat(outcomes(decide(pipeline, post("poison")))).containsExactly(Outcome.OVERRAN);
            }
            assertThat(pipeline.guards()).singleElement().satisfies(status -> {
                assertThat(status.quarantined()).isTrue();
                assertThat(status.failures()).isEqualTo(3);
            });
            clock.addAndGet(GuardHealth.LONGEST_COOL_DOWN.toNanos());
            Decision whileStuck = decide(pipeline, post("fine"));
            assertThat(outcomes(whileStuck)).containsExactly(Outcome.QUARANTINED);
            assertThat(whileStuck.flags()).hasSize(1);
            assertThat(called).hasValue(3);

            released.set(true);
            Await.until(
                    "the guard passes it",
                    () -> outcomes(decide(pipeline, post("fine"))).contains(Outcome.PASSED));
            assertThat(pipeline.guards().get(0).quarantined()).isFalse();
        }
    }

    @Test
    void tenFailuresInARowAreQuarantinedAndTheCoolDownDoubles() throws Exception {
        AtomicLong clock = new AtomicLong();
        AtomicBoolean broken = new AtomicBoolean(true);
        try (Pipeline pipeline = Pipeline.builder()
                .nanos(clock::get)
                .guard(id("a"), CARE, SKIP_AND_FLAG, (s, c) -> {
                    if (broken.get()) {
                        throw new IllegalStateException();
                    }
                    return Review.PASS;
                })
                .build()) {
            for (int i = 0; i < GuardHealth.FAILURES_IN_A_ROW; i++) {
                assertThat(outcomes(decide(pipeline, post("x")))).containsExactly(Outcome.FAILED);
            }
            Duration coolDown = GuardHealth.FIRST_COOL_DOWN;
            for (int i = 0; i < 8; i++) {
                clock.addAndGet(coolDown.toNanos() - 1);
                assertThat(outcomes(decide(pipeline, post("x")))).containsExactly(Outcome.QUARANTINED);
                clock.addAndGet(1);
                assertThat(outcomes(decide(pipeline, post("x")))).containsExactly(Outcome.FAILED);
                coolDown = coolDown.multipliedBy(2).compareTo(GuardHealth.LONGEST_COOL_DOWN) > 0
                        ? GuardHealth.LONGEST_COOL_DOWN
                        : coolDown.multipliedBy(2);
            }
            broken.set(false);
            clock.addAndGet(coolDown.toNanos());
            assertThat(outcomes(decide(pipeline, post("x")))).containsExactly(Outcome.PASSED);
            assertThat(outcomes(decide(pipeline, post("x")))).containsExactly(Outcome.PASSED);
        }
    }

    @Test
    void threadsThatWereGivenUpAreBounded() throws Exception {
        int workers = 4;
        AtomicLong inside = new AtomicLong();
        AtomicLong most = new AtomicLong();
        try (Pipeline pipeline = Pipeline.builder()
                .workers(workers)
                .timeLimit(Duration.ofMillis(20))
                .guard(id("a"), CARE, HOLD, (s, c) -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    try {
                        return looping.review(s, c);
                    } finally {
                        inside.decrementAndGet();
                    }
                })
                .guard(id("b"), CARE, HOLD, verdict(Verdict.PASS))
                .build()) {
            List<CompletableFuture<Decision>> all = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                all.add(pipeline.decide(post("poison"), Chains.CONTEXT).toCompletableFuture());
            }
            for (CompletableFuture<Decision> one : all) {
                assertThat(one.get(20, TimeUnit.SECONDS).verdict()).isInstanceOf(Verdict.Hold.class);
            }
            assertThat(most.get()).isLessThanOrEqualTo(GuardHealth.MAX_STUCK - 1 + workers);
        }
    }

    @Test
    void aGuardThatInterruptsItselfHarmsNobody() throws Exception {
        AtomicBoolean leaked = new AtomicBoolean();
        try (Pipeline pipeline = Pipeline.builder()
                .workers(1)
                .guard(id("a"), CARE, HOLD, (s, c) -> {
                    Thread.currentThread().interrupt();
                    return Review.PASS;
                })
                .guard(id("b"), CARE, HOLD, (s, c) -> {
                    leaked.set(Thread.currentThread().isInterrupted());
                    return Review.PASS;
                })
                .build()) {
            decide(pipeline, post("x"));
            assertThat(decide(pipeline, post("y")).verdict()).isEqualTo(Verdict.PASS);
            assertThat(leaked).isFalse();
        }
    }
}
