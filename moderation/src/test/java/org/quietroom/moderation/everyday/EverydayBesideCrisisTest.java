package org.quietroom.moderation.everyday;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.Resources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietroom.core.guard.RoomContext;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.message.Submission;
import org.quietroom.core.pipeline.Pipeline;
import org.quietroom.core.pipeline.PipelineBuilder;
import org.quietroom.core.verdict.Decision;
import org.quietroom.core.verdict.Flag;
import org.quietroom.core.verdict.Severity;
import org.quietroom.core.verdict.Verdict;
import org.quietroom.moderation.crisis.CrisisGuardProvider;
import org.quietroom.moderation.html.HtmlGuardProvider;
import org.quietroom.moderation.restriction.RestrictionGuardProvider;
import org.quietroom.moderation.rules.OwnRulesGuardProvider;

/** A cry for help with a seller's words around it is a cry for help, and a seller's words alone stay where they are. */
class EverydayBesideCrisisTest {
    private static final RoomId ROOM = new RoomId(new HostId("forum"), "room");
    private static final RoomContext CONTEXT =
            RoomContext.of(new Pseudonym(new PseudonymId("0".repeat(32)), ROOM, "Reed"), Locale.ENGLISH);

    private static PipelineBuilder guards() {
        return Pipeline.builder()
                .timeLimit(Duration.ofMinutes(1))
                .guard(new CrisisGuardProvider())
                .guard(new RestrictionGuardProvider())
                .guard(new OwnRulesGuardProvider())
                .guard(new HtmlGuardProvider());
    }

    private static Decision decide(Pipeline pipeline, String text) throws Exception {
        Submission post = Submission.post(new MessageId("1"), ROOM, text, Instant.EPOCH);
        return pipeline.decide(post, CONTEXT).toCompletableFuture().get(60, SECONDS);
    }

    private static List<String[]> rows(String file) throws IOException {
        return Resources.readLines(Resources.getResource("probes/" + file), StandardCharsets.UTF_8).stream()
                .map(line -> line.split("\t", -1))
                .toList();
    }

    private static List<String> sold() throws IOException {
        return rows("everyday-en.tsv").stream()
                .filter(row -> !row[0].equals("ordinary"))
                .map(row -> row[1])
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-short.tsv", "de.tsv", "es.tsv", "fr.tsv"})
    void theWordsOfASellerTakeNothingFromACrisis(String file) throws Exception {
        List<String> sold = sold();
        int both = 0;
        try (Pipeline without = guards().build();
                Pipeline with = guards().guard(new EverydayGuardProvider()).build()) {
            List<String[]> rows = rows(file);
            for (int i = 1; i < rows.size(); i++) {
                String crisis = rows.get(i)[0];
                String seller = sold.get(i % sold.size());
                String text = i % 2 == 0 ? crisis + " " + seller : seller + " " + crisis;

                Decision before = decide(without, text);
                Decision after = decide(with, text);

                assertThat(after.verdict()).isEqualTo(before.verdict()).isEqualTo(Verdict.PASS);
                assertThat(after.parts()).isEqualTo(before.parts());
                assertThat(after.flags()).containsAll(before.flags());
                assertThat(after.flags())
                        .filteredOn(flag -> !before.flags().contains(flag))
                        .allMatch(flag -> flag.severity() == Severity.NONE);
                boolean more = after.flags().size() > before.flags().size();
                both += more && after.flags().stream().anyMatch(Flag::crisis) ? 1 : 0;
            }
        }
        assertThat(both).as("texts that are both").isGreaterThan(10);
    }

    @Test
    void whatASellerWritesIsNeitherHeldNorHidden() throws Exception {
        int flagged = 0;
        try (Pipeline with = guards().guard(new EverydayGuardProvider()).build()) {
            for (String text : sold()) {
                Decision decision = decide(with, text);
                assertThat(decision.verdict()).isEqualTo(Verdict.PASS);
                assertThat(decision.parts())
                        .singleElement()
                        .satisfies(part -> assertThat(part.text()).isEqualTo(text));
                flagged += decision.flags().isEmpty() ? 0 : 1;
            }
        }
        assertThat(flagged).isGreaterThan(10);
    }
}
