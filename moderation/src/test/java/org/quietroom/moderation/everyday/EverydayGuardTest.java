package org.quietroom.moderation.everyday;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quietroom.core.guard.RoomContext;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.message.Submission;
import org.quietroom.core.setting.Settings;
import org.quietroom.core.verdict.Flag;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.core.verdict.Review;
import org.quietroom.core.verdict.Severity;
import org.quietroom.core.verdict.Verdict;
import org.quietroom.moderation.crisis.CrisisReader;
import org.quietroom.moderation.rules.OwnRule;

class EverydayGuardTest {
    private static final RoomId ROOM = new RoomId(new HostId("forum"), "room");
    private static final RoomContext CONTEXT =
            RoomContext.of(new Pseudonym(new PseudonymId("0".repeat(32)), ROOM, "Reed"), Locale.ENGLISH);
    private static final String SOLD = "I sell a tea that reverses diabetes.";
    private static final String SCAM = "Triple your bitcoin within a week.";

    private static Review review(Settings settings, String text) {
        Submission post = Submission.post(new MessageId("1"), ROOM, text, Instant.EPOCH);
        return new EverydayGuardProvider().create(settings).review(post, CONTEXT);
    }

    @Test
    void aSellerIsFlaggedForAPersonToLookAndNothingElseHappens() {
        String text = "Hello all! " + SOLD;

        Review review = review(Settings.EMPTY, text);

        assertThat(review.verdict()).isEqualTo(Verdict.PASS);
        assertThat(review.flags()).singleElement().satisfies(flag -> {
            assertThat(flag.kind()).isEqualTo(new FlagKind("cure-seller"));
            assertThat(flag.severity()).isEqualTo(Severity.NONE);
            assertThat(flag.needsLook()).as("it opens a case").isTrue();
            assertThat(flag.spans().get(0).start()).isGreaterThanOrEqualTo(text.indexOf(SOLD));
            assertThat(CrisisReader.everyday().source(flag.rule())).isNotEmpty();
        });
    }

    @Test
    void theTopicIsNobodysSale() {
        assertThat(review(Settings.EMPTY, "Has anyone tried soursop tea? My aunt swears that it cures cancer."))
                .isSameAs(Review.PASS);
    }

    @Test
    void aKindThatIsSwitchedOffIsNotFlaggedAndTheOthersAre() {
        Settings off = Settings.of(Map.of("cure-seller", false));

        assertThat(review(off, SOLD)).isSameAs(Review.PASS);
        assertThat(review(off, SCAM).flags()).extracting(Flag::kind).containsExactly(new FlagKind("scam"));
    }

    @Test
    void everyKindHasANameOnTheConsole() {
        assertThat(OwnRule.KINDS).containsAll(EverydayGuardProvider.kinds());
        assertThat(new EverydayGuardProvider().settings())
                .extracting(setting -> new FlagKind(setting.name()))
                .containsExactlyElementsOf(List.copyOf(EverydayGuardProvider.kinds()));
    }
}
