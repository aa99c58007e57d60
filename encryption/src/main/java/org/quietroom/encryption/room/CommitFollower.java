package org.quietroom.encryption.room;

import com.google.crypto.tink.util.Bytes;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.quietroom.encryption.mls.Changes;
import org.quietroom.encryption.mls.Group;
import org.quietroom.encryption.mls.Member;
import org.quietroom.encryption.mls.Received;
import org.quietroom.encryption.mls.failure.MlsException;

/** Enters the epochs that commits begin: this device's own when they come back, and those of others. */
final class CommitFollower {
    private final Keeper keeper;

    CommitFollower(Keeper keeper) {
        this.keeper = keeper;
    }

    /** What changes by it. A commit that cannot be believed changes nothing; whoever made a right one is then in another epoch. */
    Step take(HubEvent event, Step step) {
        Optional<Bytes> bytes = event.bytes("commit");
        Group group = keeper.group();
        Pending pending = keeper.pending;
        if (bytes.isPresent() && pending != null && pending.commit().message().equals(bytes.get())) {
            Group next = group.accept(pending.commit());
            lines(event, step, group, pending.commit().changes()).group(next).pending(null);
            return pending.renewsKeys() ? step.keysRenewed() : step;
        }
        if (bytes.isEmpty() || (event.epoch() >= 0 && event.epoch() < group.epoch())) {
            return step;
        }
        try {
            Received received = group.receive(bytes.get());
            if (received instanceof Received.Removed) {
                return step.note(Line.Kind.REMOVED, event.at(), keeper.self.member())
                        .phase(Phase.OUT)
                        .keysGone();
            }
            if (received instanceof Received.Committed committed) {
                return lines(event, step, group, committed.changes())
                        .group(committed.next())
                        .abandoned(pending);
            }
        } catch (MlsException e) {
            // said below
        }
        return step.note(Line.Kind.UNCHECKED, event.at(), event.member());
    }

    private Step lines(HubEvent event, Step step, Group before, Changes changes) {
        List<String> present = members(before.members());
        Set<String> removed = new LinkedHashSet<>(members(changes.removed()));
        Set<String> staying = before.members().stream()
                .filter(member -> !changes.removed().contains(member))
                .map(member -> DeviceIdentity.of(member).member())
                .collect(Collectors.toCollection(HashSet::new));
        for (String member : removed) {
            step.note(staying.contains(member) ? Line.Kind.DEVICE_REMOVED : Line.Kind.LEFT, event.at(), member);
        }
        for (String member : new LinkedHashSet<>(members(changes.added()))) {
            step.note(present.contains(member) ? Line.Kind.DEVICE_ADDED : Line.Kind.JOINED, event.at(), member);
        }
        return step;
    }

    private static List<String> members(List<Member> leaves) {
        return leaves.stream().map(leaf -> DeviceIdentity.of(leaf).member()).toList();
    }
}
