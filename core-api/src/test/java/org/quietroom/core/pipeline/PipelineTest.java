package org.quietroom.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietroom.core.guard.OnFailure.HOLD;
import static org.quietroom.core.guard.OnFailure.REFUSE;
import static org.quietroom.core.guard.OnFailure.SKIP_AND_FLAG;
import static org.quietroom.core.guard.Phase.CARE;
import static org.quietroom.core.guard.Phase.FORMAT;
import static org.quietroom.core.guard.Phase.REDACT;
import static org.quietroom.core.pipeline.Chains.WHY;
import static org.quietroom.core.pipeline.Chains.decide;
import static org.quietroom.core.pipeline.Chains.flagging;
import static org.quietroom.core.pipeline.Chains.id;
import static org.quietroom.core.pipeline.Chains.outcomes;
import static org.quietroom.core.pipeline.Chains.post;
import static org.quietroom.core.pipeline.Chains.rewriting;
import static org.quietroom.core.pipeline.Chains.texts;
import static org.quietroom.core.pipeline.Chains.verdict;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietroom.core.guard.Guard;
import org.quietroom.core.guard.GuardProvider;
import org.quietroom.core.guard.Need;
import org.quietroom.core.guard.OnFailure;
import org.quietroom.core.guard.Phase;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.Format;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.Kind;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Submission;
import org.quietroom.core.setting.Settings;
import org.quietroom.core.verdict.Decision;
import org.quietroom.core.verdict.Flag;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.core.verdict.GuardId;
import org.quietroom.core.verdict.Reason;
import org.quietroom.core.verdict.Review;
import org.quietroom.core.verdict.Severity;
import org.quietroom.core.verdict.Span;
import org.quietroom.core.verdict.TrailEntry;
import org.quietroom.core.verdict.TrailEntry.Outcome;
import org.quietroom.core.verdict.Verdict;

/** What the chain makes of what its guards conclude. */
class PipelineTest {
    private static final Guard PASSING = verdict(Verdict.PASS);

    @Test
    void theStrictestVerdictWinsAndEveryGuardIsAsked() throws Exception {
        Decision decision = decide(
                Pipeline.builder()
                        .guard(id("a"), CARE, HOLD, verdict(new Verdict.Hold(WHY)))
                        .guard(id("b"), CARE, HOLD, verdict(new Verdict.Refuse(new Reason("first", "First."))))
                        .guard(id("c"), CARE, HOLD, verdict(new Verdict.Refuse(new Reason("second", "Second."))))
                        .guard(id("d"), REDACT, HOLD, rewriting(t -> t + "!"))
                        .guard(id("e"), FORMAT, HOLD, PASSING),
                "hello");

        assertThat(decision.verdict()).isEqualTo(new Verdict.Refuse(new Reason("first", "First.")));
        assertThat(outcomes(decision))
                .containsExactly(Outcome.HELD, Outcome.REFUSED, Outcome.REFUSED, Outcome.REWROTE, Outcome.PASSED);
        assertThat(texts(decision)).containsExactly("hello!");
    }

    @Test
    void theOrderIsPhaseThenIdWhateverTheOrderOfAdding() throws Exception {
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        PipelineBuilder builder = Pipeline.builder();
        for (Phase phase : List.of(FORMAT, CARE, REDACT)) {
            for (String word : List.of("z", "a", "m")) {
                String name = phase.name().toLowerCase(java.util.Locale.ROOT) + "-" + word;
                builder.guard(id(name), phase, HOLD, (s, c) -> {
                    seen.add(name);
                    return Review.PASS;
                });
            }
        }
        decide(builder, "x");
        assertThat(seen)
                .containsExactly(
                        "care-a",
                        "care-m",
                        "care-z",
                        "redact-a",
                        "redact-m",
                        "redact-z",
                        "format-a",
                        "format-m",
                        "format-z");
    }

    @Test
    void rewritesComposeInOrderAndCareReadsTheOriginal() throws Exception {
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        Decision decision = decide(
                Pipeline.builder()
                        .guard(id("care"), CARE, HOLD, (s, c) -> {
                            seen.add(s.parts().get(0).text());
                            return Review.PASS;
                        })
                        .guard(id("one"), REDACT, HOLD, rewriting(t -> t + "1"))
                        .guard(id("two"), FORMAT, HOLD, rewriting(t -> t + "2")),
                "x");
        assertThat(seen).containsExactly("x");
        assertThat(texts(decision)).containsExactly("x12");
        assertThat(decision.verdict()).isEqualTo(new Verdict.Rewrite(decision.parts()));
    }

    @Test
    void wordsThatNobodyChangedLeaveAsTheSamePart() throws Exception {
        Part title = new Part(org.quietroom.core.message.Role.TITLE, Format.BBCODE, "[b]Ünï\uD83D\uDC9B[/b]");
        Part body = new Part(org.quietroom.core.message.Role.BODY, Format.HTML, "<b>x</b>");
        Submission submission = post("").withParts(List.of(title, body));
        Guard body2 = (s, c) -> Review.of(new Verdict.Rewrite(
                List.of(new Part(title.role(), title.format(), new String(title.text())), body.withText("y"))));
        try (Pipeline pipeline =
                Pipeline.builder().guard(id("a"), FORMAT, HOLD, body2).build()) {
            Decision decision = decide(pipeline, submission);
            assertThat(decision.parts().get(0)).isSameAs(title);
            assertThat(decision.parts().get(1).text()).isEqualTo("y");
        }
    }

    @Test
    void aRewriteThatChangesNothingInTheEndIsAPass() throws Exception {
        Decision decision = decide(
                Pipeline.builder()
                        .guard(id("a"), REDACT, HOLD, rewriting(t -> t + "1"))
                        .guard(id("b"), FORMAT, HOLD, rewriting(t -> t.substring(0, t.length() - 1))),
                "x");
        assertThat(decision.verdict()).isEqualTo(Verdict.PASS);
        assertThat(outcomes(decision)).containsExactly(Outcome.REWROTE, Outcome.REWROTE);
        assertThat(decide(Pipeline.builder().guard(id("same"), REDACT, HOLD, rewriting(t -> t)), "x")
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void spansReferToTheOriginalAndFlagsStayWhereSpansCannot() throws Exception {
        Decision decision = decide(
                Pipeline.builder()
                        .guard(id("a"), REDACT, HOLD, flagging(Severity.PLAN, new Span(0, 0, 5)))
                        .guard(id("b"), REDACT, HOLD, rewriting(t -> "gone"))
                        .guard(id("c"), FORMAT, HOLD, flagging(Severity.PLAN, new Span(0, 0, 4))),
                "hello");
        assertThat(decision.flags()).hasSize(2);
        assertThat(decision.flags().get(0).spans()).containsExactly(new Span(0, 0, 5));
        assertThat(decision.flags().get(1).spans()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                StackOverflowError.class,
                AssertionError.class,
                LinkageError.class,
                OutOfMemoryError.class,
                IllegalStateException.class,
                InterruptedException.class
            })
    void whateverAGuardThrowsIsItsOwnFailure(Class<? extends Throwable> type) throws Exception {
        Throwable thrown = type.getConstructor().newInstance();
        Decision decision = decide(
                Pipeline.builder()
                        .guard(id("a"), CARE, SKIP_AND_FLAG, (s, c) -> {
                            throw sneaky(thrown);
                        })
                        .guard(id("b"), CARE, HOLD, PASSING),
                "x");
        assertThat(outcomes(decision)).containsExactly(Outcome.FAILED, Outcome.PASSED);
        assertThat(decision.verdict()).isEqualTo(Verdict.PASS);
        assertThat(decision.flags()).singleElement().satisfies(flag -> {
            assertThat(flag.kind()).isEqualTo(FlagKind.UNCHECKED);
            assertThat(flag.severity()).isEqualTo(Severity.NONE);
            assertThat(flag.rule()).isEqualTo("test.a");
        });
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException sneaky(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Test
    void onlyTheClassOfWhatWasThrownIsKept() throws Exception {
        Decision decision = decide(
                Pipeline.builder().guard(id("a"), CARE, HOLD, (s, c) -> {
                    throw new IllegalStateException("canary-words", new IllegalArgumentException("canary-cause"));
                }),
                "x");
        assertThat(decision.toString())
                .contains("java.lang.IllegalStateException")
                .doesNotContain("canary");
    }

    @Test
    void theFailureReactionIsTheGuardsOwn() throws Exception {
        Guard broken = (s, c) -> {
            throw new IllegalStateException();
        };
        assertThat(decide(Pipeline.builder().guard(id("a"), CARE, HOLD, broken), "x")
                        .verdict())
                .isInstanceOf(Verdict.Hold.class);
        assertThat(decide(Pipeline.builder().guard(id("a"), CARE, REFUSE, broken), "x")
                        .verdict())
                .isInstanceOf(Verdict.Refuse.class);
        assertThat(decide(Pipeline.builder().guard(id("a"), CARE, SKIP_AND_FLAG, broken), "x")
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void aReviewThatBreaksTheContractFails() throws Exception {
        Part part = Part.body("x");
        assertFails(CARE, (s, c) -> null);
        assertFails(CARE, rewriting(t -> t + "!"));
        assertFails(REDACT, verdict(new Verdict.Rewrite(List.of())));
        assertFails(REDACT, verdict(new Verdict.Rewrite(List.of(part, part))));
        assertFails(REDACT, verdict(new Verdict.Rewrite(List.of(new Part(part.role(), Format.HTML, "x")))));
        assertFails(
                REDACT,
                verdict(new Verdict.Rewrite(
                        List.of(new Part(org.quietroom.core.message.Role.TITLE, Format.PLAIN, "x")))));
        assertFails(CARE, flagging(Severity.NONE, new Span(0, 0, 2)));
        assertFails(CARE, flagging(Severity.NONE, new Span(1, 0, 1)));
    }

    private static void assertFails(Phase phase, Guard guard) throws Exception {
        Decision decision = decide(Pipeline.builder().guard(id("a"), phase, SKIP_AND_FLAG, guard), "x");
        assertThat(outcomes(decision)).containsExactly(Outcome.FAILED);
        assertThat(texts(decision)).containsExactly("x");
    }

    @Test
    void aCrisisFlagSurvivesTheFailureOfItsGuard() throws Exception {
        Decision decision = decide(
                Pipeline.builder().guard(id("a"), CARE, SKIP_AND_FLAG, flagging(Severity.IMMINENT, new Span(0, 0, 99))),
                "x");
        assertThat(outcomes(decision)).containsExactly(Outcome.FAILED);
        assertThat(decision.flags()).extracting(Flag::severity).containsExactly(Severity.IMMINENT, Severity.NONE);
        assertThat(decision.flags().get(0).spans()).isEmpty();
    }

    @Test
    void tooLongIsRefusedBeforeAnyGuardAndTheLimitIsSaid() throws Exception {
        PipelineBuilder builder = Pipeline.builder().maxLength(10).guard(id("a"), CARE, HOLD, PASSING);
        try (Pipeline pipeline = builder.build()) {
            Submission eleven = post("").withParts(List.of(Part.body("12345"), Part.body("678901")));
            Decision decision = decide(pipeline, eleven);
            assertThat(decision.verdict()).isInstanceOfSatisfying(Verdict.Refuse.class, refuse -> {
                assertThat(refuse.reason().code()).isEqualTo("too-long");
                assertThat(refuse.reason().text()).contains("11").contains("10");
            });
            assertThat(decision.trail()).isEmpty();
            assertThat(decide(pipeline, post("1234567890")).verdict()).isEqualTo(Verdict.PASS);
        }
    }

    @Test
    void aDeletionWithoutPartsPasses() throws Exception {
        Submission deletion = new Submission(
                new MessageId("d"),
                Chains.ROOM,
                Kind.DELETE,
                List.of(),
                List.of(),
                new MessageId("m"),
                null,
                null,
                false,
                Instant.EPOCH);
        try (Pipeline pipeline = Pipeline.builder()
                .guard(id("a"), CARE, HOLD, verdict(new Verdict.Refuse(WHY)))
                .build()) {
            assertThat(decide(pipeline, deletion).verdict()).isEqualTo(Verdict.PASS);
        }
    }

    @Test
    void sealedWordsReachOnlyGuardsThatDoWithoutThem() throws Exception {
        Submission post = post("ciphertext");
        Submission sealed = new Submission(
                post.id(), post.room(), post.kind(), post.parts(), List.of(), null, null, null, true, Instant.EPOCH);
        PipelineBuilder builder = Pipeline.builder()
                .guard(id("reads"), CARE, REFUSE, verdict(new Verdict.Refuse(WHY)))
                .guard(new Declared("test.blind", Set.of()), verdict(new Verdict.Hold(WHY)));
        try (Pipeline pipeline = builder.build()) {
            Decision decision = decide(pipeline, sealed);
            assertThat(decision.trail())
                    .extracting(TrailEntry::guard, TrailEntry::outcome)
                    .containsExactlyInAnyOrder(
                            org.assertj.core.groups.Tuple.tuple(id("reads"), Outcome.SKIPPED_SEALED),
                            org.assertj.core.groups.Tuple.tuple(id("blind"), Outcome.HELD));
            assertThat(decision.verdict()).isInstanceOf(Verdict.Hold.class);
        }
    }

    @Test
    void theAccountReachesOnlyGuardsThatDeclareIt() throws Exception {
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        PipelineBuilder builder = Pipeline.builder()
                .guard(new Declared("test.asks", Set.of(Need.ACCOUNT)), (s, c) -> {
                    seen.add("asks "
                            + (c.account() == null ? "nothing" : c.account().value()));
                    return Review.PASS;
                })
                .guard(new Declared("test.other", Set.of(Need.PLAIN_TEXT)), (s, c) -> {
                    seen.add("other " + c.account());
                    return Review.PASS;
                });
        try (Pipeline pipeline = builder.build()) {
            pipeline.decide(post("x"), Chains.CONTEXT.withAccount(new AccountId(new HostId("forum"), "ann")))
                    .toCompletableFuture()
                    .get(10, java.util.concurrent.TimeUnit.SECONDS);
        }
        assertThat(seen).containsExactly("asks ann", "other null");
    }

    private record Declared(String name, Set<Need> needs) implements GuardProvider {
        @Override
        public GuardId id() {
            return new GuardId(name);
        }

        @Override
        public Phase phase() {
            return CARE;
        }

        @Override
        public OnFailure onFailure() {
            return HOLD;
        }

        @Override
        public Guard create(Settings settings) {
            return PASSING;
        }
    }
}
