package org.quietroom.core.testkit;

/** How binding a rule is. */
public enum Level {
    /** Whoever breaks it may harm somebody, or is not a guard or adapter at all. */
    MUST,
    /** Whoever breaks it does so knowingly and says why. */
    SHOULD
}
