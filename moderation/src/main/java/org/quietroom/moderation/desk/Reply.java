package org.quietroom.moderation.desk;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.Answer;
import org.quietroom.core.host.HostProfile.Intercept;
import org.quietroom.core.host.Plan;
import org.quietroom.core.message.Kind;
import org.quietroom.core.message.Submission;
import org.quietroom.core.port.CaseSink.Intake;
import org.quietroom.core.verdict.Flag;
import org.quietroom.core.verdict.Reading;
import org.quietroom.core.verdict.Severity;
import org.quietroom.moderation.care.CareNotes;
import org.quietroom.moderation.care.Facts;
import org.quietroom.moderation.care.Note;
import org.quietroom.moderation.care.Place;

/**
 * What the author of a new case is told.
 *
 * @param notice in the host's answer; null for nothing
 * @param letters after it, in private
 */
record Reply(@Nullable String notice, List<String> letters) {
    Reply {
        letters = List.copyOf(letters);
    }

    boolean says() {
        return notice != null || !letters.isEmpty();
    }

    /** Composes it from the plan; asks {@link Quiet} whether a care note may be sent. */
    static Reply to(Handle handle, Intake intake, Evidence evidence, Ground ground) {
        Plan plan = intake.plan();
        Place place = ground.places().of(intake.submission().room());
        CareNotes notes = ground.notes();
        Severity severity = intake.decision().severity();
        Facts facts = Facts.of(place, intake.submission().language())
                .post(post(intake, place))
                .reason(evidence.reason())
                .within(notes.settings().usualWait())
                .decidedBy(false);
        Note held = plan.notes().contains(Plan.Note.HELD) ? Note.HELD : null;
        boolean care = plan.notes().contains(Plan.Note.CARE)
                && Quiet.mayTell(handle, intake.author().id(), severity, ground.now());
        if (care) {
            String off =
                    Quiet.link(handle, notes.settings().base(), intake.author().id(), ground.now());
            Note note = Note.care(severity, aboutOther(intake.decision().flags(), severity));
            String letter = notes.compose(note, facts.off(off), held);
            return refused(plan)
                    ? carried(place, notes.compose(Note.REFUSED, facts), letter)
                    : new Reply(null, List.of(letter));
        }
        if (held != null) {
            return carried(place, notes.compose(held, facts), null);
        }
        if (refused(plan)) {
            return carried(place, notes.compose(Note.REFUSED, facts), null);
        }
        // A sealed room's report names whom it is about as the author: they are not told that somebody reported.
        boolean report = intake.submission().kind() == Kind.REPORT
                && !intake.submission().sealed()
                && !plan.shadow();
        return report
                ? carried(place, notes.compose(Note.REPORT, facts.within(null)), null)
                : new Reply(null, List.of());
    }

    private static boolean refused(Plan plan) {
        return plan.notes().contains(Plan.Note.REFUSED);
    }

    /** With the answer where the host waits for one, else as a letter of its own. */
    private static Reply carried(Place place, String notice, @Nullable String letter) {
        Intercept intercept = place.profile().intercept();
        List<String> letters = letter == null ? List.of() : List.of(letter);
        if (intercept != Intercept.AFTER_ONLY && intercept != Intercept.QUEUE_POLLED) {
            return new Reply(notice, letters);
        }
        return new Reply(null, letter == null ? List.of(notice) : List.of(letter, notice));
    }

    private static Facts.@Nullable Post post(Intake intake, Place place) {
        Submission submission = intake.submission();
        if (intake.plan().removeAfter()
                || submission.kind() == Kind.DELETE
                || submission.kind() == Kind.PROFILE
                || submission.kind() == Kind.REPORT) {
            return null;
        }
        Answer.Action action = intake.plan().action();
        if (action == Answer.Action.PUBLISH) {
            if (submission.kind() == Kind.PRIVATE_MESSAGE) {
                return Facts.Post.DELIVERED;
            }
            boolean asWritten = place.profile()
                    .published(submission.parts(), intake.decision().parts())
                    .equals(submission.parts());
            return asWritten ? Facts.Post.UP : Facts.Post.COVERED;
        }
        return action == Answer.Action.HOLD ? Facts.Post.WAITING : Facts.Post.REFUSED;
    }

    private static boolean aboutOther(List<Flag> flags, Severity top) {
        return flags.stream()
                .filter(flag -> flag.severity() == top)
                .allMatch(flag -> flag.reading().subject() == Reading.Subject.OTHER);
    }
}
