package org.quietroom.encryption.hub;

import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.quietroom.core.host.SealedRooms.Event;
import org.quietroom.core.message.RoomId;

/** The events of a device as the hub's store has them: what listening hands over, without a thread. */
public final class HubEvents {
    private final Jdbi jdbi;

    public HubEvents(DataSource source) {
        jdbi = Jdbi.create(source);
    }

    /** The next page. */
    public List<Event> after(RoomId room, String device, long after) {
        return jdbi.withHandle(handle -> DeviceTable.find(handle, room, device)
                .map(found -> EventTable.after(handle, room, found, after))
                .orElse(List.of()));
    }
}
