package org.quietroom.moderation.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.moderation.rules.OwnRule.Form;
import org.quietroom.moderation.rules.RuleFault.What;

class RuleCheckTest {
    static final FlagKind SPAM = new FlagKind("spam");

    static OwnRule words(String... lines) {
        return new OwnRule(
                SPAM,
                Form.WORDS,
                "",
                List.of(lines),
                "A test.",
                List.of("buy green drops here"),
                List.of("a green day"));
    }

    static OwnRule pattern(String line, String matching, String passing) {
        return new OwnRule(SPAM, Form.PATTERNS, "", List.of(line), "A test.", List.of(matching), List.of(passing));
    }

    @Test
    void aRuleWhoseExamplesHoldHasNoFault() {
        assertThat(RuleCheck.faults(words("green drops"))).isEmpty();
        assertThat(RuleCheck.faults(pattern("\\b(save|win) \\d+%", "now SAVE 20% today", "20% of us")))
                .isEmpty();
    }

    @Test
    void eachExampleThatDoesNotHoldIsNamed() {
        assertThat(RuleCheck.faults(words("green"))).containsExactly(new RuleFault(What.CAUGHT, 1));
        assertThat(RuleCheck.faults(words("blue drops"))).containsExactly(new RuleFault(What.MISSED, 1));
    }

    @Test
    void whatIsMissingIsSaid() {
        var empty = new OwnRule(SPAM, Form.WORDS, "English", List.of(" ", ""), " ", List.of(), List.of());
        assertThat(RuleCheck.faults(empty))
                .extracting(RuleFault::what)
                .containsExactly(What.NO_LINES, What.REASON, What.LANGUAGE, What.NO_MATCHING, What.NO_PASSING);
        assertThat(RuleCheck.faults(words("green drops", "!!"))).containsExactly(new RuleFault(What.NO_WORD, 2));
        assertThat(RuleCheck.faults(words(Collections.nCopies(51, "green drops").toArray(new String[0]))))
                .containsExactly(new RuleFault(What.TOO_MANY_LINES, 0));
        assertThat(RuleCheck.faults(words("g".repeat(201)))).containsExactly(new RuleFault(What.LONG_LINE, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "a(?=b)", "(a)\\1", "[z-a]"})
    void whatReTwoDoesNotKnowIsRefused(String line) {
        assertThat(RuleCheck.faults(pattern(line, "a", "b"))).containsExactly(new RuleFault(What.BROKEN_PATTERN, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a{1000}", "(a{50}){50}", "((a{9}){9}){9}", "(?:abcd?e?f){99}"})
    void whatWouldCostTooMuchIsRefusedBeforeItGrows(String line) {
        assertThat(RuleCheck.faults(pattern(line, "a", "b"))).containsExactly(new RuleFault(What.COSTLY_PATTERN, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a*", "\\b", "x?", "^", "()"})
    void whatFindsNothingAnywhereIsRefused(String line) {
        assertThat(RuleCheck.faults(pattern(line, "a", "b"))).containsExactly(new RuleFault(What.EMPTY_PATTERN, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"suicide", "self-harm", "abuse", "danger-to-others", "minor-at-risk", "unchecked", "identifying"
            })
    void noRuleIsAboutACrisis(String kind) {
        assertThatThrownBy(() ->
                        new OwnRule(new FlagKind(kind), Form.WORDS, "", List.of("a"), "b", List.of("a"), List.of("c")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theWordsOfARuleStayOutOfLogs() {
        assertThat(words("green drops").toString()).doesNotContain("green", "test");
    }

    @Test
    void everyPatternOfTheLongestSortIsCheckedInTime() {
        assertTimeout(Duration.ofSeconds(5), () -> {
            for (String part : List.of("(a|b|c)*", "a?", ".*", "[^a]+", "(((", "\\pL")) {
                RuleCheck.faults(pattern(part.repeat(200 / part.length()), "a".repeat(1_000), "b".repeat(1_000)));
            }
        });
    }
}
