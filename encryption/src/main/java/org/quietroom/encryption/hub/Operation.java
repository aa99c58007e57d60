package org.quietroom.encryption.hub;

import org.quietroom.core.host.SealedRooms.Reply;

/** One operation of the hub. Stateless; safe for many threads. */
interface Operation {
    /** @throws Refusal if it is not done; then nothing was changed */
    Reply run(Call call);

    /** What it needs of the store. */
    Access access();

    /** Whether it puts something before other members, which moderators may have denied the asking one. */
    default boolean speaks() {
        return false;
    }

    /** Whether it carries a tree, which may be longer than other requests. */
    default boolean uploads() {
        return false;
    }

    /** Whether it marks a message, for which the key has to be known for ever. */
    default boolean marks() {
        return false;
    }

    /** What an operation needs of the store. */
    enum Access {
        /** Single reads. */
        READ,
        /** A transaction that holds the room. */
        HOLD,
        /** No connection while it runs. */
        NONE
    }
}
