package org.quietroom.moderation.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.Effect;
import org.quietroom.core.host.EffectKey;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.message.Kind;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Submission;
import org.quietroom.moderation.care.Facts;
import org.quietroom.moderation.care.Note;
import org.quietroom.moderation.desk.Steps.Moment;
import org.quietroom.moderation.desk.Steps.Outcome;

/**
 * What becomes of a message and its case. Every act names the version it was decided on; effects wait for the time to undo.
 *
 * <p>All methods throw {@link NoSuchCaseException}, {@link StaleCaseException} or {@link ActRefusedException}, and then
 * nothing has happened. Blocking; safe for many threads.
 */
public final class Decisions {
    private static final int MAX_WORDS = 2_000;

    private final Ground ground;
    private final Steps steps;

    Decisions(Ground ground, Steps steps) {
        this.ground = ground;
        this.steps = steps;
    }

    /**
     * Closes the case: nothing more is needed. Can be undone, and reopened until it expires.
     *
     * @param reason must not be null for Now and Soon
     */
    public Done closeAsFine(Actor actor, CaseId id, long version, @Nullable FineReason reason) {
        String code = reason == null ? "" : code(reason);
        return steps.run(actor, id, version, Act.CLOSE_AS_FINE, code, null, m -> {
            if (m.row().urgency().pressing() && reason == null) {
                throw new ActRefusedException(
                        "desk.close.reason",
                        "A case marked Now or Soon is closed with a reason. Choose one of the six.");
            }
            return new Outcome(
                    closed(m, m.row().state().undoable(m.act()), "fine" + (code.isEmpty() ? "" : " " + code)),
                    false,
                    Instant.MAX);
        });
    }

    /** Takes the last act back. Works while none of its effects has begun. */
    public Done undo(Actor actor, CaseId id, long version) {
        return steps.run(actor, id, version, Act.UNDO, "", null, m -> {
            CaseState state = m.row().state();
            String act = state.undoAct();
            if (act == null || !ground.effects().withdraw(m.handle(), act)) {
                throw new ActRefusedException("desk.too-late", "This cannot be taken back any more: it has been sent.");
            }
            Restrict.withdraw(m.handle(), act);
            uncount(m);
            Whereabouts back = state.undoWhere() == null ? state.whereabouts() : state.undoWhere();
            return Outcome.of(state.reopened(actor, m.now(), stepBy(m), back));
        });
    }

    /** Opens a closed case again and makes it mine; what was done stays done. */
    public Done reopen(Actor actor, CaseId id, long version) {
        return steps.run(actor, id, version, Act.REOPEN, "", null, m -> {
            uncount(m);
            return Outcome.of(m.row().state().taken(actor, m.now(), stepBy(m)));
        });
    }

    /** Publishes a held message as guards left it, after the time to undo, and tells its author once it is up. */
    public Done release(Actor actor, CaseId id, long version) {
        return steps.run(actor, id, version, Act.RELEASE, "", null, m -> publish(m, null));
    }

    /**
     * Publishes a held message with other words.
     *
     * @param texts as many as the message has parts, in their order
     */
    public Done releaseEdited(Actor actor, CaseId id, long version, List<String> texts) {
        List<String> copy = List.copyOf(texts);
        return steps.run(actor, id, version, Act.RELEASE_EDITED, "", null, m -> publish(m, copy));
    }

    /**
     * Does not publish a held message and tells its author why.
     *
     * @param words the moderator's own, to the author; may be blank
     */
    public Done refuse(Actor actor, CaseId id, long version, RuleBroken rule, String words) {
        String own = Words.checked(words, MAX_WORDS, true);
        return steps.run(actor, id, version, Act.REFUSE, rule.reason().code(), own, m -> {
            boolean told = tell(m, Note.REFUSED, rule, own, null);
            return outcome(m, Whereabouts.REFUSED, "refused", told);
        });
    }

    /** Takes a published message away, as far as the host can, and tells its author why: also "hide again". */
    public Done remove(Actor actor, CaseId id, long version, RuleBroken rule, String words) {
        String own = Words.checked(words, MAX_WORDS, true);
        return steps.run(actor, id, version, Act.REMOVE, rule.reason().code(), own, m -> {
            Submission submission = ground.words(m.handle(), id).submission();
            MessageId published = ground.effects().published(m.handle(), id);
            Effect away = new Effect.Remove(submission.room(), published == null ? visible(submission) : published);
            EffectKey removal = ground.effects().add(m.handle(), id, m.act(), away, m.now(), undoUntil(m), null);
            boolean told = tell(m, Note.REMOVED, rule, own, removal);
            return outcome(m, Whereabouts.REMOVED, "removed", told);
        });
    }

    /** Records a false alarm: it feeds "right in n of m closed cases" when the case is closed. */
    public Done notWhatItSeems(Actor actor, CaseId id, long version, Mistaken why) {
        return steps.run(
                actor,
                id,
                version,
                Act.NOT_WHAT_IT_SEEMS,
                code(why),
                null,
                m -> Outcome.of(m.row().state().mistaken(why.name())));
    }

    private Outcome publish(Moment m, @Nullable List<String> texts) {
        Evidence evidence = ground.words(m.handle(), m.row().id());
        Submission submission = texts == null
                ? evidence.asRewritten()
                : evidence.submission().withParts(edited(evidence.rewritten(), texts));
        EffectKey key = ground.effects()
                .add(
                        m.handle(),
                        m.row().id(),
                        m.act(),
                        new Effect.Publish(m.row().author(), submission),
                        m.now(),
                        undoUntil(m),
                        null);
        boolean told = false;
        if (ground.place(m.row()).profile().reachesAuthor()) {
            Facts facts = facts(m).edited(texts != null);
            add(m, ground.notes().compose(Note.RELEASED, facts), key);
            told = true;
        }
        return outcome(m, Whereabouts.PUBLISHED, "released", told);
    }

    /** Tells the author, if the host can. */
    private boolean tell(Moment m, Note note, RuleBroken rule, @Nullable String words, @Nullable EffectKey after) {
        if (!ground.place(m.row()).profile().reachesAuthor()) {
            return false;
        }
        Facts facts = facts(m).reason(rule.reason()).decidedBy(true);
        add(m, ground.notes().compose(note, words == null ? facts : facts.words(words)), after);
        return true;
    }

    private void add(Moment m, String text, @Nullable EffectKey after) {
        Effect tell = new Effect.Tell(m.row().author(), text);
        ground.effects().add(m.handle(), m.row().id(), m.act(), tell, m.now(), undoUntil(m), after);
    }

    private Facts facts(Moment m) {
        Submission submission = ground.evidence(m.handle(), m.row().id()).submission();
        return Facts.of(ground.place(m.row()), submission.language());
    }

    /** An ordinary case is over with its message; a crisis is not, because nobody has answered yet. */
    private Outcome outcome(Moment m, Whereabouts where, String as, boolean told) {
        CaseState next = m.row().state().moved(where, m.act());
        return new Outcome(m.row().urgency().crisis() ? next : closed(m, next, as), told, undoUntil(m));
    }

    private CaseState closed(Moment m, CaseState next, String as) {
        Evidence evidence = ground.evidence(m.handle(), m.row().id());
        Tally.count(m.handle(), evidence, next.mistaken(), 1);
        return next.closed(m.now(), as);
    }

    private void uncount(Moment m) {
        if (!m.row().state().open()) {
            Evidence evidence = ground.evidence(m.handle(), m.row().id());
            Tally.count(m.handle(), evidence, m.row().state().mistaken(), -1);
        }
    }

    private Instant undoUntil(Moment m) {
        return m.now().plus(ground.settings().undo());
    }

    /** Takes away what members see of a submission. */
    static Effect removalOf(Submission submission) {
        return new Effect.Remove(submission.room(), visible(submission));
    }

    /** The message that members see: an edit shows in the one it replaced. */
    private static MessageId visible(Submission submission) {
        MessageId target = submission.kind() == Kind.EDIT ? submission.target() : null;
        return target == null ? submission.id() : target;
    }

    private static Instant stepBy(Moment m) {
        return m.now().plus(Deadlines.stepWithin(m.row().urgency()));
    }

    private static List<Part> edited(List<Part> parts, List<String> texts) {
        if (texts.size() != parts.size()) {
            throw new ActRefusedException(
                    "desk.parts", "This message has " + parts.size() + " parts. Give a text for each.");
        }
        List<Part> edited = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            edited.add(parts.get(i).withText(texts.get(i)));
        }
        return edited;
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
