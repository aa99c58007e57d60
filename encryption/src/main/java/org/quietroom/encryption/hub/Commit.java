package org.quietroom.encryption.hub;

import java.util.Optional;
import java.util.Set;
import org.quietroom.core.host.SealedRooms.Reply;
import org.quietroom.encryption.hub.Framing.ContentType;

/**
 * {@code commit}: the one commit of an epoch (RFC 9420 section 14). Everything that follows from it is stored in the
 * transaction that holds the room, or nothing is. Who is added and removed is what the committer says: members compare it
 * with the tree.
 */
final class Commit implements Operation {
    @Override
    public Access access() {
        return Access.HOLD;
    }

    @Override
    public boolean uploads() {
        return true;
    }

    @Override
    public Reply run(Call call) {
        Device device =
                DeviceTable.inGroup(call.handle(), call.member(), call.request().device());
        String group = call.group();
        byte[] commit = call.request().bytes("commit", call.limits().handshake());
        Optional<byte[]> welcome =
                call.request().optionalBytes("welcome", call.limits().handshake());
        byte[] tree = call.request().bytes("tree", call.limits().tree());
        Set<String> added = call.request().devices("added");
        Set<String> removed = call.request().devices("removed");
        long epoch = requireFirst(call, group, commit);
        requireWelcome(welcome, added.size());
        Framing.requireTree(tree);
        call.request()
                .optionalBytes("groupInfo", call.limits().tree())
                .ifPresent(info -> Framing.requireGroupInfo(info, group, epoch + 1));
        requireStates(call, device, added, removed);
        call.requireSpace(commit.length + welcome.map(bytes -> bytes.length).orElse(0) * (long) added.size());
        return store(call, device, new Step(group, epoch, commit, welcome, tree, added, removed));
    }

    private static long requireFirst(Call call, String group, byte[] commit) {
        long current = call.row().epoch();
        long asked = call.request().number("epoch", Long.MAX_VALUE);
        long inside = Framing.privateMessage(commit, ContentType.COMMIT, group).epoch();
        if (inside != asked) {
            throw Refusal.of(422, "message.epoch", "The commit is of another epoch than the request says.");
        }
        if (asked != current) {
            throw Refusal.with(
                    409, "commit.epoch", "Somebody committed first. Read the events and try again.", "epoch", current);
        }
        return current;
    }

    private static void requireWelcome(Optional<byte[]> welcome, int joiners) {
        if (welcome.isPresent() != joiners > 0) {
            throw Refusal.of(422, "welcome.joiners", "There is a Welcome exactly if devices are added.");
        }
        welcome.ifPresent(bytes -> Framing.requireWelcome(bytes, joiners));
    }

    private static void requireStates(Call call, Device committer, Set<String> added, Set<String> removed) {
        for (String id : added) {
            if (state(call, id) != Device.State.WAITING) {
                throw Refusal.of(422, "added", "A device that is added does not wait to be. Ask for the room again.");
            }
        }
        for (String id : removed) {
            Device.State state = state(call, id);
            if (id.equals(committer.id()) || (state != Device.State.IN && state != Device.State.LEAVING)) {
                throw Refusal.of(
                        422, "removed", "A device that is removed is not in the group, or is the one that asks.");
            }
        }
    }

    private static Device.State state(Call call, String id) {
        return DeviceTable.find(call.handle(), call.room(), id)
                .map(Device::state)
                .orElse(Device.State.GONE);
    }

    private static Reply store(Call call, Device device, Step step) {
        long next = step.epoch + 1;
        RoomTable.group(call.handle(), call.room(), step.group, next);
        long sequence = call.tell(
                device,
                null,
                "commit",
                Json.object()
                        .put("group", step.group)
                        .put("epoch", step.epoch)
                        .put("commit", Request.encode(step.commit))
                        .texts("added", step.added)
                        .texts("removed", step.removed));
        TreeTable.put(call.handle(), call.room(), next, sequence, step.tree, call.millis());
        for (String id : step.removed) {
            Device gone = DeviceTable.find(call.handle(), call.room(), id).orElseThrow();
            DeviceTable.gone(call.handle(), call.room(), id, sequence, call.millis());
            DeviceLog.append(call.handle(), call.room(), "removed", gone, call.millis());
        }
        for (String id : step.added) {
            DeviceTable.join(call.handle(), call.room(), id, sequence);
            step.welcome.ifPresent(bytes -> call.tell(
                    device,
                    id,
                    "welcome",
                    Json.object().put("group", step.group).put("epoch", next).put("welcome", Request.encode(bytes))));
        }
        return Call.answer(Json.object().put("sequence", sequence).put("epoch", next));
    }

    /** What is stored together. */
    private static final class Step {
        private final String group;
        private final long epoch;
        private final byte[] commit;
        private final Optional<byte[]> welcome;
        private final byte[] tree;
        private final Set<String> added;
        private final Set<String> removed;

        Step(
                String group,
                long epoch,
                byte[] commit,
                Optional<byte[]> welcome,
                byte[] tree,
                Set<String> added,
                Set<String> removed) {
            this.group = group;
            this.epoch = epoch;
            this.commit = commit;
            this.welcome = welcome;
            this.tree = tree;
            this.added = added;
            this.removed = removed;
        }
    }
}
