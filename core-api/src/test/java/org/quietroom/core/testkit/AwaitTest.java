package org.quietroom.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AwaitTest {
    @Test
    void whatHoldsIsNotWaitedFor() {
        Await.until(Duration.ZERO, "it holds", () -> true);
    }

    @Test
    void itLooksUntilTheConditionHolds() {
        AtomicInteger looks = new AtomicInteger();
        Await.until("the tenth look", () -> looks.incrementAndGet() == 10);
        assertThat(looks).hasValue(10);
    }

    @Test
    void whatDoesNotComeAboutIsNamedWithTheBound() {
        assertThatThrownBy(() -> Await.until(Duration.ZERO, "the door opens", () -> false))
                .isInstanceOf(AssertionError.class)
                .hasMessage("it did not come about within 0 s: the door opens");
    }

    @Test
    void whatIsInsteadIsAskedForAtTheEnd() {
        AtomicInteger looks = new AtomicInteger();
        assertThatThrownBy(() -> Await.until(Duration.ZERO, () -> "after " + looks + " looks", () -> {
                    looks.incrementAndGet();
                    return false;
                }))
                .hasMessageContaining("after " + looks + " looks");
        assertThat(looks.get()).isPositive();
    }

    @Test
    void whatLookingThrowsIsThrownAtOnce() {
        assertThatThrownBy(() -> Await.until("a file", () -> {
                    throw new IOException("gone");
                }))
                .isInstanceOf(IOException.class);
    }
}
