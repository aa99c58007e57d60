package org.quietroom.moderation.desk;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.HostProfile;

/** Which acts are possible: the one answer that both the pages and the acts themselves ask for. */
final class Rules {
    private final Ground ground;

    Rules(Ground ground) {
        this.ground = ground;
    }

    /** What this person can do with this case now. */
    Set<Act> possible(Handle handle, CaseRow row, Actor actor, Instant now) {
        Set<Act> acts = EnumSet.of(Act.MEMO);
        CaseState state = row.state();
        boolean mine = state.heldBy(actor) || actor.leads();
        String banAskedBy = Restrict.askedBy(handle, row.id());
        if (Exhibits.waiting(handle, row.id())) {
            acts.add(Act.CHECK_AGAIN);
        }
        if (mine || mayConfirm(handle, row, actor, banAskedBy)) {
            acts.add(Act.SHOW_TEXT);
            acts.add(Act.REVEAL);
        }
        if (state.undoAct() != null && mine && !ground.effects().begun(handle, state.undoAct())) {
            acts.add(Act.UNDO);
        }
        if (!state.open()) {
            if (state.whereabouts() != Whereabouts.EXPIRED) {
                acts.add(Act.REOPEN);
            }
        } else {
            addClaims(acts, row, actor, now);
            if (mine) {
                addDecisions(handle, acts, row);
            }
        }
        if (Restrict.active(handle, row.author().id(), now) && (mine || !state.open())) {
            acts.add(Act.LIFT);
        }
        if (mayConfirm(handle, row, actor, banAskedBy)) {
            acts.add(Act.CONFIRM_BAN);
        }
        return acts;
    }

    /** @throws ActRefusedException if this is not possible for this person now */
    void require(Act act, Handle handle, CaseRow row, Actor actor, Instant now) {
        if (possible(handle, row, actor, now).contains(act)) {
            return;
        }
        throw refusal(act, handle, row, actor);
    }

    private boolean mayConfirm(Handle handle, CaseRow row, Actor actor, @Nullable String askedBy) {
        return askedBy != null
                && !askedBy.equals(actor.name())
                && !ground.history().actedOn(handle, row.id(), actor);
    }

    private void addClaims(Set<Act> acts, CaseRow row, Actor actor, Instant now) {
        CaseState state = row.state();
        if (state.takenBy() == null) {
            acts.add(Act.TAKE);
        } else if (state.heldBy(actor)) {
            acts.add(Act.GIVE_BACK);
            acts.add(Act.HAND_OVER);
        } else if (Ordering.left(row, now) || actor.leads()) {
            acts.add(Act.TAKE_OVER);
        }
        if (actor.name().equals(state.offeredTo())) {
            acts.add(Act.ACCEPT_HAND_OVER);
        }
    }

    private void addDecisions(Handle handle, Set<Act> acts, CaseRow row) {
        HostProfile profile = ground.place(row).profile();
        acts.add(Act.NOT_WHAT_IT_SEEMS);
        Whereabouts where = row.state().whereabouts();
        if (where != Whereabouts.HELD) {
            acts.add(Act.CLOSE_AS_FINE);
        }
        if (where == Whereabouts.SHADOW) {
            return;
        }
        if (where == Whereabouts.HELD) {
            acts.add(Act.RELEASE);
            acts.add(Act.RELEASE_EDITED);
            acts.add(Act.REFUSE);
        }
        if (where == Whereabouts.PUBLISHED && profile.remove() != HostProfile.Remove.NONE) {
            acts.add(Act.REMOVE);
        }
        if (profile.reachesAuthor()) {
            acts.add(Act.WRITE);
        }
        acts.add(Act.MUTE);
        if (Restrict.askedBy(handle, row.id()) == null) {
            acts.add(Act.REQUEST_BAN);
        }
    }

    private ActRefusedException refusal(Act act, Handle handle, CaseRow row, Actor actor) {
        CaseState state = row.state();
        if (act == Act.CONFIRM_BAN) {
            return Restrict.askedBy(handle, row.id()) == null
                    ? new ActRefusedException("desk.no-ban-asked", "Nobody has asked for a ban in this case.")
                    : new ActRefusedException(
                            "desk.second-person",
                            "A ban needs a second moderator who has not acted on this case. Ask somebody else.");
        }
        if (act == Act.CHECK_AGAIN) {
            return new ActRefusedException(
                    "desk.checked", "Nothing of this report waits to be checked: all of it was, or it was no report.");
        }
        if (act == Act.UNDO) {
            return new ActRefusedException(
                    "desk.too-late", "This cannot be taken back any more: it has been sent, or nothing was done.");
        }
        if (act == Act.REOPEN || !state.open()) {
            return new ActRefusedException(
                    state.open() ? "desk.open" : "desk.closed",
                    state.open() ? "This case is open." : "This case is closed. Reopen it first.");
        }
        if (act == Act.TAKE || act == Act.TAKE_OVER) {
            return new ActRefusedException(
                    "desk.taken", "Somebody has this case and is working on it. It can be taken over when they stop.");
        }
        if (!state.heldBy(actor) && !actor.leads()) {
            return new ActRefusedException("desk.not-yours", "You do not have this case. Take it first.");
        }
        if (act == Act.CLOSE_AS_FINE) {
            return new ActRefusedException(
                    "desk.close.held", "The post still waits. Release or refuse it, so that its author is told.");
        }
        return new ActRefusedException(
                "desk.not-possible",
                "This is not possible here: the message is elsewhere by now, or this host cannot do it.");
    }
}
