package org.quietroom.gate;

import java.time.Duration;

/** Is told of each request that was answered, without its content: for counting. Safe for many threads. */
@FunctionalInterface
public interface GateWatch {
    /** Looks away. */
    GateWatch NONE = (operation, status, took) -> {};

    /**
     * A request was answered.
     *
     * @param operation {@code submit}, {@code identify}, {@code poll} or {@code acknowledge}
     * @param status the HTTP status
     * @param took from the request's first byte here to the answer; a poll's includes its waiting
     */
    void answered(String operation, int status, Duration took);
}
