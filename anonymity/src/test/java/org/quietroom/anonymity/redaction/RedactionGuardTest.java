package org.quietroom.anonymity.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quietroom.core.guard.OnFailure;
import org.quietroom.core.guard.Phase;
import org.quietroom.core.message.Format;
import org.quietroom.core.message.Kind;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.Submission;
import org.quietroom.core.setting.Settings;
import org.quietroom.core.testkit.Samples;
import org.quietroom.core.verdict.Flag;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.core.verdict.Review;
import org.quietroom.core.verdict.Verdict;

class RedactionGuardTest {
    private static final RedactionGuardProvider PROVIDER = new RedactionGuardProvider();

    private static Review review(Map<String, String> settings, Submission submission) {
        return PROVIDER.create(Settings.of(settings)).review(submission, Samples.CONTEXT);
    }

    private static List<String> rewritten(Review review) {
        assertThat(review.verdict()).isInstanceOf(Verdict.Rewrite.class);
        return ((Verdict.Rewrite) review.verdict())
                .parts().stream().map(part -> part.text()).toList();
    }

    @Test
    void failsClosedInItsPhase() {
        assertThat(PROVIDER.phase()).isEqualTo(Phase.REDACT);
        assertThat(PROVIDER.onFailure()).isEqualTo(OnFailure.HOLD);
    }

    @Test
    void asItComesItReplacesWhatLeadsToAPersonAndLeavesNames() {
        Review review =
                review(Map.of(), Samples.post("Emma Fernsby, 43, from Norway: ann@example.org, +47 22 12 34 56"));
        assertThat(rewritten(review)).containsExactly("Emma Fernsby, 43, from Norway: [email], [phone]");
    }

    @Test
    void theSameValueHasOnePlaceholderInAllPartsOfAMessage() {
        Review review = review(
                Map.of("name", "replace"),
                Samples.topic(Format.PLAIN, "For Emma Fernsby", "My sister Nora asked Emma. Nora is kind."));
        assertThat(rewritten(review))
                .containsExactly("For [name 1]", "My sister [name 2] asked [name 1]. [name 2] is kind.");
    }

    @Test
    void aWarningChangesNothingAndOpensNoCase() {
        Review review = review(Map.of("name", "warn"), Samples.post("My sister Nora asked."));
        assertThat(review.verdict()).isEqualTo(Verdict.PASS);
        assertThat(review.flags()).extracting(Flag::kind).containsExactly(FlagKind.IDENTIFYING);
        assertThat(review.flags()).noneMatch(Flag::needsLook);
    }

    @Test
    void aRefusalSaysWhatWithoutRepeatingIt() {
        Review review = review(Map.of("url", "refuse"), Samples.post("buy at https://shop.example.org/cure"));
        assertThat(review.verdict()).isInstanceOfSatisfying(Verdict.Refuse.class, refuse -> {
            assertThat(refuse.reason().code()).isEqualTo("redaction.refused");
            assertThat(refuse.reason().text()).contains("web addresses").doesNotContain("shop");
        });
    }

    @Test
    void aReportReachesTheModeratorsAsItIs() {
        Submission post = Samples.post("this member gave out ann@example.org");
        Submission report = new Submission(
                post.id(),
                post.room(),
                Kind.REPORT,
                post.parts(),
                List.of(),
                new MessageId("m-0"),
                null,
                null,
                false,
                Instant.EPOCH);
        assertThat(review(Map.of(), report)).isEqualTo(Review.PASS);
    }

    @Test
    void aWrongSettingIsNamed() {
        assertThatThrownBy(() -> review(Map.of("email", "hide"), Samples.post("x")))
                .hasMessageContaining("'email'")
                .hasMessageContaining("replace");
        assertThatThrownBy(() -> review(Map.of("regions", "Mars"), Samples.post("x")))
                .hasMessageContaining("'regions'");
    }
}
