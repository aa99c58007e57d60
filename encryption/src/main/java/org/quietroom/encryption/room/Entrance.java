package org.quietroom.encryption.room;

import com.google.crypto.tink.util.Bytes;
import org.quietroom.encryption.mls.Group;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.wire.Extensions;

/** The way in: known at the hub, then in the group, or the first of a new one. Goes on wherever the last visit ended. */
final class Entrance {
    private static final int GROUP_ID = 32;
    private static final int CONFLICT = 409;

    private final Asking hub;
    private final Keeper keeper;
    private final LogFollower log;
    private final Standing standing;
    private final KeyPackages packages;

    Entrance(Asking hub, Keeper keeper, LogFollower log, Standing standing) {
        this.hub = hub;
        this.keeper = keeper;
        this.log = log;
        this.standing = standing;
        this.packages = new KeyPackages(hub, keeper);
    }

    /** @param view the room as the hub says it is now */
    void enter(RoomView view) {
        log.follow();
        if (keeper.place.phase() == Phase.NEW) {
            register();
        }
        standing.compare(view);
        Group founding = keeper.founding;
        if (founding != null && view.group != null) {
            if (Asking.encode(founding.groupId()).equals(view.group)) {
                founded(founding);
            } else {
                new Step(keeper).founding(null).put();
            }
        }
        if (keeper.place.phase() == Phase.WAITING && view.group == null) {
            found();
        }
        packages.renew(view);
        tellBeside();
    }

    /** Whoever takes this machine's device out of the room in which the two met takes this one out, too: by what the hub is told here. */
    private void tellBeside() {
        String beside = keeper.settings.beside();
        if (beside != null && (keeper.in() || keeper.place.phase() == Phase.WAITING)) {
            try {
                hub.ask(
                        "beside",
                        Asking.request().put("device", keeper.self.device()).put("beside", beside));
            } catch (HubRefusedException e) {
                // One of the two is out already.
            }
        }
    }

    /** While it waits, what others let it in by is kept good. */
    void tidy() {
        keeper.requireSound();
        if (keeper.place.phase() == Phase.WAITING) {
            packages.renew(RoomView.ask(hub));
        }
    }

    private void register() {
        if (keeper.log.newest(keeper.self.device()).isEmpty()) {
            hub.ask("register", packages.registration());
            log.follow();
        }
        new Step(keeper).phase(Phase.WAITING).put();
    }

    private void found() {
        Group group = keeper.founding;
        if (group == null) {
            Bytes id = CipherSuite.of(1).random(GROUP_ID).reveal();
            group = Group.create(keeper.self.client(), id, Extensions.NONE, keeper.groupSettings);
            new Step(keeper).founding(group).put();
        }
        try {
            hub.ask(
                    "create",
                    Asking.request()
                            .put("group", Asking.encode(group.groupId()))
                            .put("device", keeper.self.device())
                            .put("tree", Asking.encode(group.ratchetTree())));
        } catch (HubRefusedException e) {
            if (e.status() != CONFLICT) {
                throw e;
            }
            // Somebody was first, or this very group is there already: the next look at the room tells.
            return;
        }
        founded(group);
    }

    private void founded(Group group) {
        long now = keeper.settings.clock().millis();
        new Step(keeper)
                .joined(group, now)
                .note(Line.Kind.ENTERED, now, keeper.self.member())
                .put();
    }
}
