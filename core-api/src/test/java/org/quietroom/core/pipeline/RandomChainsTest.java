package org.quietroom.core.pipeline;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.quietroom.core.guard.OnFailure;
import org.quietroom.core.guard.Phase;
import org.quietroom.core.host.Answer;
import org.quietroom.core.host.HostPolicy;
import org.quietroom.core.host.HostProfile;
import org.quietroom.core.host.Plan;
import org.quietroom.core.message.Submission;
import org.quietroom.core.testkit.Profiles;
import org.quietroom.core.testkit.RandomChain;
import org.quietroom.core.testkit.RandomChain.Habit;
import org.quietroom.core.testkit.RandomChain.Link;
import org.quietroom.core.testkit.Samples;
import org.quietroom.core.verdict.Decision;
import org.quietroom.core.verdict.Flag;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.core.verdict.Severity;
import org.quietroom.core.verdict.TrailEntry.Outcome;
import org.quietroom.core.verdict.Verdict;

/** What holds for every chain of guards, whatever they do: tried with chains drawn from fixed seeds. */
class RandomChainsTest {
    private static final int CHAINS = 250;
    private static final Submission POST = Samples.post("I am here.");
    private static final List<HostProfile> PROFILES = Profiles.all();

    @Test
    void aCrisisFlagChangesNothingButThatWhatOthersHaveSeenStays() throws Exception {
        int crises = 0;
        for (long seed = 0; seed < CHAINS; seed++) {
            try (RandomChain chain = RandomChain.of(seed)) {
                Decision with = decide(chain.pipeline());
                Decision without = decide(chain.pipelineWithoutCrisis());
                assertThat(with.verdict()).as("%d %s", seed, chain).isEqualTo(without.verdict());
                assertThat(with.parts()).isEqualTo(without.parts());
                crises += with.severity().crisis() ? 1 : 0;
                for (HostProfile profile : PROFILES) {
                    assertSameFate(with, without, profile, HostPolicy.VEILED);
                    assertSameFate(with, without, profile, HostPolicy.SHADOW);
                }
            }
        }
        assertThat(crises).as("chains that saw a crisis").isGreaterThan(CHAINS / 4);
    }

    /** A crisis keeps what others have seen and nobody refused; beside that it changes nothing. */
    private static void assertSameFate(Decision with, Decision without, HostProfile profile, HostPolicy policy) {
        Plan one = Enactor.plan(with, profile, policy);
        Plan other = Enactor.plan(without, profile, policy);
        boolean stays = profile.intercept() == HostProfile.Intercept.AFTER_ONLY
                && with.severity().crisis()
                && !(with.verdict() instanceof Verdict.Refuse);
        assertThat(one.action()).isEqualTo(stays ? Answer.Action.PUBLISH : other.action());
        assertThat(one.removeAfter()).isEqualTo(!stays && other.removeAfter());
        assertThat(one.shadow()).isEqualTo(other.shadow());
        if (with.verdict().equals(Verdict.PASS)) {
            assertThat(one.action()).isEqualTo(Answer.Action.PUBLISH);
            assertThat(one.removeAfter()).isFalse();
        }
        if (with.severity().crisis()) {
            assertThat(one.openCase()).isTrue();
        }
    }

    @Test
    void everyFlagOfEveryGuardIsInTheDecision() throws Exception {
        for (long seed = 0; seed < CHAINS; seed++) {
            try (RandomChain chain = RandomChain.of(seed)) {
                Decision decision = decide(chain.pipeline());
                assertThat(decision.flags())
                        .extracting(Flag::rule)
                        .as("%d %s", seed, chain)
                        .containsExactlyElementsOf(ordered(chain)
                                .filter(RandomChainsTest::mustFlag)
                                .map(link -> link.id().value())
                                .toList());
            }
        }
    }

    private static boolean mustFlag(Link link) {
        return link.habit() == Habit.FLAGS_CRISIS
                || link.habit() == Habit.FLAGS_OTHER
                || (fails(link) && link.onFailure() == OnFailure.SKIP_AND_FLAG);
    }

    private static boolean fails(Link link) {
        return switch (link.habit()) {
            case THROWS, RETURNS_NULL, HANGS -> true;
            case REWRITES -> link.phase() == Phase.CARE;
            default -> false;
        };
    }

    @Test
    void theDecisionIsTheStrictestOfTheChainAndTheTrailTellsAll() throws Exception {
        for (long seed = 0; seed < CHAINS; seed++) {
            try (RandomChain chain = RandomChain.of(seed)) {
                Decision decision = decide(chain.pipeline());
                assertThat(strictness(decision.verdict()))
                        .as("%d %s", seed, chain)
                        .isEqualTo(ordered(chain)
                                .mapToInt(RandomChainsTest::strictness)
                                .max()
                                .orElseThrow());
                assertThat(decision.trail())
                        .extracting(entry -> entry.guard())
                        .isEqualTo(ordered(chain).map(Link::id).toList());
                assertThat(Chains.outcomes(decision))
                        .isEqualTo(ordered(chain).map(RandomChainsTest::outcome).toList());
            }
        }
    }

    private static Stream<Link> ordered(RandomChain chain) {
        List<Link> links = new ArrayList<>(chain.links());
        links.sort(java.util.Comparator.comparing(Link::phase).thenComparing(Link::id));
        return links.stream();
    }

    private static int strictness(Verdict verdict) {
        return verdict instanceof Verdict.Refuse
                ? 3
                : verdict instanceof Verdict.Hold ? 2 : verdict instanceof Verdict.Rewrite ? 1 : 0;
    }

    private static int strictness(Link link) {
        if (fails(link)) {
            return link.onFailure() == OnFailure.REFUSE ? 3 : link.onFailure() == OnFailure.HOLD ? 2 : 0;
        }
        return switch (link.habit()) {
            case REFUSES -> 3;
            case HOLDS -> 2;
            case REWRITES -> 1;
            default -> 0;
        };
    }

    private static Outcome outcome(Link link) {
        if (fails(link)) {
            return link.habit() == Habit.HANGS ? Outcome.OVERRAN : Outcome.FAILED;
        }
        return switch (link.habit()) {
            case REFUSES -> Outcome.REFUSED;
            case HOLDS -> Outcome.HELD;
            case REWRITES -> Outcome.REWROTE;
            default -> Outcome.PASSED;
        };
    }

    @Test
    void whatCouldNotBeCheckedIsNoCrisis() throws Exception {
        for (long seed = 0; seed < CHAINS; seed++) {
            try (RandomChain chain = RandomChain.of(seed)) {
                assertThat(decide(chain.pipelineWithoutCrisis()).flags())
                        .as("%d %s", seed, chain)
                        .allMatch(flag -> flag.severity() == Severity.NONE)
                        .allMatch(flag -> !flag.kind().equals(FlagKind.UNCHECKED)
                                || flag.spans().isEmpty());
            }
        }
    }

    private static Decision decide(Pipeline pipeline) throws Exception {
        try (pipeline) {
            return pipeline.decide(POST, Samples.CONTEXT).toCompletableFuture().get(20, SECONDS);
        }
    }
}
