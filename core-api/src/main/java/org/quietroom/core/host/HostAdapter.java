package org.quietroom.core.host;

/**
 * Our side of one configured host. It parses, asks the {@link Gate}, and carries out effects; it decides nothing.
 *
 * <p>Safe for many threads. {@link #close} is idempotent and ends what {@link #open} began.
 */
public interface HostAdapter extends AutoCloseable {
    /** What this route can do, as configured; the same for the adapter's whole life. */
    HostProfile profile();

    /** The effects it can carry out; may be called before {@link #open}, then everything is "try again". */
    HostActions actions();

    /** Begins to serve: a connector dials in, a gate accepts calls. Returns at once; a lost connection is its own care. */
    void open(Gate gate);

    /** How the connection is, in words for an operator: never an account or an address. */
    HostHealth health();

    /**
     * Looks once whether it could serve, for an operator who asks while no gateway runs. Judges nothing and changes nothing at
     * the host; returns within a minute. Not for an adapter that is open.
     *
     * @return what was found, in words for an operator: never an account or an address
     */
    default HostHealth probe() {
        return HostHealth.UNTRIED;
    }

    /** Stops serving and frees what it holds. */
    @Override
    void close();
}
