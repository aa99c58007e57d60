package org.quietroom.core.pipeline;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.quietroom.core.guard.RoomContext;
import org.quietroom.core.message.Submission;
import org.quietroom.core.verdict.Decision;

/** Runs a chain of guards over submissions. */
public interface Pipeline extends AutoCloseable {
    /** Decides; the stage never fails because of a guard. The account in {@code context} reaches only guards that declare it. */
    CompletionStage<Decision> decide(Submission submission, RoomContext context);

    /** How each guard is, in the order of the chain. */
    List<GuardStatus> guards();

    @Override
    void close();
}
