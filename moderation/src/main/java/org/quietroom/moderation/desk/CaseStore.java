package org.quietroom.moderation.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.port.AuditLog;
import org.quietroom.core.verdict.Reason;

/** Reads cases: everything but the words for any moderator, the words for whoever has the case. Safe for many threads. */
public final class CaseStore {
    private static final int EARLIER = 20;

    private final Ground ground;
    private final Rules rules;
    private final RestrictionStore restrictions;

    CaseStore(Ground ground, Rules rules, RestrictionStore restrictions) {
        this.ground = ground;
        this.rules = rules;
        this.restrictions = restrictions;
    }

    /**
     * A case without its words. Reading it is not an act and leaves no trace.
     *
     * @throws NoSuchCaseException if there is none, or it has expired
     */
    public CaseFile file(CaseId id, Actor reader) {
        Instant now = ground.now();
        return ground.store().read(handle -> {
            CaseRow row = CaseRow.find(handle, id);
            Evidence evidence = ground.evidence(handle, id);
            Reason restriction = restrictions.of(handle, row.author(), now);
            Set<Act> possible = rules.possible(handle, row, reader, now);
            return new CaseFile(
                    Ordering.row(row, ground.place(row), now),
                    row.words(),
                    row.flaggedWhere(),
                    row.attachments(),
                    evidence.reason(),
                    evidence.flags(),
                    Tally.of(handle, evidence),
                    evidence.trail(),
                    evidence.couldNot(),
                    restriction,
                    ground.effects().of(handle, id),
                    ground.history().of(handle, id),
                    earlier(handle, row),
                    row.state().offeredTo(),
                    Restrict.askedBy(handle, id),
                    possible);
        });
    }

    /**
     * The words of a case. Each opening is kept in the history and in the audit log, and counts for {@link #shownToday}.
     *
     * @throws NoSuchCaseException if there is none, or it has expired
     * @throws ActRefusedException if the reader neither has the case, nor leads, nor is asked to confirm a ban
     */
    public CaseText showText(CaseId id, Actor reader) {
        Instant now = ground.now();
        return ground.store().write(handle -> {
            CaseRow row = CaseRow.find(handle, id);
            rules.require(Act.SHOW_TEXT, handle, row, reader, now);
            ground.history().add(handle, id, now, reader.name(), Act.SHOW_TEXT.code(), "", null);
            ground.audit().append(handle, new AuditLog.Entry(now, reader.name(), Act.SHOW_TEXT.code(), id, ""));
            Evidence evidence = ground.evidence(handle, id);
            return new CaseText(
                    id,
                    evidence.submission().parts(),
                    evidence.rewritten(),
                    evidence.flags(),
                    evidence.submission().attachments());
        });
    }

    /** How many crisis texts somebody has opened since midnight UTC; for them alone. */
    public int shownToday(Actor reader) {
        Instant midnight = LocalDate.ofInstant(ground.now(), ZoneOffset.UTC)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        return ground.store()
                .read(handle -> handle.createQuery(
                                "SELECT count(DISTINCT h.case_id) FROM desk_history h JOIN desk_case c ON c.id = h.case_id"
                                        + " WHERE h.actor = :actor AND h.act = :act AND h.made_at >= :since AND c.severity > 0")
                        .bind("actor", reader.name())
                        .bind("act", Act.SHOW_TEXT.code())
                        .bind("since", midnight.toEpochMilli())
                        .mapTo(Integer.class)
                        .one());
    }

    private static List<CaseFile.Earlier> earlier(Handle handle, CaseRow row) {
        return CaseRow.all(handle, "WHERE author = :value ORDER BY opened_at DESC, id LIMIT " + EARLIER, author(row))
                .stream()
                .filter(other -> !other.id().equals(row.id()))
                .map(other -> new CaseFile.Earlier(
                        other.id(),
                        other.openedAt(),
                        other.urgency(),
                        other.state().open(),
                        closedAs(other)))
                .toList();
    }

    private static String author(CaseRow row) {
        Pseudonym author = row.author();
        return author.id().value();
    }

    private static @Nullable String closedAs(CaseRow row) {
        return row.state().open() ? null : row.state().closedAs();
    }
}
