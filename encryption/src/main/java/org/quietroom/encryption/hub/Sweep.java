package org.quietroom.encryption.hub;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Deletes what nobody waits for: events that arrived, or waited too long, key packages past their time, devices long gone. */
final class Sweep {
    private final HubLimits limits;

    Sweep(HubLimits limits) {
        this.limits = limits;
    }

    /** How many rows went. */
    int run(Handle handle, Instant now) {
        long oldest = now.minus(limits.keep()).toEpochMilli();
        int gone = delete(handle, "DELETE FROM hub_key_package WHERE expires_at <= :time", now.toEpochMilli());
        gone += delete(handle, "DELETE FROM hub_event WHERE made_at <= :time", oldest);
        gone += handle.execute("DELETE FROM hub_event WHERE recipient IS NULL AND NOT EXISTS ("
                + "SELECT 1 FROM hub_device d WHERE d.host = hub_event.host AND d.room = hub_event.room"
                + " AND d.state IN ('IN', 'LEAVING') AND d.acked < hub_event.sequence)");
        gone += handle.execute("DELETE FROM hub_event WHERE recipient IS NOT NULL AND NOT EXISTS ("
                + "SELECT 1 FROM hub_device d WHERE d.host = hub_event.host AND d.room = hub_event.room"
                + " AND d.device = hub_event.recipient AND d.state <> 'GONE' AND d.acked < hub_event.sequence)");
        gone += delete(
                handle,
                "DELETE FROM hub_tree WHERE made_at <= :time AND EXISTS (SELECT 1 FROM hub_room r WHERE"
                        + " r.host = hub_tree.host AND r.room = hub_tree.room AND hub_tree.epoch < r.epoch - 1)",
                oldest);
        gone += delete(handle, "DELETE FROM hub_device WHERE state = 'GONE' AND gone_at <= :time", oldest);
        gone += AttachmentTable.sweep(handle, limits.attachments(), now);
        handle.execute("UPDATE hub_room SET kept = coalesce((SELECT sum(length(e.json)) FROM hub_event e"
                + " WHERE e.host = hub_room.host AND e.room = hub_room.room), 0)");
        return gone;
    }

    private static int delete(Handle handle, String sql, long time) {
        return handle.createUpdate(sql).bind("time", time).execute();
    }
}
