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
        devices = new ArrayList<>();
        for (JsonNode device : answer.path("devices")) {
            devices.add(new Device(
                    Asking.text(device, "member"),
                    device.path("name").asText(""),
                    Asking.text(device, "device"),
                    Asking.text(device, "signatureKey"),
                    device.path("state").asText("")));
        }
        moderators = Asking.bytes(answer.path("moderators"), "hpkePublicKey");
        longestAttachment = answer.path("limits").path("attachment").asLong(0);
    }

    /** @throws UntrustedHubException if it answers in the name of nobody in that room */
    static RoomView ask(Asking hub) {
        return new RoomView(hub.ask("room", Asking.request()));
    }

    /** A device as the hub lists it. */
    record Device(String member, String name, String device, String signatureKey, String state) {
        DeviceIdentity identity() {
            return new DeviceIdentity(member, signatureKey);
        }
    }
}
