package org.quietroom.moderation.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietroom.core.message.Format;
import org.quietroom.moderation.rules.OwnRule.Form;
import org.quietroom.moderation.rules.RuleSet.Named;
import org.quietroom.moderation.text.Range;

class RuleSetTest {
    private static final Named DROPS = new Named("A", RuleCheckTest.words("green drops", "miracle"));
    private static final Named SAVE = new Named("B", RuleCheckTest.pattern("save \\d+%", "save 5%", "save"));
    private static final RuleSet BOTH = RuleSet.of(List.of(DROPS, SAVE));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Buy Green  Drops now",
                "g r e e n drops",
                "ｇｒｅｅｎ drops",
                "gr33n dr0ps",
                "greeeeen drops",
                "grééñ drops",
                "a mir\u200Bacle"
            })
    void wordsAreFoundWhateverTheirDress(String text) {
        assertThat(BOTH.find(text, Format.PLAIN, "en")).containsOnlyKeys(DROPS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evergreen drops", "green dropsies", "miracles", "green. Drops", "drops green", "save % 5"})
    void otherWordsAreNot(String text) {
        assertThat(BOTH.find(text, Format.PLAIN, "en")).isEmpty();
    }

    @Test
    void placesPointAtTheTextAsItCame() {
        String html = "<p>Now <b>save</b> 20% &amp; <i>green</i> drops</p>";
        Map<Named, List<Range>> found = BOTH.find(html, Format.HTML, "en");
        assertThat(found.get(SAVE))
                .map(at -> html.substring(at.start(), at.end()))
                .containsExactly("save</b> 20%");
        assertThat(found.get(DROPS))
                .map(at -> html.substring(at.start(), at.end()))
                .containsExactly("green</i> drops");
    }

    @Test
    void whatIsQuotedIsLeftAlone() {
        assertThat(BOTH.find("> green drops\nPlease don't.", Format.PLAIN, "en"))
                .isEmpty();
        assertThat(BOTH.find("[quote=x]save 9%[/quote] no", Format.BBCODE, "en"))
                .isEmpty();
        assertThat(BOTH.find("<blockquote>green drops</blockquote>no", Format.HTML, "en"))
                .isEmpty();
        assertThat(BOTH.find("> quoted\ngreen drops", Format.MARKDOWN, "en")).containsOnlyKeys(DROPS);
        assertThat(BOTH.find("[quote]x[/quote] save 9%", Format.BBCODE, "en")).containsOnlyKeys(SAVE);
    }

    @Test
    void aRuleOfOneLanguageReadsItsOwn() {
        var german = new OwnRule(
                RuleCheckTest.SPAM, Form.WORDS, "de", List.of("tropfen"), "x", List.of("tropfen"), List.of("regen"));
        RuleSet set = RuleSet.of(List.of(new Named("G", german)));
        assertThat(set.find("Tropfen", Format.PLAIN, "de")).hasSize(1);
        assertThat(set.find("Tropfen", Format.PLAIN, "en")).isEmpty();
    }

    @Test
    void aFloodIsFewPlaces() {
        Map<Named, List<Range>> found = BOTH.find("green drops save 1% ".repeat(5_000), Format.PLAIN, "");
        assertThat(found.get(DROPS)).hasSize(50);
        assertThat(found.get(SAVE)).hasSize(10);
    }

    @Test
    void theLongestTextIsReadInTimeByTheMostCostlySet() {
        List<Named> rules = new ArrayList<>();
        while (RuleSet.of(rules).steps() < RuleSet.MOST_STEPS - 60) {
            rules.add(new Named("P" + rules.size(), RuleCheckTest.pattern("(a|aa|a.)*(b|c){9}x", "ax", "y")));
        }
        RuleSet set = RuleSet.of(rules);
        String text = "a".repeat(100_000);
        set.find(text, Format.PLAIN, "");
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            assertThat(set.find(text, Format.PLAIN, "")).isEmpty();
            best = Math.min(best, System.nanoTime() - start);
        }
        System.getLogger("rules").log(System.Logger.Level.INFO, "hostile text: " + best / 1_000_000 + " ms");
        assertThat(best).as("nanoseconds").isLessThan(2_000_000_000L);
    }
}
