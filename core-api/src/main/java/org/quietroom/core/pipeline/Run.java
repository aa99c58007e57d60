package org.quietroom.core.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.guard.Need;
import org.quietroom.core.guard.Phase;
import org.quietroom.core.guard.RoomContext;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Submission;
import org.quietroom.core.verdict.Decision;
import org.quietroom.core.verdict.Flag;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.core.verdict.Reading;
import org.quietroom.core.verdict.Reason;
import org.quietroom.core.verdict.Review;
import org.quietroom.core.verdict.Severity;
import org.quietroom.core.verdict.Span;
import org.quietroom.core.verdict.TrailEntry;
import org.quietroom.core.verdict.TrailEntry.Outcome;
import org.quietroom.core.verdict.Verdict;

/** One submission on its way through the chain. Owned by one thread at a time: a worker, or the watchdog in between. */
final class Run {
    private static final Reason HELD_UNCHECKED = new Reason(
            "guard.failed.hold", "One of our checks could not be done, so a moderator looks at your message first.");
    private static final Reason REFUSED_UNCHECKED = new Reason(
            "guard.failed.refuse",
            "One of our checks could not be done, so your message was not published. Please try again in a few minutes.");

    private final List<Step> chain;
    private final Submission original;
    private final RoomContext context;
    private final RoomContext contextWithAccount;
    private final CompletableFuture<Decision> result = new CompletableFuture<>();
    private final List<Flag> flags = new ArrayList<>();
    private final List<TrailEntry> trail;
    private final BitSet changed = new BitSet();
    private List<Part> parts;
    private Verdict strictest = Verdict.PASS;
    private int done;

    Run(List<Step> chain, Submission original, RoomContext context) {
        this.chain = chain;
        this.original = original;
        this.context = context.account() == null ? context : context.withAccount(null);
        this.contextWithAccount = context;
        this.parts = original.parts();
        this.trail = new ArrayList<>(chain.size());
    }

    CompletableFuture<Decision> result() {
        return result;
    }

    /** The next guard to call; passes over those that must not be called. Null at the end of the chain. */
    @Nullable
    Step next() {
        while (done < chain.size()) {
            Step step = chain.get(done);
            if (original.sealed() && step.needs().contains(Need.PLAIN_TEXT)) {
                note(step, Outcome.SKIPPED_SEALED, null, Duration.ZERO);
            } else if (!step.health().admits()) {
                notDone(step, Outcome.QUARANTINED, "it is in quarantine", Duration.ZERO);
            } else {
                return step;
            }
        }
        return null;
    }

    Submission submissionFor(Step step) {
        return changed.isEmpty() || step.phase() == Phase.CARE ? original : original.withParts(parts);
    }

    RoomContext contextFor(Step step) {
        return step.needs().contains(Need.ACCOUNT) ? contextWithAccount : context;
    }

    /** A review that keeps its contract. */
    void reviewed(Step step, Review review, Duration took) {
        keep(review.flags());
        Verdict verdict = review.verdict();
        Outcome outcome = verdict.match(new Verdict.Cases<>() {
            @Override
            public Outcome pass() {
                return Outcome.PASSED;
            }

            @Override
            public Outcome rewrite(List<Part> others) {
                return rewriteTo(others) ? Outcome.REWROTE : Outcome.PASSED;
            }

            @Override
            public Outcome hold(Reason reason) {
                join(verdict);
                return Outcome.HELD;
            }

            @Override
            public Outcome refuse(Reason reason) {
                join(verdict);
                return Outcome.REFUSED;
            }
        });
        note(step, outcome, reasonOf(verdict), took);
    }

    /** A review that breaks its contract: its verdict does not count, what it noticed does. */
    void failed(Step step, String what, @Nullable Review review, Duration took) {
        if (review != null) {
            keep(review.flags());
        }
        notDone(step, Outcome.FAILED, what, took);
    }

    void overran(Step step, Duration took) {
        notDone(step, Outcome.OVERRAN, "it did not come back in time", took);
    }

    Decision conclude() {
        Verdict verdict =
                rank(strictest) > 0 ? strictest : changed.isEmpty() ? Verdict.PASS : new Verdict.Rewrite(parts);
        return new Decision(verdict, changed.isEmpty() ? original.parts() : parts, flags, trail);
    }

    private void notDone(Step step, Outcome outcome, String what, Duration took) {
        switch (step.onFailure()) {
            case HOLD -> join(new Verdict.Hold(HELD_UNCHECKED));
            case REFUSE -> join(new Verdict.Refuse(REFUSED_UNCHECKED));
            case SKIP_AND_FLAG ->
                flags.add(new Flag(
                        FlagKind.UNCHECKED, Severity.NONE, List.of(), step.id().value(), Reading.UNKNOWN));
        }
        String code = "guard." + outcome.name().toLowerCase(Locale.ROOT);
        note(step, outcome, new Reason(code, "The check did not work: " + what + "."), took);
    }

    private void note(Step step, Outcome outcome, @Nullable Reason reason, Duration took) {
        trail.add(new TrailEntry(step.id(), outcome, reason, took));
        done++;
    }

    private void join(Verdict verdict) {
        if (rank(verdict) > rank(strictest)) {
            strictest = verdict;
        }
    }

    /** Keeps every flag; its spans only where the guard saw the original words. */
    private void keep(List<Flag> noticed) {
        for (Flag flag : noticed) {
            List<Span> spans = flag.spans().stream().filter(this::onOriginal).toList();
            flags.add(spans.size() == flag.spans().size() ? flag : flag.withSpans(spans));
        }
    }

    private boolean onOriginal(Span span) {
        return ReviewCheck.inside(span, parts) && !changed.get(span.part());
    }

    /** Takes the new parts; where the words are the original ones again, the original part itself. */
    private boolean rewriteTo(List<Part> others) {
        if (others.equals(parts)) {
            return false;
        }
        List<Part> joined = new ArrayList<>(others.size());
        for (int i = 0; i < others.size(); i++) {
            Part first = original.parts().get(i);
            boolean same = others.get(i).equals(first);
            changed.set(i, !same);
            joined.add(same ? first : others.get(i));
        }
        parts = List.copyOf(joined);
        return true;
    }

    private static @Nullable Reason reasonOf(Verdict verdict) {
        return verdict instanceof Verdict.Hold hold
                ? hold.reason()
                : verdict instanceof Verdict.Refuse refuse ? refuse.reason() : null;
    }

    private static int rank(Verdict verdict) {
        return verdict instanceof Verdict.Refuse ? 2 : verdict instanceof Verdict.Hold ? 1 : 0;
    }
}
