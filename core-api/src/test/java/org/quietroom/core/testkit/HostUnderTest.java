package org.quietroom.core.testkit;

import java.time.Duration;
import java.util.List;
import org.quietroom.core.host.HostAdapter;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.RoomId;

/**
 * Drives a real host from outside, as its members and its operator would, for {@link HostAdapterContract}. Nothing here
 * needs to be quick: the contract waits.
 */
public interface HostUnderTest extends AutoCloseable {
    /** The route's name in the report, such as {@code xmpp-gate}. */
    String route();

    /** Our side of the host now; another one after {@link #startGate} is fine. */
    HostAdapter adapter();

    /** The room everything is said in, empty of earlier members. */
    RoomId room();

    /** A member with this account enters the room and stays. The account has letters a-z alone. */
    Member join(String account) throws Exception;

    /** Our gate goes away, as if our program had been killed. */
    void stopGate() throws Exception;

    /** Our gate is back; returns when the host can reach it again. */
    void startGate() throws Exception;

    /** How long something may take until it counts as not happening. */
    default Duration patience() {
        return Duration.ofSeconds(60);
    }

    /** Everybody leaves, everything ends. */
    @Override
    void close() throws Exception;

    /** One member's client. */
    interface Member {
        /** Who the host says it is. */
        AccountId account();

        /** Says something in the room; returns the client's own key of it, for {@link #edit} and {@link #delete}. */
        String post(String text) throws Exception;

        /** Replaces what it said. Called only if the route sees edits. */
        void edit(String key, String text) throws Exception;

        /** Takes back what it said; false if members of this host cannot. */
        boolean delete(String key) throws Exception;

        /** Says something to one other member alone. Called only if the route sees private messages. */
        void whisper(Member to, String text) throws Exception;

        /** What the client shows of the room and of whispers now, in order; what was taken away is not among it. */
        List<Seen> seen() throws Exception;

        /** What only this member was told: errors, notices, private words from us; in order. */
        List<String> told() throws Exception;

        /** Everything the client ever received, as it came over the wire. */
        String received() throws Exception;
    }

    /**
     * A message as a client shows it.
     *
     * @param name the author's name
     * @param text the words
     */
    record Seen(String name, String text) {}
}
