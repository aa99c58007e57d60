package org.quietroom.encryption.mls;

import com.google.crypto.tink.util.Bytes;
import org.quietroom.encryption.mls.wire.Proposal;

/** What a message was. Its sender is proven. */
public sealed interface Received {
    /** The state to go on with. */
    Group next();

    /**
     * Application data.
     *
     * @param sender as it was in the epoch of the message
     * @param authenticatedData what the sender signed beside the data, readable for all
     * @param epoch of the message: the current one or one shortly before
     */
    record Message(Group next, Member sender, Bytes data, Bytes authenticatedData, long epoch) implements Received {
        /** No content. */
        @Override
        public String toString() {
            return "Message";
        }
    }

    /**
     * A valid proposal, kept until the next commit.
     *
     * @param sender with leaf -1 if it comes from outside the group
     * @param reference by which a commit names it
     */
    record Proposed(Group next, Member sender, Proposal proposal, Bytes reference, Bytes authenticatedData)
            implements Received {}

    /** A commit; {@code next} is in the epoch it began. */
    record Committed(Group next, Changes changes, Bytes authenticatedData) implements Received {}

    /** A commit that removes this member. There is no next epoch for it: destroy the group, and its stored form. */
    record Removed(Changes changes, Bytes authenticatedData) implements Received {
        /** @throws IllegalStateException always */
        @Override
        public Group next() {
            throw new IllegalStateException("this member was removed: there is no next state");
        }
    }
}
