package org.quietroom.core.pipeline;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quietroom.core.pipeline.Chains.id;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.quietroom.core.guard.Guard;
import org.quietroom.core.guard.OnFailure;
import org.quietroom.core.guard.Phase;
import org.quietroom.core.host.Answer;
import org.quietroom.core.host.Gate;
import org.quietroom.core.host.HostProfile;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.message.Submission;
import org.quietroom.core.testkit.Await;
import org.quietroom.core.testkit.InMemoryIdentities;
import org.quietroom.core.testkit.RecordingCases;
import org.quietroom.core.verdict.Review;
import org.quietroom.core.verdict.Verdict;

/** Two hosts share one pipeline, and one of them floods: the other's message is judged after few of the flood, not after all. */
class FloodTest {
    private static final int FLOOD = 1_000;
    private static final int AT_ONCE = 16;

    private final List<String> judged = new CopyOnWriteArrayList<>();
    private final CountDownLatch first = new CountDownLatch(1);

    @Test
    void aHostThatFloodsWaitsBehindItself() throws Exception {
        Guard slow = (submission, context) -> {
            judged.add(submission.room().host().value() + " " + submission.id().value());
            try {
                boolean unused = first.await(60, SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Review.of(Verdict.PASS);
        };
        try (Pipeline pipeline = Pipeline.builder()
                .workers(1)
                .timeLimit(java.time.Duration.ofMinutes(5))
                .guard(id("slow"), Phase.CARE, OnFailure.HOLD, slow)
                .build()) {
            Gate flooding = gate(pipeline);
            Gate quiet = gate(pipeline);
            List<CompletableFuture<Answer>> all = new ArrayList<>();
            for (int i = 0; i < FLOOD; i++) {
                all.add(submit(flooding, "flood", i));
            }
            Await.until("the first is judged", () -> judged.size() == 1);
            for (int i = 0; i < 3; i++) {
                all.add(submit(quiet, "quiet", i));
            }
            first.countDown();
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(60, SECONDS);
            assertThat(all)
                    .allSatisfy(answer -> assertThat(answer.join().action()).isEqualTo(Answer.Action.PUBLISH));
        }
        assertThat(judged).hasSize(FLOOD + 3);
        assertThat(judged.stream().filter(who -> who.startsWith("quiet")))
                .containsExactly("quiet 0", "quiet 1", "quiet 2");
        assertThat(judged.indexOf("quiet 2")).as("behind few of the flood").isLessThan(3 * AT_ONCE);
    }

    /* Ports are called by whoever submits, so that the order in which work begins is the order of the calls. */
    private static Gate gate(Pipeline pipeline) {
        return Gatekeeper.builder(pipeline, new InMemoryIdentities(), new RecordingCases(), HostProfile.EMBEDDED)
                .blocking(Runnable::run)
                .turns(AT_ONCE, FLOOD)
                .build();
    }

    private static CompletableFuture<Answer> submit(Gate gate, String host, int number) {
        HostId id = new HostId(host);
        Submission post = Submission.post(
                new MessageId(Integer.toString(number)), new RoomId(id, "evening"), "hello", Instant.EPOCH);
        return gate.submit(new AccountId(id, "ann"), post).toCompletableFuture();
    }
}
