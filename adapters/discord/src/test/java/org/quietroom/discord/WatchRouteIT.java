package org.quietroom.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.quietroom.core.guard.Guard;
import org.quietroom.core.guard.OnFailure;
import org.quietroom.core.guard.Phase;
import org.quietroom.core.host.HostAdapter;
import org.quietroom.core.host.HostPolicy;
import org.quietroom.core.pipeline.Gatekeeper;
import org.quietroom.core.pipeline.Pipeline;
import org.quietroom.core.testkit.InMemoryIdentities;
import org.quietroom.core.testkit.RecordingCases;
import org.quietroom.core.verdict.Flag;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.core.verdict.GuardId;
import org.quietroom.core.verdict.Reading;
import org.quietroom.core.verdict.Reason;
import org.quietroom.core.verdict.Review;
import org.quietroom.core.verdict.Severity;
import org.quietroom.core.verdict.Verdict;
import org.quietroom.discord.fake.FakeDiscord;
import org.quietroom.discord.fake.FakeUser;

/** A watched channel before a chain of guards: what stays there and what is taken away. */
class WatchRouteIT {
    private static final HostPolicy AFTERWARDS = new HostPolicy(false, false, false);
    private static final Review CRISIS = Review.flagged(
            List.of(new Flag(FlagKind.SUICIDE, Severity.PLAN, List.of(), "test/despair", Reading.UNKNOWN)));
    private static final Review HELD =
            Review.of(new Verdict.Hold(new Reason("test.number", "A number waits for a moderator.")));

    @Test
    void whatShallWaitIsTakenAwayUnlessItSpeaksOfACrisis() throws Exception {
        RecordingCases cases = new RecordingCases();
        try (Bench bench = new Bench();
                Pipeline pipeline = Pipeline.builder()
                        .guard(new GuardId("test.despair"), Phase.CARE, OnFailure.SKIP_AND_FLAG, on("despair", CRISIS))
                        .guard(new GuardId("test.number"), Phase.REDACT, OnFailure.HOLD, on("number", HELD))
                        .build();
                HostAdapter watch = bench.watch(
                        Gatekeeper.builder(pipeline, new InMemoryIdentities(), cases, DiscordWatchProvider.PROFILE)
                                .policy(AFTERWARDS)
                                .build())) {
            assertThat(watch.profile()).isEqualTo(DiscordWatchProvider.PROFILE);
            FakeUser ann = bench.discord.join("zannaz");
            FakeUser ben = bench.discord.join("zbenoz");
            for (String words : List.of("my number", "despair, and my number", "good evening", "another number")) {
                ann.write(FakeDiscord.OPEN, words);
            }
            bench.discord.await(
                    "all that shall wait is on the desk", () -> cases.opened().size() == 3);
            bench.discord.await(
                    "what speaks of no crisis is gone",
                    () -> words(ben).equals(List.of("despair, and my number", "good evening")));
            assertThat(cases.opened())
                    .filteredOn(intake -> intake.decision().severity().crisis())
                    .singleElement()
                    .satisfies(intake -> assertThat(intake.plan().couldNot())
                            .extracting(Reason::code)
                            .contains("host.no-hold", "host.crisis-stays"));
            bench.refusedNothing();
        }
    }

    private static Guard on(String word, Review review) {
        return (message, context) -> message.parts().get(0).text().contains(word) ? review : Review.PASS;
    }

    private static List<String> words(FakeUser reader) {
        return reader.seen().stream().map(FakeUser.Shown::text).toList();
    }
}
