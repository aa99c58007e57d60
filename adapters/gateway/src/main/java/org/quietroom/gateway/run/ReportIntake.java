package org.quietroom.gateway.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.quietroom.core.guard.RoomContext;
import org.quietroom.core.message.Submission;
import org.quietroom.core.pipeline.Pipeline;
import org.quietroom.core.port.CaseSink;
import org.quietroom.core.verdict.Decision;
import org.quietroom.core.verdict.Flag;
import org.quietroom.core.verdict.TrailEntry;
import org.quietroom.core.verdict.Verdict;

/**
 * Keeps reports from sealed rooms on the desk. The words that a member chose to report are read by the same guards as any
 * others, so that danger in them is seen in time; what guards would change or hold is left as it is. Should the guards not
 * answer, the report is kept without them.
 */
final class ReportIntake implements CaseSink {
    private static final long SECONDS = 5;

    private final Pipeline pipeline;
    private final CaseSink desk;

    ReportIntake(Pipeline pipeline, CaseSink desk) {
        this.pipeline = pipeline;
        this.desk = desk;
    }

    @Override
    public Opened open(Intake intake) {
        Decision judged = judged(intake);
        List<Flag> flags = new ArrayList<>(intake.decision().flags());
        flags.addAll(judged.flags());
        List<TrailEntry> trail = new ArrayList<>(intake.decision().trail());
        trail.addAll(judged.trail());
        Decision joined =
                new Decision(intake.decision().verdict(), intake.submission().parts(), flags, trail);
        return desk.open(intake.judged(joined));
    }

    private Decision judged(Intake intake) {
        Submission sealed = intake.submission();
        Submission readable = new Submission(
                sealed.id(),
                sealed.room(),
                sealed.kind(),
                sealed.parts(),
                sealed.attachments(),
                sealed.target(),
                null,
                sealed.language(),
                false,
                sealed.receivedAt());
        try {
            return pipeline.decide(readable, RoomContext.of(intake.author(), Locale.ENGLISH))
                    .toCompletableFuture()
                    .orTimeout(SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            return new Decision(Verdict.PASS, sealed.parts(), List.of(), List.of());
        }
    }
}
