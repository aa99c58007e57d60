package org.quietroom.encryption.room;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.crypto.tink.util.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the hub says of a room when it is asked, as it claims. Immutable. */
final class RoomView {
    final String room;
    final String you;
    final @Nullable String group;
    final long epoch;
    final List<Device> devices;
    final Optional<Bytes> moderators;
    final long longestAttachment;

    private RoomView(JsonNode answer) {
        room = Asking.text(answer, "room");
        you = Asking.text(answer, "you");
        if (!DeviceLog.isMember(room, you)) {
            throw UntrustedHubException.elsewhere();
        }
        group = Asking.optionalText(answer, "group");
        epoch = answer.path("epoch").asLong(0);
        devices = new ArrayList<>();
        for (JsonNode device : answer.path("devices")) {
            devices.add(new Device(
                    Asking.text(device, "member"),
                    device.path("name").asText(""),
                    Asking.text(device, "device"),
                    Asking.text(device, "signatureKey"),
                    device.path("state").asText(""),
                    supply(device)));
        }
        moderators = Asking.bytes(answer.path("moderators"), "hpkePublicKey");
        longestAttachment = answer.path("limits").path("attachment").asLong(0);
    }

    private static Optional<Supply> supply(JsonNode device) {
        JsonNode left = device.path("packagesLeft");
        return left.canConvertToLong()
                ? Optional.of(new Supply(
                        left.longValue(), device.path("lastResortUntil").asLong(0)))
                : Optional.empty();
    }

    /** @throws UntrustedHubException if it answers for another room than the asked one, or in the name of nobody in it */
    static RoomView ask(Asking hub) {
        RoomView view = new RoomView(hub.ask("room", Asking.request()));
        if (!hub.leadsTo(view.room, view.you)) {
            throw UntrustedHubException.elsewhere();
        }
        return view;
    }

    Optional<Device> device(String name) {
        return devices.stream().filter(device -> device.device().equals(name)).findFirst();
    }

    /**
     * The key packages that a device has at the hub.
     *
     * @param left to be handed out once
     * @param lastResortUntil in milliseconds; 0 if there is none
     */
    record Supply(long left, long lastResortUntil) {}

    /**
     * A device as the hub lists it.
     *
     * @param supply of this member's own devices that wait
     */
    record Device(
            String member, String name, String device, String signatureKey, String state, Optional<Supply> supply) {
        DeviceIdentity identity() {
            return new DeviceIdentity(member, signatureKey);
        }
    }
}
