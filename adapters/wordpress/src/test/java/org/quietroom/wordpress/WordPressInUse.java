package org.quietroom.wordpress;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.quietroom.core.testkit.HostInUse;
import org.quietroom.core.testkit.HostUnderTest;
import org.quietroom.gate.LoopbackGate;

/** Debian's WordPress with the plugin, and a post that people comment on. */
public final class WordPressInUse implements HostInUse {
    private final WordPress wordpress;
    private final List<SiteMember> members = new ArrayList<>();
    private final int post;

    /** @param gateway where the gateway answers, or will */
    public WordPressInUse(URI gateway) throws IOException, InterruptedException {
        WordPress.skipIfAbsent();
        wordpress = WordPress.start(gateway.getPort());
        post = wordpress.createPost("Evening");
    }

    @Override
    public String id() {
        return SiteBench.HOST.value();
    }

    @Override
    public String settings() {
        return "type: wordpress-gate\nmode: on\nsecret: \"" + LoopbackGate.SECRET + "\"\nsite: " + wordpress.address()
                + "\napplication-password: \"" + wordpress.gatewayPassword() + "\"";
    }

    @Override
    public void awaitReached() throws IOException, InterruptedException {
        wordpress.awaitGate();
    }

    @Override
    public HostUnderTest.Member join(String account) throws IOException, InterruptedException {
        int number = wordpress.createUser(account);
        Browser browser = Browser.member(wordpress.address(), account, WordPress.PASSWORD);
        SiteMember member = new SiteMember(browser, post, number);
        members.add(member);
        return member;
    }

    @Override
    public void stop() {
        wordpress.stop();
    }

    @Override
    public void start() throws IOException {
        wordpress.start();
    }

    @Override
    public void close() {
        members.forEach(SiteMember::close);
        wordpress.close();
    }
}
