package org.quietroom.encryption.room;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.crypto.tink.util.Bytes;
import java.util.Optional;
import org.quietroom.encryption.mls.Group;
import org.quietroom.encryption.mls.Joining;
import org.quietroom.encryption.mls.OwnKeyPackage;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.wire.MlsMessage;
import org.quietroom.encryption.mls.wire.Welcome;

/** Joins by a Welcome, whose ratchet tree comes apart from it. */
final class Welcoming {
    private final Asking hub;
    private final Keeper keeper;
    private final LogFollower log;

    Welcoming(Asking hub, Keeper keeper, LogFollower log) {
        this.hub = hub;
        this.keeper = keeper;
        this.log = log;
    }

    /** What changes by it. A Welcome for no package of this device changes nothing. */
    Step take(HubEvent event, Step step) {
        Optional<Bytes> welcome = event.bytes("welcome");
        try {
            Optional<OwnKeyPackage> own = welcome.flatMap(this::packageFor);
            if (welcome.isEmpty() || own.isEmpty()) {
                return step;
            }
            Group group = join(event, welcome.get(), own.get());
            return step.joined(group, KeyPackages.keysSince(keeper, own.get()))
                    .note(Line.Kind.ENTERED, event.at(), keeper.self.member());
        } catch (MlsException | HubRefusedException e) {
            log.follow();
            if (!keeper.log.has(keeper.self.device())) {
                // Before it knew that it was let in; the tree of then is not kept for it.
                return step.note(Line.Kind.REMOVED, event.at(), keeper.self.member())
                        .phase(Phase.OUT)
                        .keysGone();
            }
            // It is too late for this Welcome, or it is no good: only a new device can come in.
            return step.phase(Phase.LOST).note(Line.Kind.LOST, event.at(), keeper.self.member());
        }
    }

    private Optional<OwnKeyPackage> packageFor(Bytes welcome) {
        if (!(MlsMessage.of(welcome) instanceof Welcome message)) {
            return Optional.empty();
        }
        return keeper.packages.values().stream()
                .filter(own -> message.secrets().stream()
                        .anyMatch(secrets -> secrets.newMember().equals(own.reference())))
                .findFirst();
    }

    private Group join(HubEvent event, Bytes welcome, OwnKeyPackage own) {
        JsonNode answer = hub.ask(
                "tree",
                Asking.request()
                        .put("group", event.group())
                        .put("epoch", event.epoch())
                        .put("device", keeper.self.device()));
        Bytes tree = Asking.bytes(answer, "tree").orElseThrow(() -> new HubAwayException("tree"));
        Group group = Joining.with(keeper.groupSettings, id -> false)
                .ratchetTree(tree)
                .welcome(welcome, own);
        if (!Asking.encode(group.groupId()).equals(event.group()) || group.epoch() != event.epoch()) {
            throw new MlsException(org.quietroom.encryption.mls.failure.Rejection.WRONG_GROUP);
        }
        return group;
    }
}
