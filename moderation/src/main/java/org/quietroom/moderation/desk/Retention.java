package org.quietroom.moderation.desk;

import java.time.Instant;
import java.util.List;
import org.quietroom.core.host.Effect;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.verdict.Reason;
import org.quietroom.moderation.care.Facts;
import org.quietroom.moderation.care.Note;

/**
 * Ends what has been kept long enough. What it deletes is gone from the tables; a database file may hold the sealed bytes
 * until it reuses the space. Blocking; safe for many threads.
 */
public final class Retention {
    private static final Reason UNDECIDED = new Reason("desk.undecided", "nobody could decide in time");

    private final Ground ground;

    Retention(Ground ground) {
        this.ground = ground;
    }

    /**
     * Closes held messages that nobody decided in time and tells their authors, then deletes closed cases that are over,
     * with their history, drafts and effects, and that automatic notes were sent more than a day ago. The audit log stays.
     *
     * @return how many cases ended
     */
    public int sweep() {
        Instant now = ground.now();
        List<CaseId> undecided = ids(
                "closed_at IS NULL AND whereabouts = 'HELD' AND opened_at <= :before",
                now.minus(ground.settings().keepHeld()));
        undecided.forEach(id -> expire(id, now));
        List<CaseId> over = ids(
                "closed_at IS NOT NULL AND closed_at <= :before AND NOT EXISTS (SELECT 1 FROM desk_effect"
                        + " WHERE case_id = desk_case.id AND state = 'WAITING')",
                now.minus(ground.settings().keepClosed()));
        over.forEach(this::delete);
        ground.store().write(handle -> Quiet.sweep(handle, now));
        return undecided.size() + over.size();
    }

    private List<CaseId> ids(String condition, Instant before) {
        return ground.store()
                .read(handle -> handle.createQuery("SELECT id FROM desk_case WHERE " + condition)
                        .bind("before", before.toEpochMilli())
                        .mapTo(String.class)
                        .map(CaseId::new)
                        .list());
    }

    private void expire(CaseId id, Instant now) {
        boolean ended = ground.store().write(handle -> {
            CaseRow row = CaseRow.find(handle, id);
            if (!row.state().open() || row.state().whereabouts() != Whereabouts.HELD) {
                return false;
            }
            String act = ground.history().add(handle, id, now, Actor.SYSTEM, "case.expire", "", null);
            boolean reaches = ground.place(row).profile().reachesAuthor();
            if (reaches) {
                Evidence evidence = ground.evidence(handle, id);
                Facts facts = Facts.of(ground.place(row), evidence.submission().language())
                        .reason(UNDECIDED);
                Effect letter = new Effect.Tell(row.author(), ground.notes().compose(Note.REFUSED, facts));
                ground.effects().add(handle, id, act, letter, now, now, null);
            }
            CaseState next =
                    row.state().moved(Whereabouts.EXPIRED, act).settled().closed(now, "expired");
            return row.change(handle, next, reaches);
        });
        if (ended) {
            ground.store().changed(id);
        }
    }

    private void delete(CaseId id) {
        ground.store().write(handle -> {
            handle.createUpdate("DELETE FROM desk_effect WHERE case_id = :id")
                    .bind("id", id.value())
                    .execute();
            handle.createUpdate("DELETE FROM desk_history WHERE case_id = :id")
                    .bind("id", id.value())
                    .execute();
            handle.createUpdate("DELETE FROM desk_draft WHERE case_id = :id")
                    .bind("id", id.value())
                    .execute();
            Pictures.delete(handle, id);
            Exhibits.delete(handle, id);
            Receipts.delete(handle, id);
            return handle.createUpdate("DELETE FROM desk_case WHERE id = :id")
                    .bind("id", id.value())
                    .execute();
        });
        ground.store().changed(id);
    }
}
