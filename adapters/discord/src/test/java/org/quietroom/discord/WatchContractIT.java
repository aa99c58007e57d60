package org.quietroom.discord;

import org.quietroom.core.host.Gate;
import org.quietroom.core.host.HostAdapter;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.testkit.HostUnderTest;
import org.quietroom.discord.fake.FakeDiscord;
import org.quietroom.discord.fake.FakeUser;

/** A watched channel, in which members write under their accounts. */
class WatchContractIT extends DiscordContract {
    @Override
    String route() {
        return "discord-watch";
    }

    @Override
    RoomId room() {
        return Bench.OPEN;
    }

    @Override
    HostAdapter open(Bench on, Gate gate) throws Exception {
        return on.watch(gate);
    }

    @Override
    HostUnderTest.Member member(FakeUser user) {
        return new ContractMember.ByMessage(user, FakeDiscord.OPEN);
    }
}
