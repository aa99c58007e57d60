package org.quietroom.xmpp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.quietroom.core.host.Gate;
import org.quietroom.core.host.HostAdapter;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.testkit.HostAdapterContract;
import org.quietroom.core.testkit.HostUnderTest;

/** The conformance kit on the desk route: a real server without a plugin, our component, ordinary clients. */
abstract class DeskContract extends HostAdapterContract {
    private static @Nullable DeskBench bench;

    @AfterAll
    static void end() {
        DeskBench running = bench;
        bench = null;
        if (running != null) {
            running.close();
        }
    }

    abstract String route();

    /** A server that takes this component. */
    abstract XmppServer server(String domain, String secret);

    @Override
    protected HostUnderTest start(Gate gate) {
        DeskBench running = bench;
        if (running == null) {
            running = new DeskBench(server(DeskBench.DOMAIN, DeskBench.SECRET), gate);
            bench = running;
        } else {
            running.replace(gate);
        }
        return new OnBench(running, gate);
    }

    private final class OnBench implements HostUnderTest {
        private final DeskBench bench;
        private final Gate gate;
        private final List<ContractMember> members = new ArrayList<>();

        private OnBench(DeskBench bench, Gate gate) {
            this.bench = bench;
            this.gate = gate;
        }

        @Override
        public String route() {
            return DeskContract.this.route();
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
            ContractMember member = new ContractMember(bench.server, account, DeskBench.HOST, DeskBench.ROOM);
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
