package org.quietroom.core.host;

import static java.util.Objects.requireNonNull;

/**
 * How a host's connection is.
 *
 * @param state in a word
 * @param detail what happened, why, and what to do next; for operators
 */
public record HostHealth(State state, String detail) {
    /** Of a host that cannot be tried before the gateway runs. */
    public static final HostHealth UNTRIED =
            new HostHealth(State.WAITING, "Whether it is reached shows when the gateway runs.");

    /** @throws NullPointerException if anything is null */
    public HostHealth {
        requireNonNull(state, "state");
        requireNonNull(detail, "detail");
    }

    /** In a word. */
    public enum State {
        /** It reaches us, or we reach it. */
        REACHED,
        /** We wait for its first word. */
        WAITING,
        /** It was there and is not now. */
        LOST,
        /** It refuses us: somebody must change something. */
        REFUSED
    }
}
