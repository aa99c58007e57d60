package org.quietroom.moderation.crisis;

import org.quietroom.core.guard.Guard;
import org.quietroom.core.guard.RoomContext;
import org.quietroom.core.message.Submission;
import org.quietroom.core.verdict.Review;

/** Flags what the reader finds, as far as the sensitivity lets it. */
final class CrisisGuard implements Guard {
    private final CrisisReader reader;
    private final Sensitivity sensitivity;

    CrisisGuard(CrisisReader reader, Sensitivity sensitivity) {
        this.reader = reader;
        this.sensitivity = sensitivity;
    }

    @Override
    public Review review(Submission submission, RoomContext context) {
        return FindingFlags.review(submission, part -> reader.read(part.text(), part.format(), sensitivity));
    }
}
