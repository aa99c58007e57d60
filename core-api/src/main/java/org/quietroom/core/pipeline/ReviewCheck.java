package org.quietroom.core.pipeline;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.guard.Phase;
import org.quietroom.core.message.Part;
import org.quietroom.core.verdict.Flag;
import org.quietroom.core.verdict.Review;
import org.quietroom.core.verdict.Span;
import org.quietroom.core.verdict.Verdict;

/** Whether a review keeps the contract of a guard. */
final class ReviewCheck {
    private ReviewCheck() {}

    /** What is wrong with {@code review}, in words without content; null if nothing is. */
    static @Nullable String problem(@Nullable Review review, Phase phase, List<Part> given) {
        if (review == null) {
            return "it returned null";
        }
        if (review.verdict() instanceof Verdict.Rewrite rewrite) {
            if (phase == Phase.CARE) {
                return "it rewrote in the CARE phase";
            }
            if (!sameShape(rewrite.parts(), given)) {
                return "it changed the number, roles or formats of the parts";
            }
        }
        for (Flag flag : review.flags()) {
            for (Span span : flag.spans()) {
                if (!inside(span, given)) {
                    return "it flagged words outside the text";
                }
            }
        }
        return null;
    }

    static boolean inside(Span span, List<Part> parts) {
        return span.part() < parts.size()
                && span.end() <= parts.get(span.part()).text().length();
    }

    private static boolean sameShape(List<Part> others, List<Part> given) {
        if (others.size() != given.size()) {
            return false;
        }
        for (int i = 0; i < given.size(); i++) {
            if (others.get(i).role() != given.get(i).role()
                    || others.get(i).format() != given.get(i).format()) {
                return false;
            }
        }
        return true;
    }
}
