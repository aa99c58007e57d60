package org.quietroom.encryption.room;

/** The way out: of this device, or of another one of its member. */
final class Exit {
    /** What the hub says of a device that is not in the room, or not any more. */
    private static final String GONE = "device.not-yours";

    private final Asking hub;
    private final Keeper keeper;
    private final Outbox outbox;

    Exit(Asking hub, Keeper keeper, Outbox outbox) {
        this.hub = hub;
        this.keeper = keeper;
        this.outbox = outbox;
    }

    /** Tells the hub that this device leaves; somebody inside commits it. It may have been taken out already. */
    void announce() {
        try {
            hub.ask("leave", Asking.request().put("device", keeper.self.device()));
        } catch (HubRefusedException e) {
            if (!e.code().equals(GONE)) {
                throw e;
            }
        }
    }

    /** Tells the hub that another device leaves, and what is beside it in this member's private rooms. */
    void announceOther(String device) {
        hub.ask("leave", Asking.request().put("device", device).put("pairs", true));
    }

    /** Forgets the keys of this device, which was announced; what it had not sent is said to be so. */
    void leave() {
        if (keeper.place.phase() != Phase.OUT) {
            new Step(keeper).phase(Phase.OUT).keysGone().put();
        }
        outbox.flush();
    }

    /** Begins as a device that nobody knows yet; the lines stay. The room has to be opened again then. */
    void startOver() {
        if (keeper.place.phase() != Phase.NEW) {
            try {
                announce();
            } catch (HubRefusedException e) {
                // It is out already.
            }
            leave();
        }
        new Step(keeper).phase(Phase.NEW).self(Self.fresh(keeper.self.member())).put();
        keeper.broken = true;
    }
}
