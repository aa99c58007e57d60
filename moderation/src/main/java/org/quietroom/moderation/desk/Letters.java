package org.quietroom.moderation.desk;

import java.time.Instant;
import java.util.Optional;
import org.quietroom.core.host.Effect;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.message.Submission;
import org.quietroom.moderation.care.Facts;
import org.quietroom.moderation.care.Note;
import org.quietroom.moderation.desk.Steps.Outcome;

/**
 * What moderators write: to the author, to each other, and for themselves. All of it is stored sealed.
 *
 * <p>Acts throw {@link NoSuchCaseException}, {@link StaleCaseException} or {@link ActRefusedException}, and then nothing has
 * happened. Blocking; safe for many threads.
 */
public final class Letters {
    private static final int MAX_LETTER = 5_000;
    private static final int MAX_MEMO = 2_000;

    private final Ground ground;
    private final Steps steps;

    Letters(Ground ground, Steps steps) {
        this.ground = ground;
        this.steps = steps;
    }

    /** Writes to the author, as the moderators of the room: at once for Now, else after the time to undo. */
    public Done write(Actor actor, CaseId id, long version, String text) {
        String words = Words.required(text, MAX_LETTER);
        return steps.run(actor, id, version, Act.WRITE, "", words, m -> {
            Submission submission = ground.evidence(m.handle(), id).submission();
            Facts facts = Facts.of(ground.place(m.row()), submission.language());
            String letter = ground.notes().line(Note.WRITTEN, facts) + "\n\n" + words;
            boolean atOnce = m.row().urgency() == Urgency.NOW;
            Instant from = atOnce ? m.now() : m.now().plus(ground.settings().undo());
            ground.effects()
                    .add(m.handle(), id, m.act(), new Effect.Tell(m.row().author(), letter), m.now(), from, null);
            m.handle()
                    .createUpdate("DELETE FROM desk_draft WHERE case_id = :id AND actor = :actor")
                    .bind("id", id.value())
                    .bind("actor", actor.name())
                    .execute();
            CaseState state = m.row().state();
            return new Outcome(atOnce ? state : state.undoable(m.act()), true, atOnce ? null : from);
        });
    }

    /** Leaves a word for other moderators; anybody may, the case need not be theirs. */
    public Done memo(Actor actor, CaseId id, long version, String text) {
        String words = Words.required(text, MAX_MEMO);
        return steps.run(
                actor, id, version, Act.MEMO, "", words, m -> Outcome.of(m.row().state()));
    }

    /** Keeps what somebody is writing to the author; blank deletes it. It changes no version. */
    public void saveDraft(Actor actor, CaseId id, String text) {
        String words = Words.checked(text, MAX_LETTER, true);
        ground.store().write(handle -> {
            if (words == null) {
                return handle.createUpdate("DELETE FROM desk_draft WHERE case_id = :id AND actor = :actor")
                        .bind("id", id.value())
                        .bind("actor", actor.name())
                        .execute();
            }
            CaseRow.find(handle, id);
            return handle.createUpdate("INSERT INTO desk_draft (case_id, actor, words, made_at)"
                            + " VALUES (:id, :actor, :words, :now) ON CONFLICT (case_id, actor)"
                            + " DO UPDATE SET words = :words, made_at = :now")
                    .bind("id", id.value())
                    .bind("actor", actor.name())
                    .bind("words", ground.sealer().sealText(label(id, actor), handle, id, words))
                    .bind("now", ground.now().toEpochMilli())
                    .execute();
        });
    }

    /** What somebody was writing; empty if nothing is kept. Nobody reads somebody else's draft. */
    public Optional<String> draft(Actor actor, CaseId id) {
        return ground.store()
                .read(handle -> handle.createQuery(
                                "SELECT words FROM desk_draft WHERE case_id = :id AND actor = :actor")
                        .bind("id", id.value())
                        .bind("actor", actor.name())
                        .map((row, context) ->
                                Optional.ofNullable(ground.sealer().openText(label(id, actor), row.getBytes("words"))))
                        .findOne()
                        .flatMap(found -> found));
    }

    private static String label(CaseId id, Actor actor) {
        return "draft:" + id + ":" + actor.name();
    }
}
