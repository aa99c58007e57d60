package org.quietroom.moderation.crisis;

import java.util.List;
import org.quietroom.core.verdict.Reading;
import org.quietroom.core.verdict.Severity;

/**
 * Words that may become a finding.
 *
 * @param rule what they mean
 * @param hit where they are
 * @param reading how they are read
 * @param strength how much speaks for it
 */
record Candidate(Rule rule, Hit hit, Reading reading, int strength) {

    /** How soon a person should look: never for words that are denied, somebody else's, or long past. */
    Severity severity() {
        return reading.stance() == Reading.Stance.NEGATED
                        || reading.voice() == Reading.Voice.QUOTED
                        || reading.voice() == Reading.Voice.FICTION
                        || reading.voice() == Reading.Voice.NEWS
                        || (reading.time() == Reading.Time.PAST && rule.time() != Reading.Time.PAST)
                ? Severity.NONE
                : rule.tier();
    }

    /** Words that say it by themselves, between sentences of which none does. */
    static Candidate inOrdinaryTalk(Rule rule, Hit hit, Reading reading) {
        Reading ordinary = new Reading(
                reading.subject(),
                reading.time(),
                reading.voice(),
                Reading.Stance.UNKNOWN,
                List.of(),
                List.of("the sentences around it are worded like ordinary talk"));
        return new Candidate(rule.withoutTier(), hit, ordinary, Sensitivity.LEAST);
    }

    /** Of those that overlap the most severe, of equal ones the longest. */
    static List<Candidate> strongest(List<Candidate> candidates) {
        if (apart(candidates)) {
            return candidates;
        }
        candidates.sort(Candidate::strongerFirst);
        return Hit.apart(candidates, Candidate::hit);
    }

    /* By hand: a text may have thousands, and the first text is compared by code that is not compiled yet. */
    private static int strongerFirst(Candidate a, Candidate b) {
        Hit one = a.hit();
        Hit other = b.hit();
        int severity = b.severity().compareTo(a.severity());
        int length = (other.end() - other.begin()) - (one.end() - one.begin());
        return severity != 0 ? severity : length != 0 ? length : one.begin() - other.begin();
    }

    /** Whether each begins where the one before has ended, so that none can be in another's way. */
    private static boolean apart(List<Candidate> candidates) {
        int end = 0;
        for (Candidate candidate : candidates) {
            if (candidate.hit().begin() < end) {
                return false;
            }
            end = candidate.hit().end();
        }
        return true;
    }
}
