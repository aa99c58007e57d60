package org.quietroom.encryption.room;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Notices that the group ended or went on without this device. The hub's word is not enough: its log of devices, from which nothing can
 * be taken back, must say that this device was taken out.
 */
final class Standing {
    private final Asking hub;
    private final Keeper keeper;
    private final LogFollower log;
    private final Outbox outbox;

    /** The last event that had come when this device was first missed; null while it is not. */
    private @Nullable Long missedAt;

    Standing(Asking hub, Keeper keeper, LogFollower log, Outbox outbox) {
        this.hub = hub;
        this.keeper = keeper;
        this.log = log;
        this.outbox = outbox;
    }

    /**
     * Holds this device's group against the hub's.
     *
     * @param view the room as the hub said before the log was followed
     * @throws UntrustedHubException if it has another group, and its log did not take this device out
     */
    void compare(RoomView view) {
        boolean other = keeper.in() && !Asking.encode(keeper.group().groupId()).equals(view.group);
        if (other && !log.tookOut()) {
            throw UntrustedHubException.elsewhere();
        }
        if (other) {
            over(Phase.ENDED, Line.Kind.ENDED);
        } else if (keeper.place.phase() == Phase.WAITING && log.tookOut()) {
            stopWaiting();
        }
    }

    /** It was taken out before it knew that it had come so far, or whom it waited for are gone. */
    private void stopWaiting() {
        if (keeper.log.endedFor(keeper.self.device())) {
            over(Phase.ENDED, Line.Kind.ENDED);
        } else {
            over(Phase.OUT, Line.Kind.REMOVED);
        }
    }

    /** Asks whether this device is missed in the log; if the room has another group by now, that is said at once. */
    private boolean missed() {
        keeper.requireSound();
        if (!keeper.in() && keeper.place.phase() != Phase.WAITING) {
            return false;
        }
        log.follow();
        if (log.tookOut()) {
            compare(RoomView.ask(hub));
            return keeper.in();
        }
        return false;
    }

    /** If words could not go out because this device was taken out, asks at once what became of the room. */
    void afterSending() {
        if (keeper.in() && !keeper.outbox.isEmpty() && log.tookOut()) {
            missed();
        }
    }

    /** Asks, and returns whether to ask again in a moment: what is still on its way to this device can be read. */
    boolean look() {
        Long before = missedAt;
        boolean missed = missed();
        boolean nothingCame = Objects.equals(before, keeper.place.last());
        missedAt = missed && !nothingCame ? (Long) keeper.place.last() : null;
        if (missed && nothingCame) {
            over(Phase.OUT, Line.Kind.REMOVED);
        }
        return missedAt != null;
    }

    private void over(Phase phase, Line.Kind kind) {
        new Step(keeper)
                .phase(phase)
                .keysGone()
                .note(kind, keeper.settings.clock().millis(), keeper.self.member())
                .put();
        outbox.flush();
    }
}
