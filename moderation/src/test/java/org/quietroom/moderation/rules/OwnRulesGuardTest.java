package org.quietroom.moderation.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.quietroom.core.guard.Guard;
import org.quietroom.core.guard.RoomContext;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.message.Submission;
import org.quietroom.core.setting.Settings;
import org.quietroom.core.verdict.Flag;
import org.quietroom.core.verdict.Review;
import org.quietroom.core.verdict.Severity;
import org.quietroom.core.verdict.Span;
import org.quietroom.core.verdict.Verdict;

class OwnRulesGuardTest {
    private static final RoomId ROOM = new RoomId(new HostId("forum"), "room");
    private static final RoomContext CONTEXT =
            RoomContext.of(new Pseudonym(new PseudonymId("0".repeat(32)), ROOM, "Reed"), Locale.ENGLISH);
    private static final Submission POST =
            Submission.post(new MessageId("1"), ROOM, "Buy green drops, green drops!", Instant.EPOCH);

    private final OwnRulesGuardProvider provider = new OwnRulesGuardProvider();
    private final Guard guard = provider.create(Settings.EMPTY);

    @Test
    void withoutRulesItDoesNothing() {
        assertThat(guard.review(POST, CONTEXT)).isSameAs(Review.PASS);
    }

    @Test
    void aRuleIsReadFromTheNextMessageOnAndOnlyFlags() {
        provider.live().use(RuleSet.of(List.of(new RuleSet.Named("K7-42F", RuleCheckTest.words("green drops")))));

        Review review = guard.review(POST, CONTEXT);

        assertThat(review.verdict()).isEqualTo(Verdict.PASS);
        Flag flag = review.flags().get(0);
        assertThat(flag.rule()).isEqualTo("own/K7-42F");
        assertThat(flag.kind()).isEqualTo(RuleCheckTest.SPAM);
        assertThat(flag.severity()).isEqualTo(Severity.NONE);
        assertThat(flag.needsLook()).as("it opens a case").isTrue();
        assertThat(flag.spans()).containsExactly(new Span(0, 4, 15), new Span(0, 17, 28));

        provider.live().use(RuleSet.EMPTY);
        assertThat(guard.review(POST, CONTEXT)).isSameAs(Review.PASS);
    }
}
