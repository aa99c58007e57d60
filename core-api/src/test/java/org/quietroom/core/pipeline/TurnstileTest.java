package org.quietroom.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.quietroom.core.testkit.Await;

/** Few of a host are judged at once, the others wait in order, and too many are turned away. */
class TurnstileTest {
    private final List<Integer> begun = new ArrayList<>();

    @Test
    void thoseWhoWaitComeInOrderAsPlacesBecomeFree() {
        Turnstile turnstile = new Turnstile(2, 10, Runnable::run);
        List<CompletableFuture<String>> work = new ArrayList<>();
        List<CompletionStage<String>> results = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            CompletableFuture<String> own = new CompletableFuture<>();
            work.add(own);
            results.add(begin(turnstile, i, own));
        }
        assertThat(begun).containsExactly(0, 1);
        work.get(1).complete("the second");
        assertThat(begun).containsExactly(0, 1, 2);
        assertThat(results.get(1)).isCompletedWithValue("the second");
        work.get(0).completeExceptionally(new IllegalStateException("as asked"));
        assertThat(begun).containsExactly(0, 1, 2, 3);
        assertThat(results.get(0)).isCompletedExceptionally();
    }

    @Test
    void oneMoreThanMayWaitIsTurnedAwayAndLeavesNoTrace() {
        Turnstile turnstile = new Turnstile(1, 1, Runnable::run);
        CompletableFuture<String> first = new CompletableFuture<>();
        begin(turnstile, 0, first);
        begin(turnstile, 1, new CompletableFuture<>());
        assertThat(begin(turnstile, 2, new CompletableFuture<>()))
                .failsWithin(Duration.ZERO)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(RejectedExecutionException.class);
        first.complete("done");
        assertThat(begun).containsExactly(0, 1);
    }

    @Test
    void workThatThrowsFreesItsPlace() {
        Turnstile turnstile = new Turnstile(1, 1, Runnable::run);
        assertThat(turnstile.<String>pass(() -> {
                    throw new IllegalStateException("as asked");
                }))
                .isCompletedExceptionally();
        assertThat(begin(turnstile, 0, CompletableFuture.completedFuture("next")))
                .isCompletedWithValue("next");
    }

    @Test
    void manyThatAreDoneAtOnceNeedNoDeepStack() throws Exception {
        Turnstile turnstile = new Turnstile(1, 100_000, work -> {
            throw new RejectedExecutionException("the program ends");
        });
        CompletableFuture<String> first = new CompletableFuture<>();
        begin(turnstile, 0, first);
        CompletionStage<String> last = first;
        for (int i = 0; i < 100_000; i++) {
            last = turnstile.pass(() -> CompletableFuture.completedFuture("done"));
        }
        first.complete("now");
        CompletionStage<String> end = last;
        Await.until("all are done", () -> end.toCompletableFuture().isDone());
        assertThat(end).isCompletedWithValue("done");
    }

    private CompletionStage<String> begin(Turnstile turnstile, int number, CompletableFuture<String> work) {
        return turnstile.pass(() -> {
            begun.add(number);
            return work;
        });
    }
}
