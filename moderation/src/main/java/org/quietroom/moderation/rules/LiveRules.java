package org.quietroom.moderation.rules;

/** The rule set that the guard was handed last. Safe for many threads: a message is read with one set from end to end. */
public final class LiveRules {
    private volatile RuleSet set = RuleSet.EMPTY;

    LiveRules() {}

    /** From the next message on these are read. */
    public void use(RuleSet next) {
        set = next;
    }

    /** The rules that are read now. */
    public RuleSet now() {
        return set;
    }
}
