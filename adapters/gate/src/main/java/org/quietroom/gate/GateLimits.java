package org.quietroom.gate;

import java.time.Duration;

/**
 * How much one host may ask for.
 *
 * @param bodyBytes the largest request body
 * @param perSecond requests a second, after bursts of one second's worth are evened out
 * @param skew how far a request's time may be from ours, either way
 * @param lease how long a host has to acknowledge an effect before it is handed out again
 * @param queued how many effects may wait for a host
 * @param polls how many polls of a host may wait at once; one more ends the oldest
 * @param answer how long a submission may take before the host is told to try again
 */
public record GateLimits(
        int bodyBytes, int perSecond, Duration skew, Duration lease, int queued, int polls, Duration answer) {

    /** What holds unless an operator says otherwise. */
    public static final GateLimits DEFAULT = new GateLimits(
            1 << 20, 500, Duration.ofSeconds(60), Duration.ofSeconds(30), 1000, 8, Duration.ofSeconds(10));

    /** @throws IllegalArgumentException if a number is not positive */
    public GateLimits {
        if (bodyBytes < 1 || perSecond < 1 || queued < 1 || polls < 1) {
            throw new IllegalArgumentException("limits are 1 or more");
        }
        if (skew.toMillis() < 1 || lease.toMillis() < 1 || answer.toMillis() < 1) {
            throw new IllegalArgumentException("durations are a millisecond or more");
        }
    }

    /** The same with another number of requests a second. */
    public GateLimits withPerSecond(int requests) {
        return new GateLimits(bodyBytes, requests, skew, lease, queued, polls, answer);
    }

    /** How many nonces of one host are remembered at once. */
    int nonces() {
        return (int) Math.min(1_000_000L, perSecond * (2 * skew.toSeconds() + 2));
    }
}
