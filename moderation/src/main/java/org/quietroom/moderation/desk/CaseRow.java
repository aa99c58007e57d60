package org.quietroom.moderation.desk;

import com.google.common.base.Splitter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.Kind;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.verdict.Severity;

/** The columns of a case that are in clear. */
record CaseRow(
        CaseId id,
        Pseudonym author,
        Kind kind,
        Severity severity,
        List<String> topics,
        String why,
        int words,
        String flaggedWhere,
        int attachments,
        boolean told,
        Instant openedAt,
        Instant due,
        long version,
        CaseState state) {
    private static final String COLUMNS =
            "SELECT id, host, room, author, author_name, kind, severity, topics, why, words,"
                    + " flagged_where, attachments, told, opened_at, due_at, version, whereabouts, taken_by, taken_at, step_by,"
                    + " closed_at, closed_as, mistaken, offered_to, undo_act, undo_where FROM desk_case ";

    Urgency urgency() {
        return Urgency.of(severity);
    }

    HostId host() {
        return author.room().host();
    }

    /** @throws NoSuchCaseException if there is none */
    static CaseRow find(Handle handle, CaseId id) {
        Optional<CaseRow> found = handle.createQuery(COLUMNS + "WHERE id = :id")
                .bind("id", id.value())
                .map(CaseRow::map)
                .findOne();
        return found.orElseThrow(() -> new NoSuchCaseException(id));
    }

    static boolean exists(Handle handle, CaseId id) {
        return handle.createQuery("SELECT count(*) FROM desk_case WHERE id = :id")
                        .bind("id", id.value())
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    /** Cases that {@code condition} fits; it may name {@code :value}. */
    static List<CaseRow> all(Handle handle, String condition, String value) {
        return handle.createQuery(COLUMNS + condition)
                .bind("value", value)
                .map(CaseRow::map)
                .list();
    }

    static List<CaseRow> open(Handle handle) {
        return handle.createQuery(COLUMNS + "WHERE closed_at IS NULL")
                .map(CaseRow::map)
                .list();
    }

    /** Stores another state under the next version; false if somebody was faster. */
    boolean change(Handle handle, CaseState next, boolean nowTold) {
        return handle.createUpdate("UPDATE desk_case SET version = version + 1, whereabouts = :whereabouts,"
                                + " taken_by = :takenBy, taken_at = :takenAt, step_by = :stepBy, closed_at = :closedAt,"
                                + " closed_as = :closedAs, mistaken = :mistaken, offered_to = :offeredTo,"
                                + " undo_act = :undoAct, undo_where = :undoWhere, told = :told"
                                + " WHERE id = :id AND version = :version")
                        .bind("whereabouts", next.whereabouts().name())
                        .bind("takenBy", next.takenBy())
                        .bind("takenAt", millis(next.takenAt()))
                        .bind("stepBy", millis(next.stepBy()))
                        .bind("closedAt", millis(next.closedAt()))
                        .bind("closedAs", next.closedAs())
                        .bind("mistaken", next.mistaken())
                        .bind("offeredTo", next.offeredTo())
                        .bind("undoAct", next.undoAct())
                        .bind(
                                "undoWhere",
                                next.undoWhere() == null
                                        ? null
                                        : next.undoWhere().name())
                        .bind("told", told || nowTold ? 1L : 0L)
                        .bind("id", id.value())
                        .bind("version", version)
                        .execute()
                == 1;
    }

    static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    private static CaseRow map(ResultSet row, StatementContext context) throws SQLException {
        RoomId room = new RoomId(new HostId(row.getString("host")), row.getString("room"));
        String undoWhere = row.getString("undo_where");
        return new CaseRow(
                new CaseId(row.getString("id")),
                new Pseudonym(new PseudonymId(row.getString("author")), room, row.getString("author_name")),
                Kind.valueOf(row.getString("kind")),
                Tiers.of(row.getInt("severity")),
                Splitter.on(' ').omitEmptyStrings().splitToList(row.getString("topics")),
                row.getString("why"),
                row.getInt("words"),
                row.getString("flagged_where"),
                row.getInt("attachments"),
                row.getLong("told") != 0,
                Instant.ofEpochMilli(row.getLong("opened_at")),
                Instant.ofEpochMilli(row.getLong("due_at")),
                row.getLong("version"),
                new CaseState(
                        Whereabouts.valueOf(row.getString("whereabouts")),
                        row.getString("taken_by"),
                        instant(row, "taken_at"),
                        instant(row, "step_by"),
                        instant(row, "closed_at"),
                        row.getString("closed_as"),
                        row.getString("mistaken"),
                        row.getString("offered_to"),
                        row.getString("undo_act"),
                        undoWhere == null ? null : Whereabouts.valueOf(undoWhere)));
    }
}
