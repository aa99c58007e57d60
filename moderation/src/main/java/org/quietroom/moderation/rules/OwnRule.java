package org.quietroom.moderation.rules;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.moderation.crisis.OrdinaryLoad;

/**
 * What a moderator wrote for the guard to look for. Immutable. It may still be wrong: {@link RuleCheck} says so.
 *
 * <p>Guarantee: it speaks of the ordinary load alone. There is no rule for a kind of crisis, and no rule that holds, hides or
 * refuses: it flags, and a person looks.
 *
 * @param kind what it finds, one of {@link #KINDS}
 * @param form how {@code lines} are written
 * @param language only for messages said to be in it, as two lower-case letters (ISO 639-1); empty for all
 * @param lines words and phrases, or patterns; one each, blank ones are left out
 * @param reason why it is there, for other moderators
 * @param matching examples that it must find
 * @param passing examples that it must leave alone
 */
public record OwnRule(
        FlagKind kind,
        Form form,
        String language,
        List<String> lines,
        String reason,
        List<String> matching,
        List<String> passing) {
    /** What a rule can be about: never suicide, self-harm, abuse or danger. */
    public static final List<FlagKind> KINDS = ImmutableList.<FlagKind>builder()
            .addAll(OrdinaryLoad.KINDS)
            .add(new FlagKind("house-rule"))
            .build();

    /** Copies the lists, without blank lines and the space around others. */
    public OwnRule {
        requireNonNull(form, "form");
        requireNonNull(language, "language");
        reason = reason.strip();
        lines = clean(lines);
        matching = clean(matching);
        passing = clean(passing);
        if (!KINDS.contains(kind)) {
            throw new IllegalArgumentException("a moderator's rule is about one of " + KINDS);
        }
    }

    private static List<String> clean(List<String> lines) {
        return lines.stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /** Hides the words. */
    @Override
    public String toString() {
        return "OwnRule[" + kind + ", " + form + ", words hidden]";
    }

    /** How what is looked for is written. */
    public enum Form {
        /** Words and phrases: whole words, whatever their case, accents, width or disguise. */
        WORDS,
        /** Patterns of RE2 (RE2/J), whatever their case; read the text as it was written. */
        PATTERNS
    }
}
