package org.quietroom.core.pipeline;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quietroom.core.guard.OnFailure.HOLD;
import static org.quietroom.core.guard.Phase.CARE;
import static org.quietroom.core.guard.Phase.REDACT;
import static org.quietroom.core.pipeline.Chains.WHY;
import static org.quietroom.core.pipeline.Chains.flagging;
import static org.quietroom.core.pipeline.Chains.id;
import static org.quietroom.core.pipeline.Chains.rewriting;
import static org.quietroom.core.pipeline.Chains.verdict;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.quietroom.core.guard.Guard;
import org.quietroom.core.guard.Phase;
import org.quietroom.core.host.Answer;
import org.quietroom.core.host.Gate;
import org.quietroom.core.host.HostPolicy;
import org.quietroom.core.host.HostProfile;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.Kind;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.message.Submission;
import org.quietroom.core.port.CaseSink;
import org.quietroom.core.port.Identities;
import org.quietroom.core.port.UnavailableException;
import org.quietroom.core.testkit.InMemoryIdentities;
import org.quietroom.core.testkit.RecordingCases;
import org.quietroom.core.verdict.Severity;
import org.quietroom.core.verdict.Verdict;

/** The order of things at the gate, and what the host is answered when something is not there. */
class GatekeeperTest {
    private static final AccountId ANN = new AccountId(Chains.ROOM.host(), "canary-ann");

    private final List<Pipeline> pipelines = new ArrayList<>();
    private final RecordingCases cases = new RecordingCases();
    private final InMemoryIdentities identities = new InMemoryIdentities();

    @AfterEach
    void close() {
        pipelines.forEach(Pipeline::close);
    }

    private GatekeeperBuilder gate(Phase phase, Guard guard) {
        return gate(phase, guard, identities, cases);
    }

    private GatekeeperBuilder gate(Phase phase, Guard guard, Identities who, CaseSink where) {
        Pipeline pipeline =
                Pipeline.builder().guard(id("a"), phase, HOLD, guard).build();
        pipelines.add(pipeline);
        return Gatekeeper.builder(pipeline, who, where, HostProfile.EMBEDDED);
    }

    private static Answer submit(GatekeeperBuilder builder) throws Exception {
        Gate gate = builder.build();
        return gate.submit(ANN, Chains.post("hello")).toCompletableFuture().get(10, SECONDS);
    }

    @Test
    void aCleanPassOpensNoCase() throws Exception {
        Answer answer = submit(gate(CARE, verdict(Verdict.PASS)));
        assertThat(answer.action()).isEqualTo(Answer.Action.PUBLISH);
        assertThat(answer.parts()).isNull();
        assertThat(answer.notice()).isNull();
        assertThat(answer.author()).isEqualTo(identities.pseudonymOf(ANN, Chains.ROOM));
        assertThat(cases.opened()).isEmpty();
    }

    @Test
    void aReportAlwaysOpensACase() throws Exception {
        Gate gate = gate(CARE, verdict(Verdict.PASS)).build();
        Submission report = new Submission(
                new MessageId("r-1"),
                Chains.ROOM,
                Kind.REPORT,
                List.of(Part.body("somebody is unkind")),
                List.of(),
                new MessageId("m-1"),
                null,
                null,
                false,
                Instant.EPOCH);
        gate.submit(ANN, report).toCompletableFuture().get(10, SECONDS);
        assertThat(cases.opened()).hasSize(1);
    }

    @Test
    void aRewriteIsPublishedAndOpensNoCase() throws Exception {
        Answer answer = submit(gate(REDACT, rewriting(t -> "other")));
        assertThat(answer.parts()).containsExactly(Part.body("other"));
        assertThat(cases.opened()).isEmpty();
    }

    @Test
    void aCrisisIsPublishedWithACaseAndANotice() throws Exception {
        Answer answer = submit(gate(CARE, flagging(Severity.IMMINENT)));
        assertThat(answer.action()).isEqualTo(Answer.Action.PUBLISH);
        assertThat(answer.notice()).isEqualTo(RecordingCases.NOTICE);
        assertThat(answer.caseId()).isNull();
        assertThat(cases.opened()).singleElement().satisfies(intake -> {
            assertThat(intake.submission().parts()).containsExactly(Part.body("hello"));
            assertThat(intake.toString()).doesNotContain("canary").doesNotContain("hello");
        });
    }

    @Test
    void heldAndRefusedNameTheirCase() throws Exception {
        assertThat(submit(gate(CARE, verdict(new Verdict.Hold(WHY)))).caseId()).isNotNull();
        Answer refused = submit(gate(CARE, verdict(new Verdict.Refuse(WHY))));
        assertThat(refused.action()).isEqualTo(Answer.Action.REFUSE);
        assertThat(refused.author()).isNull();
        assertThat(cases.opened()).hasSize(2);
    }

    @Test
    void inShadowEverythingIsReportedAndNothingChanged() throws Exception {
        Answer answer = submit(gate(CARE, verdict(new Verdict.Refuse(WHY))).policy(HostPolicy.SHADOW));
        assertThat(answer).isEqualTo(Answer.asItCame());
        assertThat(cases.opened())
                .singleElement()
                .matches(intake -> intake.plan().shadow());
    }

    @Test
    void whatIsNotThereMeansTryLaterAndInShadowNothing() throws Exception {
        Identities lost = new Identities() {
            @Override
            public Pseudonym pseudonymOf(AccountId account, RoomId room) {
                throw new UnavailableException("The store cannot be reached.");
            }

            @Override
            public AccountId accountOf(Pseudonym pseudonym) {
                throw new UnavailableException("The store cannot be reached.");
            }
        };
        CaseSink full = intake -> {
            throw new UnavailableException("The disk is full.");
        };
        Guard holds = verdict(new Verdict.Hold(WHY));
        assertThat(submit(gate(CARE, holds, lost, cases).notSent("Nicht gesendet.")))
                .isEqualTo(Answer.tryLater("Nicht gesendet."));
        assertThat(submit(gate(CARE, holds, identities, full)).action()).isEqualTo(Answer.Action.TRY_LATER);
        assertThat(submit(gate(CARE, holds, lost, cases).policy(HostPolicy.SHADOW)))
                .isEqualTo(Answer.asItCame());
        assertThat(submit(gate(CARE, holds, identities, full).policy(HostPolicy.SHADOW)))
                .isEqualTo(Answer.asItCame());
        assertThat(cases.opened()).isEmpty();
    }

    @Test
    void anExecutorThatTakesNothingMeansTryLater() throws Exception {
        GatekeeperBuilder builder = gate(CARE, verdict(Verdict.PASS)).blocking(work -> {
            throw new RejectedExecutionException();
        });
        assertThat(submit(builder).action()).isEqualTo(Answer.Action.TRY_LATER);
    }

    @Test
    void aClosedPipelineMeansTryLater() throws Exception {
        GatekeeperBuilder builder = gate(CARE, verdict(Verdict.PASS));
        pipelines.get(0).close();
        assertThat(submit(builder).action()).isEqualTo(Answer.Action.TRY_LATER);
    }

    @Test
    void ourBugIsNotAnAnswer() {
        Gate gate = gate(CARE, verdict(new Verdict.Hold(WHY)), identities, intake -> {
                    throw new IllegalStateException("a bug");
                })
                .build();
        assertThatThrownBy(() ->
                        gate.submit(ANN, Chains.post("x")).toCompletableFuture().join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void restrictionsReachTheGuards() throws Exception {
        Guard restricted = (s, c) -> c.restriction() == null
                ? null
                : org.quietroom.core.verdict.Review.of(new Verdict.Refuse(c.restriction()));
        Answer answer = submit(gate(CARE, restricted).restrictions(author -> WHY));
        assertThat(answer.action()).isEqualTo(Answer.Action.REFUSE);
    }

    @Test
    void aPolicyThatCannotBeKeptDoesNotStart() {
        HostProfile plain = org.quietroom.core.testkit.Profiles.all().stream()
                .filter(p -> p.hold() == HostProfile.Hold.NATIVE)
                .findFirst()
                .orElseThrow();
        Pipeline pipeline = Pipeline.builder()
                .guard(id("a"), CARE, HOLD, verdict(Verdict.PASS))
                .build();
        pipelines.add(pipeline);
        assertThatThrownBy(() ->
                        Gatekeeper.builder(pipeline, identities, cases, plain).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("own queue shows the account");
    }
}
