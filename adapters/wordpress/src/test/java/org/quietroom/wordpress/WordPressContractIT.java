package org.quietroom.wordpress;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtendWith;
import org.quietroom.core.host.Gate;
import org.quietroom.core.host.HostAdapter;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.testkit.HostAdapterContract;
import org.quietroom.core.testkit.HostUnderTest;

/** The conformance kit on Debian's WordPress with the plugin: a post and its comments, or a forum where bbPress is given. */
@ExtendWith(OneSite.class)
class WordPressContractIT extends HostAdapterContract {
    @Override
    protected HostUnderTest start(Gate gate) throws Exception {
        SiteBench bench = OneSite.bench();
        bench.replaceGate(gate);
        return new OnBench(bench);
    }

    private static final class OnBench implements HostUnderTest {
        private final SiteBench bench;
        private final String mark = UUID.randomUUID().toString().substring(0, 8);
        private final int room;
        private final int topic;
        private final List<SiteMember> members = new ArrayList<>();

        private OnBench(SiteBench bench) throws Exception {
            this.bench = bench;
            if (WordPress.bbpress() == null) {
                room = bench.wordpress.createPost("Evening " + mark);
                topic = 0;
            } else {
                int[] forum = bench.wordpress.createForum("Evening " + mark);
                room = forum[0];
                topic = forum[1];
            }
        }

        @Override
        public String route() {
            return topic == 0 ? "wordpress-gate" : "wordpress-gate-bbpress";
        }

        @Override
        public HostAdapter adapter() {
            return bench.host();
        }

        @Override
        public RoomId room() {
            return new RoomId(SiteBench.HOST, Integer.toString(room));
        }

        @Override
        public Member join(String account) throws Exception {
            String login = account + mark;
            int number = bench.wordpress.createUser(login);
            Browser browser = Browser.member(bench.wordpress.address(), login, WordPress.PASSWORD);
            SiteMember member =
                    topic == 0 ? new SiteMember(browser, room, number) : new ForumMember(browser, room, topic, number);
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
            members.forEach(SiteMember::close);
        }
    }
}
