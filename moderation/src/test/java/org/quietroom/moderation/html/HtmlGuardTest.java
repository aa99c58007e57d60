package org.quietroom.moderation.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.quietroom.core.guard.Guard;
import org.quietroom.core.guard.RoomContext;
import org.quietroom.core.message.Format;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.message.Role;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.message.Submission;
import org.quietroom.core.setting.Settings;
import org.quietroom.core.verdict.Review;
import org.quietroom.core.verdict.Verdict;
import org.quietroom.moderation.text.HostileTexts;

class HtmlGuardTest {
    private static final RoomId ROOM = new RoomId(new HostId("forum"), "room");
    private static final Pattern TAG = Pattern.compile("</?([a-z0-9]+)((?: [a-z]+=\"[^\"<>]*\")*) ?/?>");
    private static final Pattern ATTRIBUTE = Pattern.compile(" ([a-z]+)=\"([^\"<>]*)\"");
    private static final List<String> ATTRIBUTES =
            List.of("href", "rel", "cite", "colspan", "rowspan", "src", "alt", "title", "width", "height");
    private static final List<String> ELEMENTS = List.of(
            "p",
            "br",
            "b",
            "i",
            "em",
            "strong",
            "u",
            "s",
            "del",
            "ins",
            "sub",
            "sup",
            "code",
            "pre",
            "q",
            "hr",
            "blockquote",
            "ul",
            "ol",
            "li",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "details",
            "summary",
            "table",
            "caption",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "th",
            "td",
            "a",
            "img");

    private final Guard guard = new HtmlGuardProvider().create(Settings.EMPTY);

    @ParameterizedTest
    @MethodSource("org.quietroom.moderation.html.XssVectors#all")
    void nothingActiveIsLeft(String vector) {
        String clean = cleaned(guard, "before " + vector + " after");
        assertStrict(clean);
        assertHarmlessToAnotherParser(clean);
        assertThat(cleaned(guard, clean)).as("sanitised twice").isEqualTo(clean);
    }

    /** What a parser that knows nothing of the sanitizer makes of it, references decoded. */
    private static void assertHarmlessToAnotherParser(String html) {
        for (Element element : Jsoup.parseBodyFragment(html).body().children().select("*")) {
            assertThat(ELEMENTS).contains(element.normalName());
            for (Attribute attribute : element.attributes()) {
                assertThat(ATTRIBUTES).contains(attribute.getKey());
                if (List.of("href", "src", "cite").contains(attribute.getKey())) {
                    assertThat(attribute.getValue()).matches("(?i)(https?:|mailto:|[^:]*([/?#]|$)).*");
                }
            }
        }
    }

    /** The output is so plain that no two parsers can read it differently: known tags, known attributes, nothing else. */
    private static void assertStrict(String html) {
        Matcher tags = TAG.matcher(html);
        StringBuilder text = new StringBuilder();
        int end = 0;
        while (tags.find()) {
            text.append(html, end, tags.start());
            end = tags.end();
            assertThat(ELEMENTS).contains(tags.group(1));
            Matcher attributes = ATTRIBUTE.matcher(tags.group(2));
            while (attributes.find()) {
                assertThat(ATTRIBUTES).contains(attributes.group(1));
                if (List.of("href", "src", "cite").contains(attributes.group(1))) {
                    assertThat(attributes.group(2))
                            .doesNotContainIgnoringCase("script:")
                            .doesNotContainIgnoringCase("data:");
                }
            }
        }
        text.append(html.substring(end));
        assertThat(text).doesNotContain("<");
    }

    @ParameterizedTest
    @MethodSource("plain")
    void plainMarkupLeavesByteForByte(String html) {
        assertThat(guard.review(submission(html, Format.HTML), context())).isSameAs(Review.PASS);
    }

    static Stream<String> plain() {
        return Stream.of(
                "It's 5 > 3 & me@example.org = fine",
                "<p>I'm <b>tired</b>, \"really\" &amp; truly.</p>",
                "<ul><li>one</li><li>two</li></ul>",
                "<blockquote><p>you said</p></blockquote><p>yes</p>",
                "no markup at all");
    }

    @ParameterizedTest
    @MethodSource("otherFormats")
    void otherFormatsAreNotTouched(Format format) {
        Submission submission = submission("<script>x</script> & [b]y[/b]", format);
        assertThat(guard.review(submission, context())).isSameAs(Review.PASS);
    }

    static Stream<Format> otherFormats() {
        return Stream.of(Format.PLAIN, Format.MARKDOWN, Format.BBCODE);
    }

    @Test
    void linksAreKeptAndMarked() {
        assertThat(cleaned(guard, "<a href=\"https://example.org/a?b=c\">x</a>"))
                .contains("href=\"https://example.org/a?b&#61;c\"")
                .contains("nofollow")
                .contains("ugc")
                .contains("noopener")
                .contains("noreferrer");
    }

    @Test
    void removedActiveContentIsNamedAndItsWordsAreNot() {
        Review review = guard.review(
                submission("<script>canary</script><b onclick=\"canary\" class=\"canary\">x</b>", Format.HTML),
                context());
        assertThat(review.flags()).hasSize(1);
        assertThat(review.flags().get(0).reading().support()).containsExactly("removed onclick, script");
        assertThat(review.flags().toString()).doesNotContain("canary");
    }

    @Test
    void aRefusedImageOrClassIsNoCase() {
        Review review = guard.review(
                submission("<img src=\"https://example.org/a.png\"><span class=\"x\">y</span>", Format.HTML),
                context());
        assertThat(review.flags()).isEmpty();
        assertThat(review.verdict()).isInstanceOf(Verdict.Rewrite.class);
    }

    @Test
    void aProxyFetchesImages() {
        Guard proxied =
                new HtmlGuardProvider().create(Settings.of(Map.of("image-proxy", "https://img.example.org/?u={url}")));
        assertThat(cleaned(proxied, "<img src=\"https://a.example/b.png?c=d&amp;e\" alt=\"x\" onerror=\"y\">"))
                .contains("https://img.example.org/?u&#61;https%3A%2F%2Fa.example%2Fb.png%3Fc%3Dd%26e")
                .doesNotContain("onerror");
        assertThat(cleaned(proxied, "<img src=\"data:image/png;base64,AAAA\">")).doesNotContain("data:");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HtmlGuardProvider().create(Settings.of(Map.of("image-proxy", "http://x/"))))
                .withMessageContaining("image-proxy")
                .withMessageContaining("{url}");
    }

    @TestFactory
    Stream<DynamicTest> hostileMarkupTakesTimeInStepWithItsLength() {
        return HostileTexts.all().entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> {
                    assertThat(HostileTexts.growth(e.getKey(), text -> cleaned(guard, text)))
                            .isLessThan(HostileTexts.LINEAR_ENOUGH);
                    assertStrict(cleaned(guard, e.getValue()));
                }));
    }

    private static String cleaned(Guard guard, String html) {
        Review review = guard.review(submission(html, Format.HTML), context());
        return review.verdict() instanceof Verdict.Rewrite rewrite
                ? rewrite.parts().get(0).text()
                : html;
    }

    private static Submission submission(String text, Format format) {
        return Submission.post(new MessageId("1"), ROOM, "", Instant.EPOCH)
                .withParts(List.of(new Part(Role.BODY, format, text)));
    }

    private static RoomContext context() {
        return RoomContext.of(new Pseudonym(new PseudonymId("0".repeat(32)), ROOM, "Calm Heron"), Locale.ENGLISH);
    }
}
