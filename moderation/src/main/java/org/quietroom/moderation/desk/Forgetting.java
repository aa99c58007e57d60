package org.quietroom.moderation.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.port.AuditLog;

/**
 * Erases what is kept about a member: what they wrote, what was noticed in it, what moderators wrote about it and to them.
 *
 * <p>Guarantee: afterwards nobody reads it, neither here nor in a copy of the store from before, as the member's key is
 * destroyed; also that they were sent a note, or wanted none. Cases stay as facts without words; open ones are closed and what was not sent yet is not sent. Mutes and bans
 * stay, so that being forgotten is no way to shed them. Limits: a copy of the keys from before still opens a copy of the store
 * from before; what was sealed before members had keys of their own is erased here and opens in copies; words of the member in
 * reports about others stay. Blocking; safe for many threads and processes.
 */
public final class Forgetting {
    /** Under which closed cases say how they ended. */
    public static final String CLOSED_AS = "forgotten";

    private static final String ACT = "member.forget";

    private final Ground ground;

    Forgetting(Ground ground) {
        this.ground = ground;
    }

    /**
     * Forgets whoever has these pseudonyms. Can be repeated; what was half done is then finished.
     *
     * @param actor who does it, for the audit log
     * @return how many cases lost their words
     * @throws org.quietroom.core.port.UnavailableException if store or keys cannot be reached
     */
    public int forget(List<PseudonymId> members, String actor) {
        Instant now = ground.now();
        List<CaseId> ids = ground.store().write(handle -> {
            List<CaseId> erased = new ArrayList<>();
            for (PseudonymId member : members) {
                Quiet.forget(handle, member);
                for (CaseRow row : CaseRow.all(handle, "WHERE author = :value ORDER BY id", member.value())) {
                    if (!ground.evidence(handle, row.id()).erased()) {
                        erase(handle, row, actor, now);
                        erased.add(row.id());
                    }
                }
            }
            String what = members.size() + " pseudonyms, " + erased.size() + " cases";
            ground.audit().append(handle, new AuditLog.Entry(now, actor, ACT, null, what));
            return erased;
        });
        members.forEach(ground.sealer()::forget);
        ids.forEach(ground.store()::changed);
        return ids.size();
    }

    private void erase(Handle handle, CaseRow row, String actor, Instant now) {
        CaseId id = row.id();
        update(handle, "UPDATE desk_history SET words = NULL WHERE case_id = :id", id);
        update(handle, "DELETE FROM desk_draft WHERE case_id = :id", id);
        Pictures.delete(handle, id);
        Exhibits.delete(handle, id);
        update(
                handle,
                "UPDATE desk_effect SET payload = NULL, message = NULL,"
                        + " state = CASE WHEN state = 'WAITING' THEN 'WITHDRAWN' ELSE state END WHERE case_id = :id",
                id);
        handle.createUpdate("UPDATE desk_case SET notice = NULL, evidence = :evidence WHERE id = :id")
                .bind("id", id.value())
                .bind("evidence", ground.sealer().seal(Evidence.label(id.value()), Evidence.erased(row)))
                .execute();
        ground.history().add(handle, id, now, actor, ACT, "", null);
        CaseState state = row.state().settled();
        if (state.open()) {
            Whereabouts where = state.whereabouts() == Whereabouts.HELD ? Whereabouts.EXPIRED : state.whereabouts();
            state = state.moved(where, "").settled().closed(now, CLOSED_AS);
        }
        if (!row.change(handle, state, false)) {
            throw new StaleCaseException(id);
        }
    }

    private static void update(Handle handle, String sql, CaseId id) {
        handle.createUpdate(sql).bind("id", id.value()).execute();
    }
}
