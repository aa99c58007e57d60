package org.quietroom.nodebb;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.HostId;
import org.quietroom.core.testkit.Await;
import org.quietroom.core.testkit.HostInUse;
import org.quietroom.core.testkit.HostUnderTest;
import org.quietroom.gate.LoopbackGate;

/** The plugin in the harness of NodeBB's hooks, and a topic that people write in. */
public final class ForumInUse implements HostInUse {
    private static final HostId HOST = new HostId("forum");

    private final Harness harness;
    private final Forum forum;
    private @Nullable ForumRoom room;
    private final List<ForumMember> members = new ArrayList<>();

    /** @param gateway where the gateway answers, or will */
    public ForumInUse(URI gateway) throws IOException {
        harness = Harness.at(gateway);
        forum = new Forum(harness.address(), Harness.TOKEN);
    }

    @Override
    public String id() {
        return HOST.value();
    }

    @Override
    public String settings() {
        return "type: nodebb-gate\nmode: on\nsecret: \"" + LoopbackGate.SECRET + "\"";
    }

    @Override
    public void awaitReached() throws Exception {
        Await.until(patience(), "the plugin reaches the gate", forum::reachesGate);
    }

    @Override
    public HostUnderTest.Member join(String account) throws IOException, InterruptedException {
        ForumRoom room = this.room == null ? forum.createRoom("inuse") : this.room;
        this.room = room;
        ForumMember member = new ForumMember(forum, HOST, room, forum.createUser(account));
        members.add(member);
        return member;
    }

    /** It hangs: the harness keeps everything in its memory. */
    @Override
    public void stop() throws IOException, InterruptedException {
        harness.signal("STOP");
    }

    @Override
    public void start() throws IOException, InterruptedException {
        harness.signal("CONT");
    }

    @Override
    public void close() {
        members.forEach(ForumMember::close);
        harness.close();
    }
}
