package org.quietroom.xmpp;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.quietroom.core.message.HostId;
import org.quietroom.core.testkit.HostInUse;
import org.quietroom.core.testkit.HostUnderTest;

/** A Prosody without a plugin, whose room is the gateway's own. */
public final class DeskInUse implements HostInUse {
    private static final HostId HOST = new HostId("circle");
    private static final String SECRET = "a secret of at least 32 characters, for tests";

    private static final Pattern AUTHENTICATED = Pattern.compile("External component successfully authenticated");

    private final Prosody prosody = Prosody.withComponent("desk.localhost", SECRET);
    private final List<ContractMember> members = new ArrayList<>();
    private long times;

    @Override
    public String id() {
        return HOST.value();
    }

    @Override
    public String settings() {
        return "type: xmpp-desk\nmode: on\nport: " + prosody.componentPort + "\ndomain: desk.localhost\nsecret: \""
                + SECRET + "\"\nrooms: \"evening=Evening circle\"";
    }

    /** Waits for the component to be there once more than last time; clients enter again, as a restarted room knows nobody. */
    @Override
    public void awaitReached() {
        long end = System.nanoTime() + patience().toNanos();
        while (AUTHENTICATED.matcher(prosody.log()).results().count() <= times) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the component does not come");
            }
            LockSupport.parkNanos(20_000_000);
        }
        times++;
        members.forEach(ContractMember::rejoin);
    }

    @Override
    public HostUnderTest.Member join(String account) {
        ContractMember member = new ContractMember(prosody, account, HOST, "evening@desk.localhost");
        members.add(member);
        return member;
    }

    @Override
    public void close() {
        members.forEach(ContractMember::close);
        prosody.close();
    }
}
