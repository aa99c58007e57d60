package org.quietroom.encryption.room;

import java.util.function.Consumer;
import org.quietroom.core.host.SealedRooms.Event;
import org.quietroom.core.host.SealedRooms.Listening;
import org.quietroom.core.host.SealedRooms.Reply;

/** A way to the hub that writes down what leaves, and on which a process may end: before it leaves, or before the answer came. */
final class FatefulLink implements HubLink {
    private final HubLink link;
    private final Fate fate;
    private final Ledger ledger;

    FatefulLink(HubLink link, Fate fate, Ledger ledger) {
        this.link = link;
        this.fate = fate;
        this.ledger = ledger;
    }

    @Override
    public Reply call(String operation, String json) {
        fate.boundary();
        ledger.leaves(operation, json);
        Reply reply = link.call(operation, json);
        fate.boundary();
        return reply;
    }

    @Override
    public Listening listen(String device, long after, Consumer<Event> events, Runnable ended) {
        return link.listen(device, after, events, ended);
    }
}
