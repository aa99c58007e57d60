package org.quietroom.encryption.room;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.crypto.tink.util.Bytes;
import java.time.Duration;
import org.quietroom.encryption.mls.Group;
import org.quietroom.encryption.mls.OwnKeyPackage;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.wire.Extensions;
import org.quietroom.encryption.mls.wire.Lifetime;
import org.quietroom.encryption.wire.LogEntry;

/** The way in: known at the hub, then in the group, or the first of a new one. Goes on wherever the last visit ended. */
final class Entrance {
    /** How often it can be tried to let this device in before its last resort serves again. */
    private static final int PACKAGES = 10;

    private static final Duration LIFETIME = Duration.ofDays(90);
    private static final Duration CLOCK_BEHIND = Duration.ofHours(1);
    private static final int GROUP_ID = 32;
    private static final int CONFLICT = 409;

    private final Asking hub;
    private final Keeper keeper;
    private final LogFollower log;

    Entrance(Asking hub, Keeper keeper, LogFollower log) {
        this.hub = hub;
        this.keeper = keeper;
        this.log = log;
    }

    /** @param view the room as the hub says it is now */
    void enter(RoomView view) {
        log.follow();
        if (keeper.place.phase() == Phase.NEW) {
            register();
        }
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
    }

    private void register() {
        if (keeper.log.newest(keeper.self.device()).isEmpty()) {
            if (keeper.packages.isEmpty()) {
                Step step = new Step(keeper);
                for (int i = 0; i <= PACKAGES; i++) {
                    step.ownPackage(i, keeper.self.client().newKeyPackage(lifetime()));
                }
                step.put();
            }
            ObjectNode request = Asking.request()
                    .put("device", keeper.self.device())
                    .put("signatureKey", Asking.encode(keeper.self.signatureKey()));
            ArrayNode once = request.putArray("keyPackages");
            keeper.packages.tailMap(1L).values().forEach(one -> once.add(published(one)));
            request.put("lastResort", published(requireNonNull(keeper.packages.get(0L))));
            hub.ask("register", request);
            log.follow();
        }
        // What the log has is what counts: it may have been removed before it knew that it was added.
        boolean there =
                keeper.log.newest(keeper.self.device()).filter(LogEntry::added).isPresent();
        new Step(keeper).phase(there ? Phase.WAITING : Phase.OUT).put();
    }

    private static String published(OwnKeyPackage own) {
        return Asking.encode(own.published().message());
    }

    private Lifetime lifetime() {
        long now = keeper.settings.clock().instant().getEpochSecond();
        return new Lifetime(now - CLOCK_BEHIND.toSeconds(), now + LIFETIME.toSeconds());
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
        new Step(keeper)
                .joined(group)
                .note(Line.Kind.ENTERED, keeper.settings.clock().millis(), keeper.self.member())
                .put();
    }
}
