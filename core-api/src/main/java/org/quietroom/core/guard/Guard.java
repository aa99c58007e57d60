package org.quietroom.core.guard;

import org.quietroom.core.message.Submission;
import org.quietroom.core.verdict.Review;

/**
 * One check or change of a message.
 *
 * <p>A guard is pure: its review depends on its arguments alone. It uses no network, file, clock, thread or randomness,
 * takes time linear in the text, and may be called by many threads at once. It is called with the parts as earlier guards
 * left them, except in {@link Phase#CARE}, which reads the original; spans always refer to what it was given in that
 * phase. What it throws is caught: its {@link OnFailure} applies and the host still gets its answer in time.
 */
@FunctionalInterface
public interface Guard {
    /** Reviews one submission; never returns null. */
    Review review(Submission submission, RoomContext context);
}
