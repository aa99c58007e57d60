package org.quietroom.nodebb;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.quietroom.core.host.Gate;
import org.quietroom.core.host.HostAdapter;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.testkit.HostAdapterContract;
import org.quietroom.core.testkit.HostUnderTest;

/** The conformance kit on NodeBB with the plugin. */
class NodeBbContractIT extends HostAdapterContract {
    private static @Nullable ForumBench bench;

    @BeforeAll
    static void begin() throws Exception {
        bench = ForumBench.start();
    }

    @AfterAll
    static void end() {
        if (bench != null) {
            bench.close();
        }
    }

    @Override
    protected HostUnderTest start(Gate gate) throws Exception {
        ForumBench running = Objects.requireNonNull(bench);
        running.replaceGate(gate);
        return new OnBench(running);
    }

    private static final class OnBench implements HostUnderTest {
        private final ForumBench bench;
        private final String mark = UUID.randomUUID().toString().substring(0, 8);
        private final ForumRoom room;
        private final List<ForumMember> members = new ArrayList<>();

        private OnBench(ForumBench bench) throws Exception {
            this.bench = bench;
            room = bench.forum.createRoom(mark);
        }

        @Override
        public String route() {
            return bench.live ? "nodebb-gate" : "nodebb-gate-harness";
        }

        @Override
        public HostAdapter adapter() {
            return bench.host();
        }

        @Override
        public RoomId room() {
            return new RoomId(ForumBench.HOST, Integer.toString(room.category()));
        }

        @Override
        public Member join(String account) throws Exception {
            var member = new ForumMember(bench.forum, ForumBench.HOST, room, bench.forum.createUser(account + mark));
            members.add(member);
            return member;
        }

        @Override
        public void stopGate() {
            bench.stopGate();
        }

        @Override
        public void startGate() throws Exception {
            bench.startGate();
        }

        @Override
        public void close() {
            members.forEach(ForumMember::close);
        }
    }
}
