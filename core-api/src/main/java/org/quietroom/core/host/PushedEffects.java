package org.quietroom.core.host;

/**
 * Carries out effects at a host that asks us over the HTTP gate but runs no program of its own to fetch effects: it is called
 * instead. While closed, everything is "try again". Safe for many threads.
 */
public interface PushedEffects extends HostActions, AutoCloseable {
    /** Begins to look after the connection; returns at once. May be called again after {@link #close}. */
    void open();

    /** Whether the host can be called, in words for an operator: never an account or an address. */
    HostHealth health();

    /** As {@link HostAdapter#probe()}, of the way to the host. */
    default HostHealth probe() {
        return HostHealth.UNTRIED;
    }

    /** Calls nobody any more; idempotent. */
    @Override
    void close();
}
