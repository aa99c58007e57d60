package org.quietroom.moderation.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.port.AuditLog;

/**
 * The log of what people did, in the desk's store. There is no way to change or delete an entry through it.
 *
 * <p>Guarantee: each entry carries the SHA-256 of itself and the one before, so {@link #verify} finds an entry that was
 * changed, left out or put in. Limit: whoever can write the whole table can compute it anew; keep the last hash elsewhere
 * to notice that. Safe for many threads.
 */
public final class AuditTrail implements AuditLog {
    private static final int PAGE = 500;

    private final Store store;

    AuditTrail(Store store) {
        this.store = store;
    }

    @Override
    public void append(Entry entry) {
        store.write(handle -> {
            append(handle, entry);
            return true;
        });
    }

    /** Entries, newest first. */
    public List<Entry> latest(int limit) {
        return store.read(handle -> handle.createQuery("SELECT * FROM desk_audit ORDER BY place DESC LIMIT :limit")
                .bind("limit", limit)
                .map(Row::map)
                .map(Row::entry)
                .list());
    }

    /** The first entry that does not follow from those before it, counted from 1; 0 if the whole log is sound. */
    public long verify() {
        return store.read(handle -> {
            String before = "";
            long place = 0;
            for (List<Row> page = page(handle, place); !page.isEmpty(); page = page(handle, place)) {
                for (Row row : page) {
                    place++;
                    if (row.place() != place || !row.hash().equals(row.hashAfter(before))) {
                        return place;
                    }
                    before = row.hash();
                }
            }
            Row end = end(handle);
            return end.place() == place && end.hash().equals(before) ? 0 : place + 1;
        });
    }

    /** The last hash, to be kept elsewhere; empty if nothing has been logged. */
    public String lastHash() {
        return store.read(handle -> end(handle).hash());
    }

    void append(Handle handle, Entry entry) {
        handle.execute("UPDATE desk_audit_end SET place = place + 1 WHERE id = 'end'");
        Row end = end(handle);
        Row row = new Row(
                end.place(),
                entry.at().toEpochMilli(),
                entry.actor(),
                entry.act(),
                entry.caseId() == null ? null : entry.caseId().value(),
                entry.reason(),
                "");
        String hash = row.hashAfter(end.hash());
        handle.createUpdate("INSERT INTO desk_audit (place, made_at, actor, act, case_id, reason, hash)"
                        + " VALUES (:place, :at, :actor, :act, :caseId, :reason, :hash)")
                .bind("place", row.place())
                .bind("at", row.at())
                .bind("actor", row.actor())
                .bind("act", row.act())
                .bind("caseId", row.caseId())
                .bind("reason", row.reason())
                .bind("hash", hash)
                .execute();
        handle.createUpdate("UPDATE desk_audit_end SET hash = :hash WHERE id = 'end'")
                .bind("hash", hash)
                .execute();
    }

    private static Row end(Handle handle) {
        return handle.createQuery("SELECT place, hash FROM desk_audit_end WHERE id = 'end'")
                .map((row, context) -> new Row(row.getLong("place"), 0, "", "", null, "", row.getString("hash")))
                .one();
    }

    private static List<Row> page(Handle handle, long after) {
        return handle.createQuery("SELECT * FROM desk_audit WHERE place > :after ORDER BY place LIMIT :limit")
                .bind("after", after)
                .bind("limit", PAGE)
                .map(Row::map)
                .list();
    }

    private record Row(
            long place,
            long at,
            String actor,
            String act,
            @Nullable String caseId,
            String reason,
            String hash) {
        static Row map(ResultSet row, StatementContext context) throws SQLException {
            return new Row(
                    row.getLong("place"),
                    row.getLong("made_at"),
                    row.getString("actor"),
                    row.getString("act"),
                    row.getString("case_id"),
                    row.getString("reason"),
                    row.getString("hash"));
        }

        String hashAfter(String before) {
            return Keys.hash(
                    "quietroom.desk.audit",
                    before,
                    Long.toString(place),
                    Long.toString(at),
                    Keys.hash("text", actor),
                    Keys.hash("text", act),
                    caseId == null ? "" : caseId,
                    Keys.hash("text", reason));
        }

        Entry entry() {
            return new Entry(Instant.ofEpochMilli(at), actor, act, caseId == null ? null : new CaseId(caseId), reason);
        }
    }
}
