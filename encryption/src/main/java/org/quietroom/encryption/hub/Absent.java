package org.quietroom.encryption.hub;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.jdbi.v3.core.Handle;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.RoomId;

/**
 * Devices that let an event lie for as long as events are kept: their browsers are taken for gone. They are marked as leaving, so that
 * others remove them when they next look; and where nobody is left, the group ends, so that who waits can begin anew.
 */
final class Absent {
    private Absent() {}

    private record Gone(RoomId room, String device) {}

    /** @param listening whether a device is connected: then it has its events, though it has not said so */
    static void takeOut(Handle handle, Instant since, Instant now, BiPredicate<RoomId, String> listening) {
        for (Gone gone : find(handle, since)) {
            if (!listening.test(gone.room, gone.device)) {
                long sequence = RoomTable.hold(handle, gone.room).sequence();
                DeviceTable.leaving(handle, gone.room, gone.device);
                Leave.endedWithoutAnybody(handle, gone.room, sequence, now.toEpochMilli());
            }
        }
    }

    private static List<Gone> find(Handle handle, Instant since) {
        return handle.createQuery("SELECT d.host, d.room, d.device FROM hub_device d WHERE d.state = 'IN' AND EXISTS ("
                        + "SELECT 1 FROM hub_event e WHERE e.host = d.host AND e.room = d.room AND e.sequence > d.acked"
                        + " AND (e.recipient IS NULL OR e.recipient = d.device) AND e.made_at <= :since)")
                .bind("since", since.toEpochMilli())
                .reduceRows(new ArrayList<Gone>(), (list, row) -> {
                    RoomId room = new RoomId(
                            new HostId(row.getColumn("host", String.class)), row.getColumn("room", String.class));
                    list.add(new Gone(room, row.getColumn("device", String.class)));
                    return list;
                });
    }
}
