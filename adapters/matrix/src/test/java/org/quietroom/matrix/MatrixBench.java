package org.quietroom.matrix;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.Gate;
import org.quietroom.core.host.HostHealth;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.setting.Settings;
import org.quietroom.core.testkit.Await;
import org.quietroom.gate.LoopbackGate;
import org.quietroom.gate.PulledHost;

/** A Synapse with the module, the gate that it asks, and the clients' process: one of each for all tests of this module. */
final class MatrixBench {
    static final HostId HOST = new HostId("matrix");
    private static @Nullable MatrixBench running;

    final Synapse server;
    final MatrixApi api;
    final Members members;
    final Account owner;
    private final LoopbackGate gate = new LoopbackGate(HOST, new MatrixGateProvider().profile(HOST, Settings.EMPTY));

    private MatrixBench() throws IOException, InterruptedException {
        server = Synapse.start(gate.url(), Map.of("timeout", 5));
        members = Members.start();
        api = new MatrixApi(server.address);
        owner = api.register("owner", true);
    }

    /** The one bench; it ends with the tests' process. */
    static synchronized MatrixBench running() throws IOException, InterruptedException {
        Synapse.skipIfAbsent();
        MatrixBench bench = running;
        if (bench == null) {
            bench = new MatrixBench();
            running = bench;
            Runtime.getRuntime().addShutdownHook(new Thread(bench::end));
        }
        return bench;
    }

    private void end() {
        members.close();
        server.close();
        gate.close();
    }

    PulledHost host() {
        return gate.host();
    }

    static RoomId roomId(String room) {
        return new RoomId(HOST, room);
    }

    /** A room that anybody may enter, and nobody has. */
    String openRoom(String name) throws IOException, InterruptedException {
        return api.openRoom(owner, name);
    }

    /** A member with a new account of this name, which gets letters at its end to be one of its own; in the room. */
    MatrixMember enter(String name, String room) throws Exception {
        MatrixMember member = stranger(name, room);
        member.join();
        return member;
    }

    /** A member with a new account, not in the room yet. */
    MatrixMember stranger(String name, String room) throws Exception {
        return new MatrixMember(members, server, api.register(name + letters(), false), room);
    }

    private static String letters() {
        return UUID.randomUUID()
                .toString()
                .replace("-", "")
                .chars()
                .limit(8)
                .collect(
                        StringBuilder::new,
                        (word, unit) -> word.append((char) ('g' + Character.digit(unit, 16))),
                        StringBuilder::append)
                .toString();
    }

    /** The same server with another gate behind the same door, as if nothing had been asked before. */
    void replaceGate(Gate other) {
        gate.serve(other);
        awaitReached();
    }

    void startGate() {
        gate.start();
        awaitReached();
    }

    void stopGate() {
        gate.stop();
    }

    private void awaitReached() {
        Await.until("the module reaches the gate", () -> host().health().state() == HostHealth.State.REACHED);
    }
}
