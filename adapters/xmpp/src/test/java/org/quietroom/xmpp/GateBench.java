package org.quietroom.xmpp;

import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.quietroom.core.host.EffectKey;
import org.quietroom.core.host.Gate;
import org.quietroom.core.host.Receipt;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.setting.Settings;
import org.quietroom.gate.LoopbackGate;
import org.quietroom.gate.PulledHost;

/** A Prosody with {@code mod_quietroom}, and the gate it asks. */
final class GateBench implements AutoCloseable {
    static final HostId HOST = new HostId("chat");

    final BenchGate gate = new BenchGate();
    final Prosody prosody;
    private final LoopbackGate door = new LoopbackGate(HOST, new XmppGateProvider().profile(HOST, Settings.EMPTY));

    GateBench(String... options) {
        door.serve(gate);
        prosody = Prosody.start(component(door.url(), options));
    }

    /** The rooms with the module in them. */
    static String component(String gate, String... options) {
        return String.join(
                "\n",
                "Component 'rooms.localhost' 'muc'",
                "modules_enabled = { 'muc_mam', 'quietroom' }",
                "muc_room_default_persistent = true",
                "muc_room_default_public = true",
                "muc_room_locking = false",
                "quietroom_url = '" + gate + "'",
                "quietroom_host = 'chat'",
                "quietroom_secret = '" + LoopbackGate.SECRET + "'",
                "quietroom_timeout = 5", // a busy machine is not a fault
                String.join("\n", options)); // the last of two equal settings holds
    }

    PulledHost host() {
        return door.host();
    }

    /** The same server with a new program of ours behind another gate. */
    void replaceGate(Gate other) {
        door.stop();
        door.serve(other);
    }

    static String room(String name) {
        return name + "@rooms.localhost";
    }

    static RoomId roomId(String name) {
        return new RoomId(HOST, room(name));
    }

    static AccountId account(String name) {
        return new AccountId(HOST, name + "@localhost");
    }

    static EffectKey key() {
        return new EffectKey(UUID.randomUUID().toString().replace("-", ""));
    }

    void startGate() {
        door.start();
    }

    void stopGate() {
        door.stop();
    }

    static Receipt receipt(CompletionStage<Receipt> stage) {
        try {
            return stage.toCompletableFuture().get(90, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("no receipt", e);
        }
    }

    @Override
    public void close() {
        prosody.close();
        door.close();
    }
}
