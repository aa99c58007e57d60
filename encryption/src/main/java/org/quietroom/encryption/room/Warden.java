package org.quietroom.encryption.room;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.crypto.tink.util.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.quietroom.encryption.mls.CommitRequest;
import org.quietroom.encryption.mls.Group;
import org.quietroom.encryption.mls.Member;
import org.quietroom.encryption.mls.PendingCommit;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.wire.KeyPackage;
import org.quietroom.encryption.mls.wire.MlsMessage;

/**
 * Lets waiting devices in and leaving ones out, by commits that are stored before they are sent and count when they come back. If
 * another commit came first, nothing is lost: what is still to do is seen at the next look. Never both in one commit, as browsers
 * do not take that. Renews this device's keys once they are old.
 */
final class Warden {
    /** Devices that one commit adds. */
    private static final int MOST = 40;

    private static final int CONFLICT = 409;

    private final Asking hub;
    private final Keeper keeper;
    private final LogFollower log;

    Warden(Asking hub, Keeper keeper, LogFollower log) {
        this.hub = hub;
        this.keeper = keeper;
        this.log = log;
    }

    /** One commit, if there is anything to do; what it leaves is done after it came back. */
    void tidy() {
        if (!free()) {
            return;
        }
        RoomView view = RoomView.ask(hub);
        log.follow();
        learn(view);
        List<RoomView.Device> leaving = view.devices.stream()
                .filter(device -> device.state().equals("leaving") && leaf(device) >= 0)
                .filter(device -> !device.device().equals(keeper.self.device()))
                .toList();
        if (!leaving.isEmpty()) {
            int[] leaves = leaving.stream().mapToInt(this::leaf).toArray();
            commit(CommitRequest.remove(leaves), List.of(), names(leaving));
            return;
        }
        List<RoomView.Device> waiting =
                view.devices.stream().filter(this::isWelcome).limit(MOST).toList();
        if (!waiting.isEmpty()) {
            admit(waiting);
        }
        // What is not followed yet comes first: a commit made now would be too late.
        if (free() && view.epoch == keeper.group().epoch() && KeyAge.isDue(keeper)) {
            renew();
        }
    }

    /** New keys for this device, by a commit of its own: whoever had stolen its state reads no further. */
    boolean renew() {
        if (!free()) {
            return false;
        }
        commit(CommitRequest.update(), List.of(), List.of());
        return true;
    }

    private boolean free() {
        keeper.requireSound();
        return keeper.in() && keeper.pending == null;
    }

    /** Sends a commit that was stored and has not come back. */
    void finish() {
        keeper.requireSound();
        Pending pending = keeper.pending;
        if (pending == null) {
            return;
        }
        ObjectNode request = Asking.request()
                .put("group", Asking.encode(keeper.group().groupId()))
                .put("epoch", pending.epoch())
                .put("device", keeper.self.device())
                .put("commit", Asking.encode(pending.commit().message()))
                .put("tree", Asking.encode(pending.commit().ratchetTree()));
        pending.commit().welcome().ifPresent(welcome -> request.put("welcome", Asking.encode(welcome)));
        request.set("added", Asking.array(pending.added()));
        request.set("removed", Asking.array(pending.removed()));
        try {
            hub.ask("commit", request);
        } catch (HubRefusedException e) {
            // The group has gone on, by somebody else's commit or by this one: the events will say. Anything else will
            // not
            // get better.
            boolean goneOn = e.status() == CONFLICT && e.epoch().orElse(Long.MAX_VALUE) > pending.epoch();
            if (!goneOn) {
                new Step(keeper).abandoned(pending).put();
            }
        }
    }

    private int leaf(RoomView.Device device) {
        DeviceIdentity identity = device.identity();
        return keeper.group().members().stream()
                .filter(member -> DeviceIdentity.of(member).equals(identity))
                .mapToInt(Member::leaf)
                .findFirst()
                .orElse(-1);
    }

    /** The log has it with this key, as a device that was not removed, and it is not in the group. */
    private boolean isWelcome(RoomView.Device device) {
        boolean logged = keeper.log
                .newest(device.device())
                .filter(entry -> entry.added()
                        && entry.member().equals(device.member())
                        && entry.signatureKey().equals(device.signatureKey()))
                .isPresent();
        return device.state().equals("waiting")
                && logged
                && leaf(device) < 0
                && keeper.settings.admission().test(device.member());
    }

    private void admit(List<RoomView.Device> waiting) {
        ObjectNode request = Asking.request().put("device", keeper.self.device());
        request.set("devices", Asking.array(names(waiting)));
        List<String> names = new ArrayList<>();
        List<KeyPackage> packages = new ArrayList<>();
        for (JsonNode taken : hub.ask("take", request).path("packages")) {
            String name = Asking.text(taken, "device");
            Optional<RoomView.Device> expected = waiting.stream()
                    .filter(device -> device.device().equals(name))
                    .findFirst();
            Optional<KeyPackage> found = Asking.bytes(taken, "keyPackage").flatMap(Warden::keyPackage);
            if (expected.isPresent()
                    && found.filter(one -> isOf(one, expected.get())).isPresent()) {
                names.add(name);
                packages.add(found.get());
            }
        }
        add(names, packages);
    }

    /** All at once; if one spoils the commit, the first that does not. */
    private void add(List<String> names, List<KeyPackage> packages) {
        if (packages.isEmpty()) {
            return;
        }
        try {
            commit(CommitRequest.add(packages.toArray(KeyPackage[]::new)), names, List.of());
        } catch (MlsException e) {
            if (packages.size() > 1) {
                int half = packages.size() / 2;
                add(names.subList(0, half), packages.subList(0, half));
                if (keeper.pending == null) {
                    add(names.subList(half, names.size()), packages.subList(half, packages.size()));
                }
            }
        }
    }

    private static Optional<KeyPackage> keyPackage(Bytes bytes) {
        try {
            return MlsMessage.of(bytes) instanceof KeyPackage found ? Optional.of(found) : Optional.empty();
        } catch (MlsException e) {
            return Optional.empty();
        }
    }

    private static boolean isOf(KeyPackage found, RoomView.Device expected) {
        return DeviceIdentity.of(found.leafNode().credential(), found.leafNode().signatureKey())
                .filter(expected.identity()::equals)
                .isPresent();
    }

    private void commit(CommitRequest request, List<String> added, List<String> removed) {
        Group group = keeper.group();
        PendingCommit made = group.commit(request.withoutReceived().withoutTree());
        new Step(keeper)
                .group(made.current())
                .pending(new Pending(made, group.epoch(), added, removed))
                .put();
        finish();
    }

    /** The names of members that are not known yet. */
    private void learn(RoomView view) {
        List<RoomView.Device> unknown = view.devices.stream()
                .filter(device -> !device.name().isEmpty() && !keeper.names.containsKey(device.member()))
                .toList();
        if (!unknown.isEmpty()) {
            Step step = new Step(keeper);
            unknown.forEach(device -> step.name(device.member(), device.name()));
            step.put();
        }
    }

    private static List<String> names(List<RoomView.Device> devices) {
        return devices.stream().map(RoomView.Device::device).toList();
    }
}
