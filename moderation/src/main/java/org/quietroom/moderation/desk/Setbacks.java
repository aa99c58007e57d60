package org.quietroom.moderation.desk;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.verdict.Reason;

/** Puts on the case what a host could not do. */
final class Setbacks {
    private static final int TRIES = 10;

    private final History history;

    Setbacks(History history) {
        this.history = history;
    }

    void record(Handle handle, CaseId id, EffectStore.Type type, Reason reason, Instant now) {
        history.add(
                handle,
                id,
                now,
                Actor.SYSTEM,
                "effect.cannot",
                type.word() + ": " + reason.code() + ", " + reason.text(),
                null);
        for (int i = 0; i < TRIES; i++) {
            CaseRow row = CaseRow.find(handle, id);
            CaseState next =
                    type == EffectStore.Type.PUBLISH ? row.state().backOnTheDesk(Whereabouts.HELD) : row.state();
            if (row.change(handle, next, false)) {
                return;
            }
        }
        throw new StaleCaseException(id);
    }
}
