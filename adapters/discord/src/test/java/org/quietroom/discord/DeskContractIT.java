package org.quietroom.discord;

import org.quietroom.core.host.Gate;
import org.quietroom.core.host.HostAdapter;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.testkit.HostUnderTest;
import org.quietroom.discord.fake.FakeUser;

/** The desk, to which members speak by command. */
class DeskContractIT extends DiscordContract {
    @Override
    String route() {
        return "discord-desk";
    }

    @Override
    RoomId room() {
        return Bench.DESK;
    }

    @Override
    HostAdapter open(Bench on, Gate gate) throws Exception {
        return on.desk(gate, false);
    }

    @Override
    HostUnderTest.Member member(FakeUser user) {
        return new ContractMember.ByCommand(user);
    }
}
