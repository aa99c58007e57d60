package org.quietroom.moderation.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.quietroom.core.message.Format;
import org.quietroom.core.verdict.Reading.Subject;
import org.quietroom.core.verdict.Severity;
import org.quietroom.moderation.text.HostileTexts;

class ScannerTest {
    private final Scanner scanner = Scanner.standard();

    @Test
    void spansAreTheWordsOfTheGivenText() {
        String text = "Nobody knows. I want to k\u200B1ll mys\u0435lf, \uD83D\uDE22 really.";
        ScanResult result = scanner.scan(text, Format.PLAIN, null);
        ScanFlag flag = result.flags().get(0);
        assertThat(text.substring(flag.start(), flag.end())).isEqualTo("want to k\u200B1ll mys\u0435lf");
        assertThat(result.severity()).isEqualTo(Severity.IDEATION);
        assertThat(result.alert()).isTrue();
        assertThat(flag.subject()).isEqualTo(Subject.AUTHOR);
        assertThat(flag.stance()).isEqualTo(ScanFlag.Stance.AFFIRMED);
    }

    @Test
    void spansInHtmlAreThoseOfTheSource() {
        String html = "<p title=\"kill myself\">I w&#97;nt to <b>ki</b>ll&nbsp;myself</p><script>kill myself</script>";
        ScanResult result = scanner.scan(html, Format.HTML, null);
        assertThat(result.flags()).hasSize(1);
        ScanFlag flag = result.flags().get(0);
        assertThat(html.substring(flag.start(), flag.end())).isEqualTo("w&#97;nt to <b>ki</b>ll&nbsp;myself");
    }

    @Test
    void blockTagsPartWords() {
        assertThat(scanner.scan("<p>I want to</p><p>die hard fans</p>", Format.HTML, null)
                        .alert())
                .isFalse();
        assertThat(scanner.scan("recommend it all, send it all", Format.PLAIN, null)
                        .flags())
                .isEmpty();
    }

    @Test
    void deniedQuotedAndPastWordsAreSeenAndRaiseNoAlarm() {
        assertStance("I would never kill myself.", Format.PLAIN, ScanFlag.Stance.NEGATED);
        assertStance("> I want to kill myself\nPlease talk to us.", Format.PLAIN, ScanFlag.Stance.QUOTED);
        assertStance("[quote=a]I will end my life[/quote] stay with us", Format.BBCODE, ScanFlag.Stance.QUOTED);
        assertStance("<blockquote>I want to kill myself</blockquote>We hear you.", Format.HTML, ScanFlag.Stance.QUOTED);
        assertStance("Years ago I tried to kill myself.", Format.PLAIN, ScanFlag.Stance.PAST);
    }

    @Test
    void everydayLoadIsShownWhenAskedForAndNeverOnWordsOfACrisis() {
        String text = "I want to kill myself. Triple your bitcoin within a week.";
        Scanner both = scanner.withEveryday();

        assertThat(scanner.scan(text, Format.PLAIN, null).flags())
                .extracting(flag -> flag.kind().value())
                .containsExactly("suicide");
        assertThat(both.scan(text, Format.PLAIN, null).flags())
                .extracting(flag -> flag.kind().value())
                .containsExactly("suicide", "scam");
        assertThat(both.scan("Triple your bitcoin within a week.", Format.PLAIN, null)
                        .alert())
                .isFalse();
    }

    private void assertStance(String text, Format format, ScanFlag.Stance stance) {
        ScanResult result = scanner.scan(text, format, null);
        assertThat(result.alert()).isFalse();
        assertThat(result.flags()).isNotEmpty().allMatch(f -> f.stance() == stance && f.severity() == Severity.NONE);
    }

    @Test
    void aDenialThatTakesItselfBackIsNone() {
        assertThat(scanner.scan("I can't promise I won't kill myself", Format.PLAIN, null)
                        .alert())
                .isTrue();
        assertThat(scanner.scan("[quote] I want to kill myself", Format.PLAIN, null)
                        .alert())
                .isTrue();
    }

    @TestFactory
    Stream<DynamicTest> hostileTextTakesTimeInStepWithItsLength() {
        return HostileTexts.all().entrySet().stream()
                .flatMap(e -> Stream.of(Format.PLAIN, Format.HTML)
                        .map(format -> DynamicTest.dynamicTest(
                                e.getKey() + " as " + format,
                                () -> assertThat(HostileTexts.growth(
                                                e.getKey(), text -> scanner.scan(text, format, null)))
                                        .isLessThan(HostileTexts.LINEAR_ENOUGH))));
    }
}
