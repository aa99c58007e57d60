package org.quietroom.matrix;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.quietroom.core.host.Gate;
import org.quietroom.core.host.HostHealth;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.setting.Settings;
import org.quietroom.core.testkit.Await;
import org.quietroom.gate.LoopbackGate;
import org.quietroom.gate.PulledHost;

/**
 * A Synapse with the module, the gate that it asks, and the clients' process: one of each for all tests of this module, and another for
 * those that ask for workers.
 */
final class MatrixBench {
    static final HostId HOST = new HostId("matrix");
    /** Whether the tests of this run are made on PostgreSQL with workers. */
    static final boolean WITH_WORKERS = Boolean.getBoolean("quietroom.synapse.workers");

    private static final Map<Boolean, MatrixBench> RUNNING = new HashMap<>();

    final Synapse server;
    final MatrixApi api;
    final Members members;
    final Account owner;
    private final LoopbackGate gate = new LoopbackGate(HOST, new MatrixGateProvider().profile(HOST, Settings.EMPTY));

    private MatrixBench(boolean workers) throws IOException, InterruptedException {
        server = workers
                ? Synapse.startWithWorkers(gate.url(), Map.of("timeout", 5))
                : Synapse.start(gate.url(), Map.of("timeout", 5));
        members = Members.start();
        api = new MatrixApi(server.address);
        owner = api.register("owner", true);
    }

    /** The one bench; it ends with the tests' process. */
    static MatrixBench running() throws IOException, InterruptedException {
        return running(WITH_WORKERS);
    }

    /** The one bench on PostgreSQL with workers. */
    static MatrixBench withWorkers() throws IOException, InterruptedException {
        return running(true);
    }

    private static synchronized MatrixBench running(boolean workers) throws IOException, InterruptedException {
        Synapse.skipIfAbsent();
        if (workers) {
            Workers.skipIfAbsent();
        }
        MatrixBench bench = RUNNING.get(workers);
        if (bench == null) {
            bench = new MatrixBench(workers);
            RUNNING.put(workers, bench);
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
