package org.quietroom.core.pipeline;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.quietroom.core.host.Answer;
import org.quietroom.core.host.Effect;
import org.quietroom.core.host.EffectKey;
import org.quietroom.core.host.HostActions;
import org.quietroom.core.host.HostPolicy;
import org.quietroom.core.host.HostProfile;
import org.quietroom.core.host.HostProfile.Ability;
import org.quietroom.core.host.Plan;
import org.quietroom.core.host.Receipt;
import org.quietroom.core.message.Part;
import org.quietroom.core.port.Identities;
import org.quietroom.core.verdict.Decision;
import org.quietroom.core.verdict.Reason;
import org.quietroom.core.verdict.Verdict;

/**
 * Plans what follows from a decision on one route, and is the only caller of {@link HostActions}.
 *
 * <p>No plan holds, refuses or removes a message because of a crisis flag: the action depends on the verdict alone. The one thing
 * that a crisis flag does is to keep: what others have seen already, and would be taken away only because this route cannot let it wait, is
 * left for a person to decide. Immutable and safe for many threads.
 */
public final class Enactor {
    private final Identities identities;

    /** @param identities asked for the account of an effect, at the moment it is carried out */
    public Enactor(Identities identities) {
        this.identities = requireNonNull(identities, "identities");
    }

    /** What follows from a decision on a route with this profile, under this policy. */
    public static Plan plan(Decision decision, HostProfile profile, HostPolicy policy) {
        if (policy.shadow()) {
            return new Plan(Answer.Action.PUBLISH, decision.needsCase(), Set.of(), false, List.of(), true);
        }
        boolean after = profile.intercept() == HostProfile.Intercept.AFTER_ONLY;
        boolean stays = after && decision.severity().crisis();
        List<Reason> couldNot = new ArrayList<>();
        Set<Plan.Note> notes = EnumSet.noneOf(Plan.Note.class);
        if (decision.severity().crisis()) {
            notes.add(Plan.Note.CARE);
        }
        Answer.Action action = decision.verdict().match(new Verdict.Cases<>() {
            @Override
            public Answer.Action pass() {
                return Answer.Action.PUBLISH;
            }

            @Override
            public Answer.Action rewrite(List<Part> parts) {
                return rewriteOrHold(profile, stays, couldNot, notes);
            }

            @Override
            public Answer.Action hold(Reason reason) {
                return holdOrRefuse(profile, stays, couldNot, notes);
            }

            @Override
            public Answer.Action refuse(Reason reason) {
                notes.add(Plan.Note.REFUSED);
                return Answer.Action.REFUSE;
            }
        });
        boolean removeAfter = after && action != Answer.Action.PUBLISH;
        if (removeAfter) {
            couldNot.add(new Reason("host.after-only", "The message was visible before it was looked at."));
            if (profile.remove() == HostProfile.Remove.NONE) {
                couldNot.add(new Reason("host.no-remove", "This host cannot take a message away."));
            }
        }
        if (!notes.isEmpty() && !profile.reachesAuthor()) {
            couldNot.add(new Reason("host.author-told-nothing", "The author was told nothing: this host cannot."));
            notes.clear();
        }
        boolean open = decision.needsCase() || !couldNot.isEmpty();
        return new Plan(
                action, open, notes, removeAfter && profile.remove() != HostProfile.Remove.NONE, couldNot, false);
    }

    private static Answer.Action rewriteOrHold(
            HostProfile profile, boolean stays, List<Reason> couldNot, Set<Plan.Note> notes) {
        if (profile.can(Ability.REWRITE_BODY)) {
            return Answer.Action.PUBLISH;
        }
        couldNot.add(new Reason("host.no-rewrite", "This host cannot publish other words than the author wrote."));
        return holdOrRefuse(profile, stays, couldNot, notes);
    }

    private static Answer.Action holdOrRefuse(
            HostProfile profile, boolean stays, List<Reason> couldNot, Set<Plan.Note> notes) {
        if (profile.hold() != HostProfile.Hold.NONE) {
            notes.add(Plan.Note.HELD);
            return Answer.Action.HOLD;
        }
        couldNot.add(new Reason("host.no-hold", "This host cannot let a message wait."));
        if (stays) {
            couldNot.add(new Reason(
                    "host.crisis-stays",
                    "Others have seen the message and it speaks of a crisis: it was left there, and you decide."));
            return Answer.Action.PUBLISH;
        }
        notes.add(Plan.Note.REFUSED);
        return Answer.Action.REFUSE;
    }

    /**
     * Asks a host for one effect.
     *
     * @throws org.quietroom.core.port.UnavailableException if the account cannot be looked up now
     * @throws IllegalArgumentException if the account is no longer known
     */
    public CompletionStage<Receipt> carryOut(EffectKey key, Effect effect, HostActions host) {
        return effect.match(new Effect.Cases<>() {
            @Override
            public CompletionStage<Receipt> publish(Effect.Publish publish) {
                return host.publish(key, identities.accountOf(publish.author()), publish);
            }

            @Override
            public CompletionStage<Receipt> tell(Effect.Tell tell) {
                return host.tell(key, identities.accountOf(tell.to()), tell);
            }

            @Override
            public CompletionStage<Receipt> remove(Effect.Remove remove) {
                return host.remove(key, remove);
            }
        });
    }
}
