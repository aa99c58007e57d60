package org.quietroom.discord.fake;

/** Snowflakes: milliseconds since 2015 in the upper 42 bits, a counter below, always rising. Safe for many threads. */
final class Numbers {
    private static final long EPOCH = 1_420_070_400_000L;
    private static final int TIME_BITS = 22;
    private long last;

    synchronized long next() {
        last = Math.max(last + 1, (System.currentTimeMillis() - EPOCH) << TIME_BITS);
        return last;
    }
}
