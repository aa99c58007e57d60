package org.quietroom.matrix;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.quietroom.core.host.Gate;
import org.quietroom.core.host.HostAdapter;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.testkit.HostAdapterContract;
import org.quietroom.core.testkit.HostUnderTest;

/** The conformance kit on a real Synapse with the module; members sit at matrix-nio. */
class MatrixContractIT extends HostAdapterContract {
    static final String WITH_WORKERS = "matrix-gate-workers";

    @BeforeAll
    static void skip() {
        Synapse.skipIfAbsent();
    }

    @Override
    protected HostUnderTest start(Gate gate) throws Exception {
        return start(gate, MatrixBench.running(), MatrixBench.WITH_WORKERS ? WITH_WORKERS : "matrix-gate");
    }

    static HostUnderTest start(Gate gate, MatrixBench bench, String route) throws Exception {
        bench.replaceGate(gate);
        return new OnBench(bench, route);
    }

    private static final class OnBench implements HostUnderTest {
        private final MatrixBench bench;
        private final String route;
        private final String room;
        private final List<MatrixMember> members = new ArrayList<>();

        private OnBench(MatrixBench bench, String route) throws Exception {
            this.bench = bench;
            this.route = route;
            this.room = bench.openRoom("Evening");
        }

        @Override
        public String route() {
            return route;
        }

        @Override
        public HostAdapter adapter() {
            return bench.host();
        }

        @Override
        public RoomId room() {
            return MatrixBench.roomId(room);
        }

        @Override
        public Member join(String account) throws Exception {
            MatrixMember member = bench.enter(account, room);
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
            members.forEach(MatrixMember::close);
        }
    }
}
