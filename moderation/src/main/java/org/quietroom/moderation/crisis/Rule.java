package org.quietroom.moderation.crisis;

import org.quietroom.core.verdict.FlagKind;
import org.quietroom.core.verdict.Reading;
import org.quietroom.core.verdict.Severity;

/**
 * What is known of the phrases of one entry when one of them is found.
 *
 * @param id unique over all packs, such as {@code en/imminent-07}
 * @param kind what it is about
 * @param tier how soon a person should look; {@link Severity#NONE} for an ordinary phrase, which silences
 *     what ends inside it
 * @param subject whom the words are about
 * @param time when it is
 */
record Rule(String id, FlagKind kind, Severity tier, Reading.Subject subject, Reading.Time time) {

    boolean ordinary() {
        return !tier.crisis();
    }
}
