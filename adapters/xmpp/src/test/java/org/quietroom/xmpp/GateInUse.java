package org.quietroom.xmpp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.quietroom.core.message.HostId;
import org.quietroom.core.testkit.HostInUse;
import org.quietroom.core.testkit.HostUnderTest;
import org.quietroom.gate.LoopbackGate;

/** Prosody with {@code mod_quietroom}, and a room that people are in. */
public final class GateInUse implements HostInUse {
    private static final HostId HOST = new HostId("chat");
    private static final String ROOM = "evening@rooms.localhost";

    private final Prosody prosody;
    private final List<ContractMember> members = new ArrayList<>();

    /** @param gateway where the gateway answers, or will */
    public GateInUse(String gateway) {
        prosody = Prosody.start(GateBench.component(gateway));
    }

    @Override
    public String id() {
        return HOST.value();
    }

    @Override
    public String settings() {
        return "type: xmpp-gate\nmode: on\nsecret: \"" + LoopbackGate.SECRET + "\"";
    }

    /** It asks when somebody writes. */
    @Override
    public void awaitReached() {}

    @Override
    public HostUnderTest.Member join(String account) {
        ContractMember member = new ContractMember(prosody, account, HOST, ROOM);
        members.add(member);
        return member;
    }

    @Override
    public void stop() {
        prosody.stop();
    }

    @Override
    public void start() throws IOException {
        prosody.start();
        members.forEach(ContractMember::reconnect);
        members.forEach(ContractMember::rejoin);
    }

    @Override
    public void close() {
        members.forEach(ContractMember::close);
        prosody.close();
    }
}
