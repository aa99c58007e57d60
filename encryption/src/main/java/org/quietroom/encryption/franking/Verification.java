package org.quietroom.encryption.franking;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.message.RoomId;

/** What can be said of one reported message. */
public sealed interface Verification {
    /** Calls the one method of {@code cases} that fits. */
    <R> R match(Cases<R> cases);

    /** One method a case. */
    interface Cases<R> {
        /** It was sent so. */
        R verified(Verified verified);

        /** Nothing is proven. */
        R notVerified(NotVerified notVerified);

        /** Nobody can say at this time. */
        R cannotCheckNow();
    }

    /**
     * This member sent these words in this room at this time.
     *
     * @param sender who
     * @param room where
     * @param at when the hub passed it on
     */
    record Verified(PseudonymId sender, RoomId room, Instant at) implements Verification {
        /** @throws NullPointerException if anything is null */
        public Verified {
            requireNonNull(sender, "sender");
            requireNonNull(room, "room");
            requireNonNull(at, "at");
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.verified(this);
        }
    }

    /** @param reason why not */
    record NotVerified(Reason reason) implements Verification {
        /** @throws NullPointerException if anything is null */
        public NotVerified {
            requireNonNull(reason, "reason");
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.notVerified(this);
        }
    }

    /** The hub's keys cannot be reached, or lack one that it once had; trying later may say more. */
    record CannotCheckNow() implements Verification {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.cannotCheckNow();
        }
    }

    /** Why a message is not verified. */
    enum Reason {
        /** It came without a proof: the reporter added it. */
        NO_PROOF,
        /** Whom it names is no member of the room. */
        NO_SUCH_MEMBER,
        /** No key that this hub has or ever had made the proof. */
        OTHER_KEY,
        /** A key of this hub made the proof, and was destroyed since: nobody can say any more. */
        KEY_DESTROYED,
        /** Words, member, room, time or salt are not those that passed the hub, or they passed it in another room. */
        MISMATCH
    }
}
