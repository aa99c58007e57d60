package org.quietroom.core.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.quietroom.core.guard.Guard;
import org.quietroom.core.guard.OnFailure;
import org.quietroom.core.guard.Phase;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Submission;
import org.quietroom.core.pipeline.Pipeline;
import org.quietroom.core.pipeline.PipelineBuilder;
import org.quietroom.core.verdict.Flag;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.core.verdict.GuardId;
import org.quietroom.core.verdict.Reading;
import org.quietroom.core.verdict.Reason;
import org.quietroom.core.verdict.Review;
import org.quietroom.core.verdict.Severity;
import org.quietroom.core.verdict.Span;
import org.quietroom.core.verdict.Verdict;

/**
 * A chain of guards drawn from a seed: passing, flagging, holding, refusing, rewriting, slow, throwing, hanging, null. The
 * same seed draws the same chain. Close it to let hanging guards go.
 */
public final class RandomChain implements AutoCloseable {
    /** How long each guard may take in {@link #pipeline}. */
    public static final Duration LIMIT = Duration.ofMillis(60);

    private static final Severity[] CRISES = {Severity.PASSIVE, Severity.IDEATION, Severity.PLAN, Severity.IMMINENT};

    private final List<Link> links = new ArrayList<>();
    private final HangingGuard hanging = HangingGuard.always();

    /** What a guard of the chain does. */
    public enum Habit {
        /** Passes. */
        PASSES,
        /** Flags a crisis, and passes as it must. */
        FLAGS_CRISIS,
        /** Flags something else. */
        FLAGS_OTHER,
        /** Holds. */
        HOLDS,
        /** Refuses. */
        REFUSES,
        /** Rewrites every part; in CARE it breaks its contract by this. */
        REWRITES,
        /** Takes a while. */
        IS_SLOW,
        /** Throws. */
        THROWS,
        /** Returns null. */
        RETURNS_NULL,
        /** Never returns. */
        HANGS
    }

    /**
     * One guard.
     *
     * @param id its name
     * @param phase when it runs
     * @param onFailure its failure reaction
     * @param habit what it does
     * @param severity of what it flags, if it flags a crisis
     */
    public record Link(GuardId id, Phase phase, OnFailure onFailure, Habit habit, Severity severity) {}

    private RandomChain() {}

    /** The chain of this seed, with 1 to 8 guards of which at most one hangs. */
    public static RandomChain of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomChain chain = new RandomChain();
        int size = random.nextInt(1, 9);
        boolean hangs = false;
        for (int i = 0; i < size; i++) {
            Habit habit = pick(random, Habit.values());
            boolean again = habit == Habit.HANGS && (hangs || random.nextInt(4) > 0);
            hangs |= habit == Habit.HANGS && !again;
            chain.links.add(new Link(
                    new GuardId("random.g" + i),
                    pick(random, Phase.values()),
                    pick(random, OnFailure.values()),
                    again ? Habit.FLAGS_CRISIS : habit,
                    pick(random, CRISES)));
        }
        return chain;
    }

    private static <T> T pick(SplittableRandom random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    /** The guards as drawn. */
    public List<Link> links() {
        return List.copyOf(links);
    }

    /** A pipeline of the chain. */
    public Pipeline pipeline() {
        return build(true);
    }

    /** A pipeline of the same chain whose guards see no crisis: those that flag one pass without a flag. */
    public Pipeline pipelineWithoutCrisis() {
        return build(false);
    }

    private Pipeline build(boolean crisis) {
        PipelineBuilder builder = Pipeline.builder().timeLimit(LIMIT).workers(2);
        for (Link link : links) {
            builder.guard(link.id(), link.phase(), link.onFailure(), guard(link, crisis));
        }
        return builder.build();
    }

    private Guard guard(Link link, boolean crisis) {
        Reason why = new Reason("random.why", "By " + link.id() + ".");
        return switch (link.habit()) {
            case PASSES -> (s, c) -> Review.PASS;
            case FLAGS_CRISIS -> (s, c) -> crisis ? flagged(link, FlagKind.SUICIDE, link.severity(), s) : Review.PASS;
            case FLAGS_OTHER -> (s, c) -> flagged(link, new FlagKind("other"), Severity.NONE, s);
            case HOLDS -> (s, c) -> Review.of(new Verdict.Hold(why));
            case REFUSES -> (s, c) -> Review.of(new Verdict.Refuse(why));
            case REWRITES ->
                (s, c) -> Review.of(new Verdict.Rewrite(s.parts().stream()
                        .map(p -> p.withText(p.text() + "+" + link.id()))
                        .toList()));
            case IS_SLOW -> Guards.slow(20_000);
            case THROWS -> Guards.throwing(() -> new AssertionError("thrown on purpose"));
            case RETURNS_NULL -> (s, c) -> null;
            case HANGS -> hanging;
        };
    }

    private static Review flagged(Link link, FlagKind kind, Severity severity, Submission submission) {
        Part part = submission.parts().get(0);
        List<Span> spans = part.text().isEmpty()
                ? List.of()
                : List.of(new Span(0, 0, part.text().length()));
        return Review.flagged(List.of(new Flag(kind, severity, spans, link.id().value(), Reading.UNKNOWN)));
    }

    @Override
    public void close() {
        hanging.close();
    }

    @Override
    public String toString() {
        return links.toString();
    }
}
