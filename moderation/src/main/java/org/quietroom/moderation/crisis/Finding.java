package org.quietroom.moderation.crisis;

import static java.util.Objects.requireNonNull;

import org.quietroom.core.verdict.FlagKind;
import org.quietroom.core.verdict.Reading;
import org.quietroom.core.verdict.Severity;
import org.quietroom.moderation.text.Range;

/**
 * Some words of one text that a lexicon entry recognised.
 *
 * @param kind what they are about
 * @param severity how soon a person should look; {@link Severity#NONE} if the words are negated, quoted or past
 * @param range which words, in UTF-16 units of the text as it was given
 * @param rule the entry, such as {@code en/imminent-07}
 * @param reading how they are read
 * @param strength how much speaks for it, {@value Sensitivity#LEAST} to {@value Sensitivity#CERTAIN}
 */
public record Finding(FlagKind kind, Severity severity, Range range, String rule, Reading reading, int strength) {
    /** @throws NullPointerException if anything is null */
    public Finding {
        requireNonNull(kind, "kind");
        requireNonNull(severity, "severity");
        requireNonNull(range, "range");
        requireNonNull(rule, "rule");
        requireNonNull(reading, "reading");
    }
}
