package org.quietroom.matrix;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.testkit.HostInUse;
import org.quietroom.core.testkit.HostUnderTest;
import org.quietroom.gate.LoopbackGate;

/** Synapse with the module, and a room that people are in. */
public final class MatrixInUse implements HostInUse {
    private final Synapse server;
    private final Members members;
    private final MatrixApi api;
    private final Account owner;
    private @Nullable String room;

    /** @param gateway where the gateway answers, or will */
    public MatrixInUse(String gateway) throws IOException, InterruptedException {
        Synapse.skipIfAbsent();
        server = Synapse.start(gateway, Map.of("timeout", 20)); // a busy machine is not a fault
        members = Members.start();
        api = new MatrixApi(server.address);
        owner = api.register("owner", true);
    }

    @Override
    public String id() {
        return MatrixBench.HOST.value();
    }

    @Override
    public String settings() {
        return "type: matrix-gate\nmode: on\nsecret: \"" + LoopbackGate.SECRET + "\"";
    }

    /** It asks when somebody writes. */
    @Override
    public void awaitReached() {}

    @Override
    public HostUnderTest.Member join(String account) throws Exception {
        String open = room == null ? api.openRoom(owner, "Evening") : room;
        room = open;
        MatrixMember member = new MatrixMember(members, server, api.register(account, false), open);
        member.join();
        return member;
    }

    @Override
    public boolean showsAccounts() {
        return true;
    }

    @Override
    public void stop() {
        server.stop();
    }

    /** Its clients come back by themselves. */
    @Override
    public void start() throws IOException {
        server.start();
    }

    @Override
    public void close() {
        members.close();
        server.close();
    }
}
