package org.quietroom.xmpp;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.quietroom.core.host.Gate;
import org.quietroom.core.host.HostAdapter;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.testkit.HostAdapterContract;
import org.quietroom.core.testkit.HostUnderTest;

/** The conformance kit on the desk route: a real Prosody without a plugin, our component, ordinary clients. */
class DeskContractIT extends HostAdapterContract {
    private static @Nullable DeskBench bench;

    @BeforeAll
    static void begin() {
        Prosody.skipIfAbsent();
    }

    @AfterAll
    static void end() {
        if (bench != null) {
            bench.close();
        }
    }

    @Override
    protected HostUnderTest start(Gate gate) {
        if (bench == null) {
            bench = new DeskBench(gate);
        } else {
            bench.replace(gate);
        }
        return new OnBench(requireNonNull(bench), gate);
    }

    private static final class OnBench implements HostUnderTest {
        private final DeskBench bench;
        private final Gate gate;
        private final List<ContractMember> members = new ArrayList<>();

        private OnBench(DeskBench bench, Gate gate) {
            this.bench = bench;
            this.gate = gate;
        }

        @Override
        public String route() {
            return "xmpp-desk";
        }

        @Override
        public HostAdapter adapter() {
            return bench.desk;
        }

        @Override
        public RoomId room() {
            return DeskBench.ROOM_ID;
        }

        @Override
        public Member join(String account) {
            ContractMember member = new ContractMember(bench.prosody, account, DeskBench.HOST, DeskBench.ROOM);
            members.add(member);
            return member;
        }

        @Override
        public void stopGate() {
            bench.desk.close();
        }

        @Override
        public void startGate() {
            bench.desk = bench.open(gate);
            members.forEach(ContractMember::rejoin);
        }

        @Override
        public void close() {
            members.forEach(ContractMember::close);
        }
    }
}
