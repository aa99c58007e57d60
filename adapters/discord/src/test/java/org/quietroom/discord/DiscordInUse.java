package org.quietroom.discord;

import org.quietroom.core.testkit.HostInUse;
import org.quietroom.core.testkit.HostUnderTest;
import org.quietroom.discord.fake.FakeDiscord;

/** A server that speaks Discord's interface, with a channel in which the bot speaks for people. */
public final class DiscordInUse implements HostInUse {
    private final FakeDiscord discord = new FakeDiscord();
    private int connections;

    @Override
    public String id() {
        return Bench.HOST.value();
    }

    @Override
    public String settings() {
        return "type: " + DeskElsewhereProvider.TYPE + "\nmode: on\ntoken: \"" + FakeDiscord.TOKEN + "\"\nserver: \""
                + FakeDiscord.GUILD + "\"\nchannels: evening=" + FakeDiscord.DESK + "\nrest: " + discord.rest()
                + "\ngateway: " + discord.gateway();
    }

    /** Waits for the bot to be there once more than last time. */
    @Override
    public void awaitReached() throws InterruptedException {
        discord.await("the bot is connected", () -> discord.up(true) && connected() > connections);
        connections = connected();
    }

    private int connected() {
        return discord.sessions() + discord.resumed();
    }

    @Override
    public HostUnderTest.Member join(String account) {
        return new ContractMember.ByCommand(discord.join(account));
    }

    @Override
    public void stop() {
        discord.stop();
    }

    @Override
    public void start() {
        discord.start();
    }

    @Override
    public void close() {
        discord.close();
    }
}
