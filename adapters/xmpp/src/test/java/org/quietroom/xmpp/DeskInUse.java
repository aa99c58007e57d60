package org.quietroom.xmpp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.quietroom.core.message.HostId;
import org.quietroom.core.testkit.Await;
import org.quietroom.core.testkit.HostInUse;
import org.quietroom.core.testkit.HostUnderTest;

/** An ejabberd whose room is the gateway's own. */
public final class DeskInUse implements HostInUse {
    private static final HostId HOST = new HostId("circle");
    private static final String SECRET = "a secret of at least 32 characters, for tests";
    private static final Pattern AUTHENTICATED = Pattern.compile("Accepted external component");

    private final XmppServer server = Ejabberd.withComponent("desk.localhost", SECRET);
    private final List<ContractMember> members = new ArrayList<>();
    private long times;

    @Override
    public String id() {
        return HOST.value();
    }

    @Override
    public String settings() {
        return "type: xmpp-desk\nmode: on\nport: " + server.componentPort + "\ndomain: desk.localhost\nsecret: \""
                + SECRET + "\"\nrooms: \"evening=Evening circle\"";
    }

    /** Waits for the component to be there once more than last time; clients enter again, as a restarted room knows nobody. */
    @Override
    public void awaitReached() {
        Await.until(patience(), "the component comes", () -> authenticated() > times);
        times = authenticated();
        members.forEach(ContractMember::rejoin);
    }

    private long authenticated() {
        return AUTHENTICATED.matcher(server.log()).results().count();
    }

    @Override
    public HostUnderTest.Member join(String account) {
        ContractMember member = new ContractMember(server, account, HOST, "evening@desk.localhost");
        members.add(member);
        return member;
    }

    @Override
    public void stop() {
        server.stop();
    }

    @Override
    public void start() throws IOException {
        server.start();
        members.forEach(ContractMember::reconnect);
    }

    @Override
    public void close() {
        members.forEach(ContractMember::close);
        server.close();
    }
}
