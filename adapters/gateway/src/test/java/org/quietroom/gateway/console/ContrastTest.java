package org.quietroom.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.io.Resources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recomputes every contrast ratio of the palette from the style sheet itself (WCAG 2.2, relative luminance). */
class ContrastTest {
    private static final Pattern TOKEN = Pattern.compile("--([a-z0-9-]+): (#[0-9A-F]{6})");
    private static final double ROUNDED = 0.0501;

    private final String css;

    ContrastTest() throws IOException {
        css = Resources.toString(Resources.getResource("console/quiet.css"), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "ink, bg, 13.9, 14.1",
        "ink, surface, 15.2, 12.8",
        "ink-2, bg, 6.8, 8.6",
        "ink-2, surface, 7.4, 7.8",
        "accent, bg, 6.9, 9.6",
        "accent, surface, 7.6, 8.7",
        "on-accent, accent, 7.6, 8.6",
        "edge, bg, 4.3, 5.2",
        "edge, surface, 4.7, 4.7",
        "line, surface, 1.5, 1.4",
        "mark-line, bg, 6.3, 8.1",
        "mark-line, surface, 6.8, 7.4",
        "ink, mark, 12.0, 10.5",
        "warm-ink, bg, 7.9, 10.6",
        "warm-ink, surface, 8.6, 9.6",
        "warm-ink, warm, 7.2, 8.5",
        "restrict, bg, 7.7, 8.8",
        "restrict, surface, 8.4, 8.0",
        "focus, bg, 6.5, 9.1",
        "focus, surface, 7.1, 8.3"
    })
    void holds(String text, String under, double light, double dark) {
        assertThat(ratio(text, under, light())).as("light").isCloseTo(light, within(ROUNDED));
        assertThat(ratio(text, under, dark())).as("dark").isCloseTo(dark, within(ROUNDED));
    }

    @ParameterizedTest
    @CsvSource({"ink, sunk", "ink-2, sunk", "mark-line, mark", "warm-ink, warm", "on-accent, accent", "accent, sunk"})
    void textIsReadableWhereverItStands(String text, String under) {
        assertThat(ratio(text, under, light())).isGreaterThanOrEqualTo(4.5);
        assertThat(ratio(text, under, dark())).isGreaterThanOrEqualTo(4.5);
    }

    @Test
    void bothWaysIntoTheDarkAreTheSame() {
        assertThat(tokens(css.substring(css.indexOf(":root[data-theme=dark]"), css.indexOf("prefers-contrast"))))
                .isEqualTo(dark());
    }

    @Test
    void theFileIsSmall() {
        assertThat(css.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(14_000);
        assertThat(css).startsWith("@layer tokens, base, parts, pages;").doesNotContain("@import", "url(");
    }

    @Test
    void theScriptIsShort() throws IOException {
        String script = Resources.toString(Resources.getResource("console/console.js"), StandardCharsets.UTF_8);
        assertThat(script.lines()).hasSizeLessThanOrEqualTo(250);
        assertThat(script).doesNotContain("innerHTML", "eval(", "localStorage", "http:", "https:");
    }

    private Map<String, String> light() {
        return tokens(css.substring(css.indexOf(":root {"), css.indexOf("@media (prefers-color-scheme: dark)")));
    }

    private Map<String, String> dark() {
        return tokens(css.substring(
                css.indexOf("@media (prefers-color-scheme: dark)"), css.indexOf(":root[data-theme=dark]")));
    }

    private static Map<String, String> tokens(String block) {
        Map<String, String> tokens = new HashMap<>();
        Matcher matcher = TOKEN.matcher(block);
        while (matcher.find()) {
            tokens.put(matcher.group(1), matcher.group(2));
        }
        return tokens;
    }

    private static double ratio(String one, String other, Map<String, String> tokens) {
        double first = luminance(tokens.get(one));
        double second = luminance(tokens.get(other));
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(String hex) {
        return 0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);
    }

    private static double channel(String hex, int at) {
        double value = Integer.parseInt(hex.substring(at, at + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
