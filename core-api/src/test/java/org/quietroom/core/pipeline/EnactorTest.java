package org.quietroom.core.pipeline;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quietroom.core.pipeline.Chains.WHY;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.quietroom.core.host.Answer.Action;
import org.quietroom.core.host.Effect;
import org.quietroom.core.host.EffectKey;
import org.quietroom.core.host.HostPolicy;
import org.quietroom.core.host.HostProfile;
import org.quietroom.core.host.HostProfile.Ability;
import org.quietroom.core.host.HostProfile.Intercept;
import org.quietroom.core.host.Plan;
import org.quietroom.core.host.Receipt;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.testkit.InMemoryIdentities;
import org.quietroom.core.testkit.Profiles;
import org.quietroom.core.testkit.RecordingHost;
import org.quietroom.core.testkit.RecordingMember;
import org.quietroom.core.testkit.ScriptedGate;
import org.quietroom.core.verdict.Decision;
import org.quietroom.core.verdict.Flag;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.core.verdict.Reading;
import org.quietroom.core.verdict.Reason;
import org.quietroom.core.verdict.Severity;
import org.quietroom.core.verdict.Verdict;

/** What follows from each verdict on each profile, and that it is said when a host cannot do it. */
class EnactorTest {
    private static final List<Part> PARTS = List.of(Part.body("x"));
    private static final List<HostProfile> ALL = Profiles.all();

    private static Decision decision(Verdict verdict, Severity... severities) {
        List<Flag> flags = java.util.Arrays.stream(severities)
                .map(severity -> new Flag(FlagKind.SUICIDE, severity, List.of(), "test/1", Reading.UNKNOWN))
                .toList();
        return new Decision(verdict, PARTS, flags, List.of());
    }

    private static Plan plan(Verdict verdict, HostProfile profile, Severity... severities) {
        return Enactor.plan(decision(verdict, severities), profile, HostPolicy.VEILED);
    }

    @Test
    void aPassIsPublishedOnEveryProfileWhateverTheFlags() {
        for (HostProfile profile : ALL) {
            for (Severity severity : Severity.values()) {
                Plan plan = plan(Verdict.PASS, profile, severity);
                assertThat(plan.action()).isEqualTo(Action.PUBLISH);
                assertThat(plan.removeAfter()).isFalse();
                assertThat(plan.openCase()).isTrue();
                assertThat(plan.notes().contains(Plan.Note.CARE))
                        .isEqualTo(severity.crisis() && profile.reachesAuthor());
            }
            assertThat(plan(Verdict.PASS, profile).openCase()).isFalse();
        }
    }

    @Test
    void aHoldIsHeldWhereItCanBeAndElseRefusedAndSaidSo() {
        for (HostProfile profile : ALL) {
            Plan plan = plan(new Verdict.Hold(WHY), profile);
            boolean holds = profile.hold() != HostProfile.Hold.NONE;
            assertThat(plan.action()).isEqualTo(holds ? Action.HOLD : Action.REFUSE);
            assertThat(codes(plan).contains("host.no-hold")).isEqualTo(!holds);
            assertThat(plan.openCase()).isTrue();
        }
    }

    @Test
    void aRewriteThatAHostCannotPublishNeverGoesOutUnchanged() {
        for (HostProfile profile : ALL) {
            Plan plan = plan(new Verdict.Rewrite(PARTS), profile);
            boolean rewrites = profile.can(Ability.REWRITE_BODY);
            assertThat(plan.action() == Action.PUBLISH).isEqualTo(rewrites);
            assertThat(codes(plan).contains("host.no-rewrite")).isEqualTo(!rewrites);
            assertThat(plan.openCase()).isEqualTo(!plan.couldNot().isEmpty());
        }
    }

    @Test
    void whatWasVisibleBeforeIsTakenAwayWhereThatIsPossible() {
        for (HostProfile profile : ALL) {
            Plan plan = plan(new Verdict.Refuse(WHY), profile);
            boolean after = profile.intercept() == Intercept.AFTER_ONLY;
            assertThat(plan.removeAfter()).isEqualTo(after && profile.remove() != HostProfile.Remove.NONE);
            assertThat(codes(plan).contains("host.after-only")).isEqualTo(after);
            assertThat(codes(plan).contains("host.no-remove"))
                    .isEqualTo(after && profile.remove() == HostProfile.Remove.NONE);
        }
    }

    /** A failed guard, words that cannot be covered, a hold: none of them takes away a cry for help that others have seen. */
    @Test
    void aCrisisThatOthersHaveSeenIsNotTakenAwayBecauseAHostCannotLetItWait() {
        for (HostProfile profile : ALL) {
            boolean after = profile.intercept() == Intercept.AFTER_ONLY;
            for (Verdict verdict : List.of(new Verdict.Hold(WHY), new Verdict.Rewrite(PARTS))) {
                Plan crisis = plan(verdict, profile, Severity.PASSIVE);
                boolean stays = after && !(verdict instanceof Verdict.Rewrite && profile.can(Ability.REWRITE_BODY));
                assertThat(codes(crisis).contains("host.crisis-stays")).isEqualTo(stays);
                assertThat(crisis.openCase()).isTrue();
                if (after) {
                    assertThat(crisis.action()).isEqualTo(Action.PUBLISH);
                    assertThat(crisis.removeAfter()).isFalse();
                    assertThat(crisis.notes()).doesNotContain(Plan.Note.REFUSED);
                } else {
                    assertThat(crisis.action()).isEqualTo(plan(verdict, profile).action());
                }
            }
        }
    }

    @Test
    void anAuthorWhoCannotBeToldIsOnTheCase() {
        for (HostProfile profile : ALL) {
            Plan plan = plan(new Verdict.Refuse(WHY), profile, Severity.PLAN);
            assertThat(plan.notes().isEmpty()).isEqualTo(!profile.reachesAuthor());
            assertThat(codes(plan).contains("host.author-told-nothing")).isEqualTo(!profile.reachesAuthor());
        }
    }

    @Test
    void shadowChangesNothingOnEveryProfile() {
        for (HostProfile profile : ALL) {
            Plan plan = Enactor.plan(decision(new Verdict.Refuse(WHY), Severity.IMMINENT), profile, HostPolicy.SHADOW);
            assertThat(plan).isEqualTo(new Plan(Action.PUBLISH, true, java.util.Set.of(), false, List.of(), true));
        }
    }

    private static List<String> codes(Plan plan) {
        return plan.couldNot().stream().map(Reason::code).toList();
    }

    @Test
    void effectsReachTheAccountBehindThePseudonym() throws Exception {
        RecordingHost host = RecordingHost.open(new ScriptedGate());
        RecordingMember ann = host.join("ann");
        RecordingMember ben = host.join("ben");
        InMemoryIdentities identities = new InMemoryIdentities();
        Pseudonym author = identities.pseudonymOf(ann.account(), host.room());
        Enactor enactor = new Enactor(identities);

        assertThat(carryOut(enactor, host, 1, new Effect.Tell(author, "for you")))
                .isEqualTo(Receipt.Outcome.DONE);
        assertThat(ann.told()).containsExactly("for you");
        assertThat(ben.told()).isEmpty();
        Effect publish = new Effect.Publish(author, Chains.post("released"));
        assertThat(carryOut(enactor, host, 2, publish)).isEqualTo(Receipt.Outcome.DONE);
        assertThat(carryOut(enactor, host, 2, publish)).isEqualTo(Receipt.Outcome.DONE);
        assertThat(ben.seen()).singleElement().satisfies(seen -> {
            assertThat(seen.name()).isEqualTo(author.name());
            assertThat(seen.text()).isEqualTo("released");
        });
        Effect remove = new Effect.Remove(host.room(), new MessageId("unknown"));
        assertThat(carryOut(enactor, host, 3, remove)).isEqualTo(Receipt.Outcome.CANNOT);
        Pseudonym stranger = new Pseudonym(new PseudonymId("f".repeat(32)), host.room(), "Nobody");
        assertThatThrownBy(() -> carryOut(enactor, host, 4, new Effect.Tell(stranger, "x")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Receipt.Outcome carryOut(Enactor enactor, RecordingHost host, int key, Effect effect)
            throws Exception {
        EffectKey unique = new EffectKey(String.format(java.util.Locale.ROOT, "%032x", key));
        return enactor.carryOut(unique, effect, host.adapter().actions())
                .toCompletableFuture()
                .get(10, SECONDS)
                .outcome();
    }
}
