package org.quietroom.encryption.room;

import java.util.function.Consumer;
import org.quietroom.core.host.SealedRooms.Event;
import org.quietroom.core.host.SealedRooms.Listening;
import org.quietroom.core.host.SealedRooms.Reply;

/** A way to the hub on which something else happens, once, just before an operation arrives. */
class Meanwhile implements HubLink {
    private final HubLink link;
    private final String operation;
    private final Runnable task;
    private boolean done;

    Meanwhile(HubLink link, String operation, Runnable task) {
        this.link = link;
        this.operation = operation;
        this.task = task;
    }

    @Override
    public Reply call(String asked, String json) {
        if (asked.equals(operation) && !done) {
            done = true;
            task.run();
        }
        return link.call(asked, json);
    }

    @Override
    public Listening listen(String device, long after, Consumer<Event> events, Runnable ended) {
        return link.listen(device, after, events, ended);
    }
}
