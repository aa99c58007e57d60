package org.quietroom.discord;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.quietroom.core.host.Gate;
import org.quietroom.core.host.HostAdapter;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.testkit.HostAdapterContract;
import org.quietroom.core.testkit.HostUnderTest;
import org.quietroom.discord.fake.FakeUser;

/** The conformance kit on a server that speaks Discord's interface; a request that Discord would refuse fails the rule. */
abstract class DiscordContract extends HostAdapterContract {
    private static @Nullable Bench bench;

    @AfterAll
    static void end() {
        Bench open = bench;
        bench = null;
        if (open != null) {
            open.close();
        }
    }

    @AfterEach
    void refusedNothing() {
        bench().refusedNothing();
    }

    abstract String route();

    abstract RoomId room();

    abstract HostAdapter open(Bench on, Gate gate) throws Exception;

    abstract HostUnderTest.Member member(FakeUser user);

    private static Bench bench() {
        Bench open = bench;
        if (open == null) {
            open = new Bench();
            bench = open;
        }
        return open;
    }

    @Override
    protected HostUnderTest start(Gate gate) throws Exception {
        return new OnBench(bench(), gate);
    }

    private final class OnBench implements HostUnderTest {
        private final Bench on;
        private final Gate gate;
        private HostAdapter adapter;

        private OnBench(Bench on, Gate gate) throws Exception {
            this.on = on;
            this.gate = gate;
            on.discord.clear();
            adapter = open(on, gate);
        }

        @Override
        public String route() {
            return DiscordContract.this.route();
        }

        @Override
        public HostAdapter adapter() {
            return adapter;
        }

        @Override
        public RoomId room() {
            return DiscordContract.this.room();
        }

        @Override
        public Member join(String account) {
            return member(on.discord.join(account));
        }

        @Override
        public void stopGate() throws Exception {
            adapter.close();
            on.discord.await("the bot is gone", () -> !on.discord.up(false));
        }

        @Override
        public void startGate() throws Exception {
            adapter = open(on, gate);
        }

        @Override
        public void close() throws Exception {
            adapter.close();
            on.discord.await("the bot is gone", () -> !on.discord.up(false));
        }
    }
}
