package org.quietroom.mailman;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.quietroom.core.host.Gate;
import org.quietroom.core.host.HostActions;
import org.quietroom.core.host.HostAdapter;
import org.quietroom.core.host.HostHealth;
import org.quietroom.core.host.HostProfile;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.RoomId;

/** The lists of one Mailman, each a room. Safe for many threads. */
final class MailmanHold implements HostAdapter {
    private final HostId host;
    private final HostProfile profile;
    private final MailmanSettings settings;
    private final Clock clock = Clock.systemUTC();
    private final Poller poller;
    private final MailServer mailServer;
    private final Courier courier;
    private final MailmanActions actions;
    private final AtomicBoolean opened = new AtomicBoolean();

    MailmanHold(HostId host, HostProfile profile, MailmanSettings settings) {
        this.host = host;
        this.profile = profile;
        this.settings = settings;
        this.mailServer = new MailServer(settings);
        this.courier = new Courier(mailServer, settings.noticesFrom, clock);
        this.poller = new Poller(settings.poll, failure -> RestFault.away(settings.url, failure));
        this.actions = new MailmanActions(poller, courier);
    }

    @Override
    public HostProfile profile() {
        return profile;
    }

    @Override
    public HostActions actions() {
        return actions;
    }

    @Override
    public void open(Gate gate) {
        if (!opened.compareAndSet(false, true)) {
            throw new IllegalStateException("it is open already");
        }
        Tools tools = new Tools(new Rest(settings), courier, new Keys(settings.secret()), gate, clock, poller);
        Map<RoomId, ListDesk> lists = new LinkedHashMap<>();
        for (String id : settings.lists) {
            RoomId room = new RoomId(host, id);
            lists.put(room, new ListDesk(room, tools));
        }
        actions.serve(lists);
        poller.open(lists.values());
    }

    @Override
    public HostHealth health() {
        HostHealth mailman = poller.health();
        String trouble = courier.trouble();
        return trouble.isEmpty() || mailman.state() != HostHealth.State.REACHED
                ? mailman
                : new HostHealth(
                        HostHealth.State.REFUSED, mailman.detail() + " Authors cannot be told anything: " + trouble);
    }

    @Override
    public HostHealth probe() {
        return new Probe(settings, mailServer).health();
    }

    /** What is half done stays in Mailman and is finished at the next start. */
    @Override
    public void close() {
        poller.close();
        courier.close();
    }
}
