package org.quietroom.moderation.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.Effect;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.port.Restrictions;
import org.quietroom.core.verdict.Reason;
import org.quietroom.moderation.care.Facts;
import org.quietroom.moderation.care.Note;
import org.quietroom.moderation.care.Place;
import org.quietroom.moderation.desk.Steps.Moment;
import org.quietroom.moderation.desk.Steps.Outcome;

/**
 * Mutes and bans of whoever stands behind a pseudonym, in its room only: nobody learns who that is.
 *
 * <p>Acts throw {@link NoSuchCaseException}, {@link StaleCaseException} or {@link ActRefusedException}, and then nothing has
 * happened. Blocking; safe for many threads.
 */
public final class RestrictionStore implements Restrictions {
    /** A moderator alone mutes for this long at most. */
    public static final int MAX_MUTE_DAYS = 7;

    private static final int MAX_WORDS = 2_000;
    private static final int MAX_REASON = 500;

    private final Ground ground;
    private final Steps steps;

    RestrictionStore(Ground ground, Steps steps) {
        this.ground = ground;
        this.steps = steps;
    }

    /** Codes {@code restriction.mute} and {@code restriction.ban}; the text says until when and why. */
    @Override
    public @Nullable Reason of(Pseudonym author) {
        Instant now = ground.now();
        return ground.store()
                .read(handle -> Optional.ofNullable(of(handle, author, now)))
                .orElse(null);
    }

    @Nullable
    Reason of(Handle handle, Pseudonym author, Instant now) {
        return Restrict.of(handle, author.id(), now)
                .map(row -> reason(row, ground.places().of(author.room())))
                .orElse(null);
    }

    /**
     * Keeps the author from writing in this room, and tells them.
     *
     * @param days 1 to {@link #MAX_MUTE_DAYS}
     * @param words the moderator's own, to the author; may be blank
     */
    public Done mute(Actor actor, CaseId id, long version, int days, RuleBroken rule, String words) {
        if (days < 1 || days > MAX_MUTE_DAYS) {
            throw new ActRefusedException(
                    "desk.mute.days", "A mute lasts 1 to " + MAX_MUTE_DAYS + " days. Longer needs a second moderator.");
        }
        String own = Words.checked(words, MAX_WORDS, true);
        return steps.run(actor, id, version, Act.MUTE, rule.reason().code() + ", " + days + " days", own, m -> {
            Instant until = m.now().plus(Duration.ofDays(days));
            Restrict.add(m.handle(), m.act(), m.row(), Restrict.MUTE, rule, actor, m.now(), until);
            boolean told = tell(m, Note.MUTE, rule, until, own);
            return new Outcome(m.row().state().undoable(m.act()), told, undoUntil(m));
        });
    }

    /** Ends what holds, and tells the author. A ban is lifted by a lead. */
    public Done lift(Actor actor, CaseId id, long version) {
        return steps.run(actor, id, version, Act.LIFT, "", null, m -> {
            boolean ban = Restrict.of(m.handle(), m.row().author().id(), m.now())
                    .filter(r -> r.type().equals(Restrict.BAN))
                    .isPresent();
            if (ban && !actor.leads()) {
                throw new ActRefusedException(
                        "desk.lift.ban", "Two moderators decided this ban. A lead can lift it: ask one.");
            }
            Restrict.lift(m.handle(), m.row().author().id());
            return new Outcome(m.row().state(), tell(m, Note.LIFTED, null, null, null), null);
        });
    }

    /**
     * Asks for a ban. Nothing holds until a second moderator, who has not acted on the case, confirms it.
     *
     * @param days how long; null for good
     * @param words the moderator's own, to the author; may be blank
     */
    public Done requestBan(
            Actor actor, CaseId id, long version, @Nullable Integer days, RuleBroken rule, String words) {
        if (days != null && days < 1) {
            throw new ActRefusedException("desk.ban.days", "A ban lasts a day or more, or for good.");
        }
        String own = Words.checked(words, MAX_WORDS, true);
        String length = days == null ? "for good" : days + " days";
        return steps.run(actor, id, version, Act.REQUEST_BAN, rule.reason().code() + ", " + length, own, m -> {
            Instant until = days == null ? null : m.now().plus(Duration.ofDays(days));
            Restrict.add(m.handle(), m.act(), m.row(), Restrict.BAN, rule, actor, m.now(), until);
            return new Outcome(m.row().state().undoable(m.act()), false, Instant.MAX);
        });
    }

    /** Agrees to a ban, as the second moderator: it holds from now, and the author is told. */
    public Done confirmBan(Actor actor, CaseId id, long version) {
        return steps.run(actor, id, version, Act.CONFIRM_BAN, "", null, m -> {
            String asked = Restrict.confirm(m.handle(), id);
            Restrict.Row row = Restrict.of(m.handle(), m.row().author().id(), m.now())
                    .orElseThrow(() -> new ActRefusedException(
                            "desk.ban.over", "The time of this ban is over. Ask for it anew if it is still needed."));
            RuleBroken rule = RuleBroken.valueOf(row.reason());
            String words = ground.history().words(m.handle(), asked);
            boolean told = tell(m, Note.BAN, rule, row.until(), words);
            return new Outcome(m.row().state().settled(), told, null);
        });
    }

    private boolean tell(
            Moment m, Note note, @Nullable RuleBroken rule, @Nullable Instant until, @Nullable String words) {
        Place place = ground.place(m.row());
        if (!place.profile().reachesAuthor()) {
            return false;
        }
        Facts facts = Facts.of(
                        place,
                        ground.evidence(m.handle(), m.row().id()).submission().language())
                .reason(rule == null ? null : rule.reason())
                .until(day(until));
        Effect letter = new Effect.Tell(
                m.row().author(), ground.notes().compose(note, words == null ? facts : facts.words(words)));
        ground.effects().add(m.handle(), m.row().id(), m.act(), letter, m.now(), undoUntil(m), null);
        return true;
    }

    private Instant undoUntil(Moment m) {
        return m.now().plus(ground.settings().undo());
    }

    private Reason reason(Restrict.Row row, Place place) {
        boolean ban = row.type().equals(Restrict.BAN);
        Facts facts = Facts.of(place, null)
                .reason(RuleBroken.valueOf(row.reason()).reason())
                .until(day(row.until()));
        String text = ground.notes().line(ban ? Note.BAN : Note.MUTE, facts);
        return new Reason(
                ban ? "restriction.ban" : "restriction.mute",
                text.length() <= MAX_REASON ? text : text.substring(0, text.lastIndexOf(' ', MAX_REASON)));
    }

    private static @Nullable LocalDate day(@Nullable Instant until) {
        return until == null ? null : LocalDate.ofInstant(until, ZoneOffset.UTC);
    }
}
