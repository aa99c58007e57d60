package org.quietroom.core.pipeline;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.guard.RoomContext;
import org.quietroom.core.host.Answer;
import org.quietroom.core.host.Gate;
import org.quietroom.core.host.HostPolicy;
import org.quietroom.core.host.HostProfile;
import org.quietroom.core.host.Plan;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.message.Submission;
import org.quietroom.core.port.CaseSink;
import org.quietroom.core.port.Identities;
import org.quietroom.core.port.Restrictions;
import org.quietroom.core.port.UnavailableException;
import org.quietroom.core.verdict.Decision;

/**
 * The gate of one host: identifies, decides, plans, keeps the case, answers, in that order.
 *
 * <p>If the store or the keyset cannot be reached, the answer is {@link Answer.Action#TRY_LATER}: the author keeps the
 * text and is told, and nothing is half done. In shadow mode the answer is always to publish as it came, also then.
 */
public final class Gatekeeper implements Gate {
    private static final String NOT_SENT =
            "Your message was not sent. The check in front of this room does not answer; your text is still here."
                    + " Please try again in a few minutes.";

    private final Pipeline pipeline;
    private final Identities identities;
    private final Restrictions restrictions;
    private final CaseSink cases;
    private final HostProfile profile;
    private final HostPolicy policy;
    private final Locale language;
    private final Executor blocking;

    /**
     * @param blocking where the ports are called; they may block
     * @throws IllegalArgumentException if the policy cannot be kept on this route; the message says why
     */
    public Gatekeeper(
            Pipeline pipeline,
            Identities identities,
            Restrictions restrictions,
            CaseSink cases,
            HostProfile profile,
            HostPolicy policy,
            Locale language,
            Executor blocking) {
        this.pipeline = requireNonNull(pipeline, "pipeline");
        this.identities = requireNonNull(identities, "identities");
        this.restrictions = requireNonNull(restrictions, "restrictions");
        this.cases = requireNonNull(cases, "cases");
        this.profile = requireNonNull(profile, "profile");
        this.policy = requireNonNull(policy, "policy");
        this.language = requireNonNull(language, "language");
        this.blocking = requireNonNull(blocking, "blocking");
        var unmet = policy.unmetBy(profile);
        if (!unmet.isEmpty()) {
            throw new IllegalArgumentException(
                    String.join(" ", unmet.stream().map(r -> r.text()).toList()));
        }
    }

    @Override
    public CompletionStage<Answer> submit(AccountId account, Submission submission) {
        return CompletableFuture.supplyAsync(() -> contextOf(account, submission.room()), blocking)
                .thenCompose(context -> pipeline.decide(submission, context)
                        .thenCompose(decision -> conclude(context.author(), submission, decision)))
                .exceptionally(this::answerTo);
    }

    @Override
    public CompletionStage<Pseudonym> identify(AccountId account, RoomId room) {
        return CompletableFuture.supplyAsync(() -> identities.pseudonymOf(account, room), blocking);
    }

    private RoomContext contextOf(AccountId account, RoomId room) {
        Pseudonym author = identities.pseudonymOf(account, room);
        return new RoomContext(author, account, restrictions.of(author), language, Map.of());
    }

    private CompletionStage<Answer> conclude(Pseudonym author, Submission submission, Decision decision) {
        Plan plan = Enactor.plan(decision, profile, policy);
        if (!plan.openCase()) {
            return CompletableFuture.completedFuture(answer(plan, author, submission, decision, null));
        }
        return CompletableFuture.supplyAsync(
                () -> answer(
                        plan,
                        author,
                        submission,
                        decision,
                        cases.open(new CaseSink.Intake(author, submission, decision, plan))),
                blocking);
    }

    private Answer answer(
            Plan plan, Pseudonym author, Submission submission, Decision decision, CaseSink.@Nullable Opened opened) {
        if (plan.shadow()) {
            return Answer.asItCame();
        }
        String notice = opened == null ? null : opened.notice();
        if (plan.action() != Answer.Action.PUBLISH) {
            return new Answer(plan.action(), null, null, notice, opened == null ? null : opened.id());
        }
        List<Part> rewritten = decision.parts().equals(submission.parts()) ? null : decision.parts();
        return new Answer(Answer.Action.PUBLISH, rewritten, policy.veiled() ? author : null, notice, null);
    }

    private Answer answerTo(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (policy.shadow()) {
            return Answer.asItCame();
        }
        if (cause instanceof UnavailableException) {
            return Answer.tryLater(NOT_SENT);
        }
        throw new CompletionException(cause);
    }
}
