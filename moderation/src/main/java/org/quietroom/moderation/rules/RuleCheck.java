package org.quietroom.moderation.rules;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.Format;
import org.quietroom.moderation.rules.RuleFault.What;
import org.quietroom.moderation.text.Folding;

/** Tries a rule: its size, its patterns, and whether its examples do what they should. Pure, and linear in all of it. */
public final class RuleCheck {
    /** Words, phrases or patterns of one rule. */
    public static final int MOST_LINES = 50;
    /** UTF-16 units of one of them. */
    public static final int LONGEST_LINE = 200;
    /** Examples of each sort. */
    public static final int MOST_EXAMPLES = 20;
    /** UTF-16 units of an example. */
    public static final int LONGEST_EXAMPLE = 1_000;
    /** UTF-16 units of a reason. */
    public static final int LONGEST_REASON = 500;
    /** Steps of the program that one pattern becomes. */
    static final int MOST_STEPS = 300;

    private static final int MOST_REPEATED = 100;
    private static final String NOTHING = "nothing, really.";

    private RuleCheck() {}

    /** What is wrong; empty if nothing is. */
    public static List<RuleFault> faults(OwnRule rule) {
        List<RuleFault> faults = new ArrayList<>();
        lines(rule, faults);
        if (rule.reason().isEmpty() || rule.reason().length() > LONGEST_REASON) {
            faults.add(new RuleFault(What.REASON, 0));
        }
        if (!rule.language().isEmpty() && !rule.language().matches("[a-z]{2}")) {
            faults.add(new RuleFault(What.LANGUAGE, 0));
        }
        sizes(rule.matching(), What.NO_MATCHING, faults);
        sizes(rule.passing(), What.NO_PASSING, faults);
        if (faults.isEmpty()) {
            examples(rule, faults);
        }
        return faults;
    }

    private static void lines(OwnRule rule, List<RuleFault> faults) {
        if (rule.lines().isEmpty()) {
            faults.add(new RuleFault(What.NO_LINES, 0));
        }
        if (rule.lines().size() > MOST_LINES) {
            faults.add(new RuleFault(What.TOO_MANY_LINES, 0));
            return;
        }
        for (int i = 0; i < rule.lines().size(); i++) {
            String line = rule.lines().get(i);
            What what = line.length() > LONGEST_LINE
                    ? What.LONG_LINE
                    : rule.form() == OwnRule.Form.WORDS ? phrase(line) : pattern(line);
            if (what != null) {
                faults.add(new RuleFault(what, i + 1));
            }
        }
    }

    private static @Nullable What phrase(String line) {
        return Folding.PLAIN.fold(line).text().chars().anyMatch(Character::isLetterOrDigit) ? null : What.NO_WORD;
    }

    private static @Nullable What pattern(String line) {
        if (repeated(line) > MOST_REPEATED) {
            return What.COSTLY_PATTERN;
        }
        try {
            Pattern pattern = RuleSet.compile(line);
            if (pattern.programSize() > MOST_STEPS) {
                return What.COSTLY_PATTERN;
            }
            return empty(pattern, "") || empty(pattern, NOTHING) ? What.EMPTY_PATTERN : null;
        } catch (PatternSyntaxException e) {
            return What.BROKEN_PATTERN;
        }
    }

    private static boolean empty(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        return matcher.find() && matcher.end() == matcher.start();
    }

    /** The product of all counts in braces, as if they stood in each other: what a pattern could grow by at most. */
    private static long repeated(String pattern) {
        long product = 1;
        long number = -1;
        boolean inside = false;
        long largest = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '{') {
                inside = true;
                largest = 0;
                number = -1;
            } else if (inside && Character.isDigit(c)) {
                number = Math.min(1_000_000, Math.max(0, number) * 10 + Character.digit(c, 10));
                largest = Math.max(largest, number);
            } else if (c == '}') {
                product = Math.min(1_000_000, product * Math.max(1, largest));
                inside = false;
            } else {
                number = -1;
            }
        }
        return product;
    }

    private static void sizes(List<String> examples, What what, List<RuleFault> faults) {
        if (examples.isEmpty()
                || examples.size() > MOST_EXAMPLES
                || examples.stream().anyMatch(example -> example.length() > LONGEST_EXAMPLE)) {
            faults.add(new RuleFault(what, 0));
        }
    }

    private static void examples(OwnRule rule, List<RuleFault> faults) {
        RuleSet set = RuleSet.of(List.of(new RuleSet.Named("draft", rule)));
        for (int i = 0; i < rule.matching().size(); i++) {
            if (set.find(rule.matching().get(i), Format.PLAIN, rule.language()).isEmpty()) {
                faults.add(new RuleFault(What.MISSED, i + 1));
            }
        }
        for (int i = 0; i < rule.passing().size(); i++) {
            if (!set.find(rule.passing().get(i), Format.PLAIN, rule.language()).isEmpty()) {
                faults.add(new RuleFault(What.CAUGHT, i + 1));
            }
        }
    }
}
