package org.quietroom.discord;

import org.quietroom.core.host.Gate;
import org.quietroom.core.host.HostAdapter;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.testkit.HostUnderTest;
import org.quietroom.discord.fake.FakeUser;

/** The desk, to which members write in private. */
class DeskDirectContractIT extends DiscordContract {
    @Override
    String route() {
        return "discord-desk-private";
    }

    @Override
    RoomId room() {
        return Bench.DESK;
    }

    @Override
    HostAdapter open(Bench on, Gate gate) throws Exception {
        return on.desk(gate, true);
    }

    @Override
    HostUnderTest.Member member(FakeUser user) {
        return new ContractMember.ByMessage(user, 0);
    }
}
