package org.quietroom.core.pipeline;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.quietroom.core.guard.RoomContext;
import org.quietroom.core.message.Kind;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Submission;
import org.quietroom.core.verdict.Decision;
import org.quietroom.core.verdict.Reason;
import org.quietroom.core.verdict.Verdict;

/**
 * Runs a chain of guards over submissions, by phase and then by id.
 *
 * <p>Guarantee: a guard that throws, returns what it must not, or never returns costs one submission at most its time
 * limit, and others nothing but a busy worker for as long. Limit: a guard shares the process; one that fills the heap or
 * ends the program is beyond this. Safe for many threads.
 */
public final class Pipeline implements AutoCloseable {
    private final List<Step> chain;
    private final int maxLength;
    private final Workers workers;

    Pipeline(List<Step> chain, int maxLength, Workers workers) {
        this.chain = List.copyOf(chain);
        this.maxLength = maxLength;
        this.workers = workers;
    }

    /** Begins a pipeline without guards. */
    public static PipelineBuilder builder() {
        return new PipelineBuilder();
    }

    /**
     * Decides. The stage never fails because of a guard; it fails with
     * {@link org.quietroom.core.port.UnavailableException} if too many submissions wait or the pipeline is closed. What
     * depends on the stage runs on one of the pipeline's few threads unless an async form is used: it must not block.
     *
     * @param context its account reaches only guards that declare {@link org.quietroom.core.guard.Need#ACCOUNT}
     */
    public CompletionStage<Decision> decide(Submission submission, RoomContext context) {
        requireNonNull(context, "context");
        long length = 0;
        for (Part part : submission.parts()) {
            length += part.text().length();
        }
        if (length > maxLength) {
            return CompletableFuture.completedStage(tooLong(submission, length));
        }
        if (submission.kind() == Kind.DELETE && submission.parts().isEmpty()) {
            return CompletableFuture.completedStage(new Decision(Verdict.PASS, List.of(), List.of(), List.of()));
        }
        return workers.submit(new Run(chain, submission, context));
    }

    private Decision tooLong(Submission submission, long length) {
        String text = "The message has " + length + " characters; at most " + maxLength
                + " can be checked here. Please send it in parts.";
        Reason reason = new Reason("too-long", text);
        return new Decision(new Verdict.Refuse(reason), submission.parts(), List.of(), List.of());
    }

    /** How each guard is, in the order of the chain. */
    public List<GuardStatus> guards() {
        return chain.stream().map(Step::status).toList();
    }

    /** Fails what still waits, lets running guards end within their limit, and ends the threads. Idempotent. */
    @Override
    public void close() {
        workers.close();
    }
}
