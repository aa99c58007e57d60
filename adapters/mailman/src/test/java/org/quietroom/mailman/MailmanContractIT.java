package org.quietroom.mailman;

import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.quietroom.core.host.Gate;
import org.quietroom.core.host.HostAdapter;
import org.quietroom.core.host.HostHealth;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.testkit.HostAdapterContract;
import org.quietroom.core.testkit.HostUnderTest;

/** The conformance kit on a real Mailman: members who send and read mail. */
class MailmanContractIT extends HostAdapterContract {
    @BeforeAll
    static void begin() {
        Mailman.skipIfAbsent();
    }

    @Override
    protected HostUnderTest start(Gate gate) {
        return new OnBench(gate);
    }

    private static final class OnBench implements HostUnderTest {
        private final Gate gate;
        private final Bench bench;

        private OnBench(Gate gate) {
            this.gate = gate;
            this.bench = new Bench(gate);
        }

        @Override
        public String route() {
            return "mailman-hold";
        }

        @Override
        public HostAdapter adapter() {
            return bench.adapter;
        }

        @Override
        public RoomId room() {
            return bench.room;
        }

        @Override
        public Member join(String account) throws Exception {
            Bench.await("Mailman is reached", () -> adapter().health().state() == HostHealth.State.REACHED);
            return bench.join(account);
        }

        @Override
        public void stopGate() {
            bench.adapter.close();
        }

        @Override
        public void startGate() {
            bench.adapter = bench.open(gate);
        }

        @Override
        public Duration patience() {
            return Duration.ofMinutes(2);
        }

        @Override
        public void close() {
            bench.close();
        }
    }
}
