package org.quietroom.core.pipeline;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.guard.RoomContext;
import org.quietroom.core.host.Answer;
import org.quietroom.core.host.Gate;
import org.quietroom.core.host.HostPolicy;
import org.quietroom.core.host.HostProfile;
import org.quietroom.core.host.Plan;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.Kind;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.message.Submission;
import org.quietroom.core.port.CaseSink;
import org.quietroom.core.port.Identities;
import org.quietroom.core.port.Restrictions;
import org.quietroom.core.port.UnavailableException;
import org.quietroom.core.verdict.Decision;
import org.quietroom.core.verdict.FlagKind;

/**
 * The gate of one host: identifies, decides, plans, keeps the case, answers, in that order.
 *
 * <p>If the store or the keyset cannot be reached, or too much waits, the answer is {@link Answer.Action#TRY_LATER}: the
 * author keeps the text and is told, and nothing is half done. In shadow mode the answer is always to publish as it came,
 * also then. Few submissions of the host are judged at once and the others wait behind them, so that a host that floods delays
 * itself and not the hosts that share the pipeline. Answers are given on the executor of the ports, never on a thread that runs guards.
 */
public final class Gatekeeper implements Gate {
    private final Pipeline pipeline;
    private final Identities identities;
    private final Restrictions restrictions;
    private final CaseSink cases;
    private final HostProfile profile;
    private final HostPolicy policy;
    private final Locale language;
    private final Executor blocking;
    private final Turnstile turnstile;
    private final String notSent;
    private final String identifying;

    Gatekeeper(GatekeeperBuilder builder) {
        this.pipeline = builder.pipeline;
        this.identities = builder.identities;
        this.restrictions = builder.restrictions;
        this.cases = builder.cases;
        this.profile = builder.profile;
        this.policy = builder.policy;
        this.language = builder.language;
        this.blocking = builder.blocking;
        this.turnstile = new Turnstile(builder.atOnce, builder.waiting, builder.blocking);
        this.notSent = builder.notSent;
        this.identifying = builder.identifying;
    }

    /** Begins the gate of a host whose route has this profile. */
    public static GatekeeperBuilder builder(
            Pipeline pipeline, Identities identities, CaseSink cases, HostProfile profile) {
        return new GatekeeperBuilder(pipeline, identities, cases, profile);
    }

    @Override
    public CompletionStage<Answer> submit(AccountId account, Submission submission) {
        return turnstile.pass(() -> judge(account, submission)).exceptionally(this::answerTo);
    }

    private CompletionStage<Answer> judge(AccountId account, Submission submission) {
        return blocking(() -> contextOf(account, submission.room()))
                .thenCompose(context -> pipeline.decide(submission, context)
                        .thenApplyAsync(decision -> conclude(context.author(), submission, decision), blocking));
    }

    @Override
    public CompletionStage<Pseudonym> identify(AccountId account, RoomId room) {
        return blocking(() -> identities.pseudonymOf(account, room));
    }

    private <T> CompletableFuture<T> blocking(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, blocking);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private RoomContext contextOf(AccountId account, RoomId room) {
        Pseudonym author = identities.pseudonymOf(account, room);
        return new RoomContext(author, account, restrictions.of(author), language, Map.of());
    }

    private Answer conclude(Pseudonym author, Submission submission, Decision decision) {
        Plan plan = Enactor.plan(decision, profile, policy);
        boolean open = plan.openCase() || submission.kind() == Kind.REPORT;
        CaseSink.Opened opened = open ? cases.open(new CaseSink.Intake(author, submission, decision, plan)) : null;
        return answer(plan, author, submission, decision, opened);
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
        if (notice == null && decision.flags().stream().anyMatch(f -> f.kind().equals(FlagKind.IDENTIFYING))) {
            notice = identifying;
        }
        List<Part> published = profile.published(submission.parts(), decision.parts());
        List<Part> rewritten = published.equals(submission.parts()) ? null : published;
        return new Answer(Answer.Action.PUBLISH, rewritten, policy.veiled() ? author : null, notice, null);
    }

    private Answer answerTo(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (policy.shadow()) {
            return Answer.asItCame();
        }
        if (cause instanceof UnavailableException || cause instanceof RejectedExecutionException) {
            return Answer.tryLater(notSent);
        }
        throw new CompletionException(cause);
    }
}
