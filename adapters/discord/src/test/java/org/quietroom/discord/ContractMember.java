package org.quietroom.discord;

import java.util.List;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.testkit.HostUnderTest;
import org.quietroom.discord.fake.FakeDiscord;
import org.quietroom.discord.fake.FakeUser;

/** A member as {@link org.quietroom.core.testkit.HostAdapterContract} drives it, by each of the ways in which members write. */
abstract class ContractMember implements HostUnderTest.Member {
    final FakeUser user;

    private ContractMember(FakeUser user) {
        this.user = user;
    }

    @Override
    public AccountId account() {
        return Bench.account(user);
    }

    @Override
    public void whisper(HostUnderTest.Member to, String text) {
        throw new UnsupportedOperationException("the bot sees no private messages between members");
    }

    @Override
    public List<HostUnderTest.Seen> seen() {
        return user.seen().stream()
                .map(shown -> new HostUnderTest.Seen(shown.author(), shown.text()))
                .toList();
    }

    @Override
    public List<String> told() {
        return user.told();
    }

    @Override
    public String received() {
        return user.received();
    }

    /** Speaks with the slash command, or with its form where there are several lines; changes and takes back by buttons. */
    static final class ByCommand extends ContractMember {
        ByCommand(FakeUser user) {
            super(user);
        }

        @Override
        public String post(String text) throws Exception {
            if (!text.contains("\n")) {
                return String.valueOf(user.command(FakeDiscord.DESK, "say", text));
            }
            return String.valueOf(user.fillIn(user.command(FakeDiscord.DESK, "say", null), text));
        }

        @Override
        public void edit(String key, String text) throws Exception {
            long unused = user.fillIn(user.press(Long.parseLong(key), "Change it"), text);
        }

        @Override
        public boolean delete(String key) throws Exception {
            long unused = user.press(Long.parseLong(key), "Take it back");
            return true;
        }
    }

    /** Writes ordinary messages: to the bot in private, or into a room. */
    static final class ByMessage extends ContractMember {
        private final long channel;

        ByMessage(FakeUser user, long channel) {
            super(user);
            this.channel = channel;
        }

        @Override
        public String post(String text) {
            return String.valueOf(user.write(channel, text));
        }

        @Override
        public void edit(String key, String text) {
            user.change(channel, Long.parseLong(key), text);
        }

        @Override
        public boolean delete(String key) {
            user.delete(channel, Long.parseLong(key));
            return true;
        }
    }
}
