package org.quietroom.encryption.hub;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.quietroom.core.host.SealedRooms.Reply;
import org.quietroom.core.message.PrivateRoom;

/** {@code register}: a device of a member comes about; the log and everybody in the room learn of it. */
final class Register implements Operation {
    private static final int SHORTEST_KEY = 32;
    private static final int LONGEST_KEY = 133;

    @Override
    public Access access() {
        return Access.HOLD;
    }

    @Override
    public Reply run(Call call) {
        String id = call.request().device();
        byte[] key = call.request().bytes("signatureKey", LONGEST_KEY);
        if (key.length < SHORTEST_KEY) {
            throw Refusal.badRequest("Field 'signatureKey' is no public key.");
        }
        HubLimits limits = call.limits();
        List<byte[]> packages = call.request().listOfBytes("keyPackages", limits.keyPackages(), limits.keyPackage());
        byte[] lastResort = call.request().bytes("lastResort", limits.keyPackage());
        Optional<Device> known = DeviceTable.find(call.handle(), call.room(), id);
        if (known.isPresent()) {
            requireSame(known.get(), call, key);
            PackageTable.withdraw(call.handle(), call.room(), id);
        } else {
            PrivateRoom.of(call.room()).ifPresent(pair -> open(call, pair));
            add(call, id, Request.encode(key));
        }
        OfferedPackages offered = new OfferedPackages(call, id, key);
        offered.keep(packages);
        offered.keepLastResort(lastResort);
        return Call.done();
    }

    /** A private room comes about when one of the two is first in it; both must have been in the room where they met. */
    private static void open(Call call, PrivateRoom pair) {
        Stream.of(pair.one(), pair.other())
                .filter(member ->
                        DeviceLog.member(call.handle(), pair.parent(), member).isEmpty())
                .findAny()
                .ifPresent(stranger -> {
                    throw Refusal.of(403, "room.strangers", "Both must have been in the room in which they met.");
                });
        PairTable.add(call.handle(), pair);
    }

    private static void requireSame(Device known, Call call, byte[] key) {
        boolean same = known.member().equals(call.member().id())
                && known.signatureKey().equals(Request.encode(key))
                && known.state() != Device.State.GONE;
        if (!same) {
            throw Refusal.of(409, "device.taken", "A device of this name was there before. Draw another name and key.");
        }
    }

    private static void add(Call call, String id, String key) {
        List<Device> all = DeviceTable.all(call.handle(), call.room());
        long mine = all.stream()
                .filter(device -> device.member().equals(call.member().id()))
                .count();
        if (mine >= call.limits().devicesOfMember()) {
            throw Refusal.of(422, "devices.member", "You have too many devices in this room. Remove one first.");
        }
        if (all.size() >= call.limits().devicesOfRoom()) {
            throw Refusal.of(422, "devices.room", "This room has as many devices as it takes.");
        }
        if (all.stream().anyMatch(device -> device.signatureKey().equals(key))) {
            throw Refusal.of(409, "key.taken", "Another device of this room has this key. Draw a new one.");
        }
        DeviceTable.insert(call.handle(), call.member(), id, key, call.millis());
        Device added = DeviceTable.own(call.handle(), call.member(), id);
        long place = DeviceLog.append(call.handle(), call.room(), "added", added, call.millis());
        if (call.row().group() != null) {
            call.tell(
                    added,
                    null,
                    "member",
                    Json.object().put("signatureKey", key).put("index", place));
        }
    }
}
