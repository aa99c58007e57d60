package org.quietroom.moderation.crisis;

import org.quietroom.core.verdict.FlagKind;
import org.quietroom.core.verdict.Reading;
import org.quietroom.core.verdict.Severity;

/**
 * What is known of the words of one entry when they are found.
 *
 * @param id unique over all packs, such as {@code en/imminent-07}
 * @param kind what it is about
 * @param tier how soon a person should look; {@link Severity#NONE} for a moderator's ordinary load
 * @param subject whom the words are about
 * @param time when it is
 * @param source where it comes from, or why it is there
 * @param use what its words do
 */
record Rule(
        String id, FlagKind kind, Severity tier, Reading.Subject subject, Reading.Time time, String source, Use use) {

    /** What its words do. */
    enum Use {
        /** Flags, whatever stands around. */
        CERTAIN,
        /** Flags if the wording around it does not speak against it. */
        LIKELY,
        /** Flags nothing, and what ends inside its words is no flag either. */
        SILENCES
    }

    boolean silences() {
        return use == Use.SILENCES;
    }

    /** The same of somebody else. */
    Rule ofOther() {
        return new Rule(id, kind, tier, Reading.Subject.OTHER, time, source, use);
    }

    /** The same, so that nobody is alarmed. */
    Rule withoutTier() {
        return new Rule(id, kind, Severity.NONE, subject, time, source, use);
    }

    /** The language of its pack. */
    String language() {
        return id.substring(0, id.indexOf('/'));
    }
}
