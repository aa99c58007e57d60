package org.quietroom.moderation.desk;

import java.util.Locale;

/** Why somebody looks under a cover. Order is the order of the choices on the page. */
public enum RevealReason {
    /** How near somebody is to harm depends on it. */
    JUDGE_DANGER,
    /** Whether the right words are covered. */
    CHECK_COVER,
    /** An appeal is about it. */
    APPEAL,
    /** The words are edited before they are published; nobody is asked, the page itself is the reason. */
    EDIT;

    /** Its stable code in history and audit log. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
