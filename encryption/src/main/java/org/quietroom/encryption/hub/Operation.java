package org.quietroom.encryption.hub;

import java.util.List;
import org.quietroom.core.host.SealedRooms.Reply;
import org.quietroom.core.message.Pseudonym;

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

    /**
     * Where the same is done before, each in a transaction of its own: whoever asks again after a fault in between has the rest done.
     *
     * @throws Refusal if nothing is done
     */
    default List<Errand> before(Pseudonym member, Request request, HubStore store) {
        return List.of();
    }

    /** The same operation in another room, as {@code member} asks for it there. */
    record Errand(Pseudonym member, Request request) {}

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
