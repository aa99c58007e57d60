package org.quietroom.moderation.desk;

import java.util.List;
import org.quietroom.core.message.CaseId;

/**
 * What a rule of the moderators finds in the stored cases. Limit: the desk keeps nothing of messages that opened no case, so
 * what nothing else flags is not counted; {@code quietroom replay} counts that in exported posts.
 *
 * @param cases how many stored cases were read
 * @param days over how many days they came, at least 1
 * @param known the cases in which something of the same kind had been flagged before
 * @param gained the cases in which it finds something new: nothing of its kind was flagged, or by this rule alone
 * @param lost the cases that are there for this rule alone: without it their like would not come
 */
public record RuleReplay(int cases, double days, List<CaseId> known, List<CaseId> gained, List<CaseId> lost) {
    /** Copies the lists. */
    public RuleReplay {
        known = List.copyOf(known);
        gained = List.copyOf(gained);
        lost = List.copyOf(lost);
    }

    /** In how many cases it finds something. */
    public int matched() {
        return known.size() + gained.size();
    }

    /** How many of the stored cases a day it speaks in. */
    public double perDay() {
        return matched() / days;
    }
}
