package org.quietroom.xmpp;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.quietroom.core.host.Gate;
import org.quietroom.core.host.HostAdapter;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.testkit.HostAdapterContract;
import org.quietroom.core.testkit.HostUnderTest;

/** The conformance kit on the gate route: a real Prosody, its module, our HTTP gate, ordinary clients. */
class GateContractIT extends HostAdapterContract {
    private static @Nullable GateBench bench;

    @BeforeAll
    static void begin() {
        Prosody.skipIfAbsent();
        bench = new GateBench();
    }

    @AfterAll
    static void end() {
        if (bench != null) {
            bench.close();
        }
    }

    @Override
    protected HostUnderTest start(Gate gate) {
        GateBench running = java.util.Objects.requireNonNull(bench);
        running.replaceGate(gate);
        return new OnBench(running);
    }

    private static final class OnBench implements HostUnderTest {
        private final GateBench bench;
        private final String name = "r" + UUID.randomUUID();
        private final List<ContractMember> members = new ArrayList<>();

        private OnBench(GateBench bench) {
            this.bench = bench;
        }

        @Override
        public String route() {
            return "xmpp-gate";
        }

        @Override
        public HostAdapter adapter() {
            return bench.host();
        }

        @Override
        public RoomId room() {
            return GateBench.roomId(name);
        }

        @Override
        public Member join(String account) {
            ContractMember member = new ContractMember(bench.prosody, account, GateBench.HOST, GateBench.room(name));
            members.add(member);
            return member;
        }

        @Override
        public void stopGate() {
            bench.stopGate();
        }

        @Override
        public void startGate() {
            bench.startGate();
        }

        @Override
        public void close() {
            members.forEach(ContractMember::close);
        }
    }
}
