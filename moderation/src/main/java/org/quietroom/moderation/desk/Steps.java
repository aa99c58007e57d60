package org.quietroom.moderation.desk;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.port.AuditLog;

/** The one way an act is done: checked, stored, kept in history and audit log, or nothing of all that. */
final class Steps {
    private final Ground ground;
    private final Rules rules;

    Steps(Ground ground, Rules rules) {
        this.ground = ground;
        this.rules = rules;
    }

    Rules rules() {
        return rules;
    }

    /**
     * Does an act in one transaction.
     *
     * @param detail facts about it, in clear; a code, never anybody's words
     * @param words what the moderator wrote; stored sealed
     * @throws NoSuchCaseException if there is no such case
     * @throws StaleCaseException if it changed since {@code version}
     * @throws ActRefusedException if the act is not possible now
     */
    Done run(Actor actor, CaseId id, long version, Act act, String detail, @Nullable String words, Step step) {
        Done done = ground.store().write(handle -> {
            Instant now = ground.now();
            CaseRow row = CaseRow.find(handle, id);
            if (row.version() != version) {
                throw new StaleCaseException(id);
            }
            rules.require(act, handle, row, actor, now);
            String key = ground.history().add(handle, id, now, actor.name(), act.code(), detail, words);
            Outcome outcome = step.take(new Moment(handle, row, now, key));
            CaseState next = outcome.next();
            if (next.heldBy(actor) && row.state().heldBy(actor)) {
                next = next.stepped(now.plus(Deadlines.stepWithin(row.urgency())));
            }
            if (!row.change(handle, next, outcome.told())) {
                throw new StaleCaseException(id);
            }
            ground.audit().append(handle, new AuditLog.Entry(now, actor.name(), act.code(), id, detail));
            return new Done(id, version + 1, outcome.undoUntil());
        });
        ground.store().changed(id);
        return done;
    }

    /** What an act does beside being recorded. */
    @FunctionalInterface
    interface Step {
        Outcome take(Moment moment);
    }

    /** The transaction an act is part of. */
    record Moment(Handle handle, CaseRow row, Instant now, String act) {}

    /** What an act leaves behind. */
    record Outcome(CaseState next, boolean told, @Nullable Instant undoUntil) {
        static Outcome of(CaseState next) {
            return new Outcome(next, false, null);
        }
    }
}
