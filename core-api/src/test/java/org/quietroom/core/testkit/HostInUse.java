package org.quietroom.core.testkit;

import java.time.Duration;

/** A real host that uses a gateway which runs elsewhere, with people on it; for tests of a gateway with several hosts. */
public interface HostInUse extends AutoCloseable {
    /** Its key in the gateway's configuration, as its plugin calls it. */
    String id();

    /** What stands below that key in the gateway's configuration, a line each, without indentation. */
    String settings();

    /** Returns when the host reaches the gateway, or the gateway the host; after a start of either. */
    void awaitReached() throws Exception;

    /** A member with this account enters the room and stays. The account has letters a-z alone. */
    HostUnderTest.Member join(String account) throws Exception;

    /** Whether members can see which accounts are in a room, as its profile says. */
    default boolean showsAccounts() {
        return false;
    }

    /** The host goes away, as for an upgrade; what it keeps stays. */
    void stop() throws Exception;

    /** It is there again, and so are its members, as soon as they can be. */
    void start() throws Exception;

    /** How long something may take until it counts as not happening. */
    default Duration patience() {
        return Duration.ofMinutes(5);
    }

    /** Everybody leaves, and the host ends. */
    @Override
    void close() throws Exception;
}
