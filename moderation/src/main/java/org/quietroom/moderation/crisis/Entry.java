package org.quietroom.moderation.crisis;

import java.util.List;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.core.verdict.Reading;
import org.quietroom.core.verdict.Severity;

/**
 * One rule of a lexicon pack.
 *
 * @param id unique over all packs, such as {@code en/imminent-07}
 * @param kind what it is about
 * @param tier how soon a person should look; {@link Severity#NONE} for an ordinary phrase, which silences
 *     what ends inside it
 * @param subject whom the words are about
 * @param time when it is
 * @param phrases templates, as {@link Template} reads them
 * @param source where the phrase or its tier comes from, or why it is here
 * @param matches sentences that it must flag
 * @param passes sentences in which nothing may be flagged
 */
record Entry(
        String id,
        FlagKind kind,
        Severity tier,
        Reading.Subject subject,
        Reading.Time time,
        List<String> phrases,
        String source,
        List<String> matches,
        List<String> passes) {

    boolean ordinary() {
        return !tier.crisis();
    }
}
