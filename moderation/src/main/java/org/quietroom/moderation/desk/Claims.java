package org.quietroom.moderation.desk;

import org.quietroom.core.message.CaseId;
import org.quietroom.moderation.desk.Steps.Outcome;

/**
 * Who has a case. Every act names the version it was decided on.
 *
 * <p>All methods throw {@link NoSuchCaseException}, {@link StaleCaseException} (somebody was faster) or
 * {@link ActRefusedException}, and then nothing has happened. Blocking; safe for many threads.
 */
public final class Claims {
    private static final int MAX_WORDS = 2_000;

    private final Steps steps;

    Claims(Steps steps) {
        this.steps = steps;
    }

    /** Makes an untaken case mine. It stops escalation, not the deadline. */
    public Done take(Actor actor, CaseId id, long version) {
        return takenBy(actor, id, version, Act.TAKE);
    }

    /** Makes mine what somebody took and left for too long; a lead may do so at any time. Drafts are kept. */
    public Done takeOver(Actor actor, CaseId id, long version) {
        return takenBy(actor, id, version, Act.TAKE_OVER);
    }

    /** Makes it nobody's again. */
    public Done giveBack(Actor actor, CaseId id, long version) {
        return steps.run(
                actor,
                id,
                version,
                Act.GIVE_BACK,
                "",
                null,
                m -> Outcome.of(m.row().state().givenBack()));
    }

    /**
     * Offers the case to somebody. It stays mine, and its deadline runs, until they accept.
     *
     * @param to their user name
     * @param note what the next person needs; must not be blank for Now and Soon
     */
    public Done handOver(Actor actor, CaseId id, long version, String to, String note) {
        if (to.isBlank() || to.equals(actor.name())) {
            throw new ActRefusedException("desk.hand-over.to", "Name somebody else to hand this case to.");
        }
        String words = Words.checked(note, MAX_WORDS, true);
        return steps.run(actor, id, version, Act.HAND_OVER, "to " + to, words, m -> {
            if (m.row().urgency().pressing() && words == null) {
                throw new ActRefusedException(
                        "desk.hand-over.note",
                        "A case marked Now or Soon is handed over with a line: what the next person needs.");
            }
            return Outcome.of(m.row().state().offered(to));
        });
    }

    /** Takes what was offered to me. */
    public Done acceptHandOver(Actor actor, CaseId id, long version) {
        return takenBy(actor, id, version, Act.ACCEPT_HAND_OVER);
    }

    private Done takenBy(Actor actor, CaseId id, long version, Act act) {
        return steps.run(
                actor,
                id,
                version,
                act,
                "",
                null,
                m -> Outcome.of(m.row()
                        .state()
                        .taken(
                                actor,
                                m.now(),
                                m.now().plus(Deadlines.stepWithin(m.row().urgency())))));
    }
}
