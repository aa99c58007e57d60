package org.quietroom.moderation.desk;

import org.quietroom.core.verdict.Reason;

/** Why a moderator restricts something. Members read the phrase {@code reason.<code>} of the texts. */
public enum RuleBroken {
    /** Selling, advertising, recruiting. */
    ADVERTISING("rule.advertising", "selling, advertising or recruiting"),
    /** Shows who somebody is. */
    PERSONAL_DETAILS("rule.personal-details", "it shows who somebody is"),
    /** Describes how somebody could be harmed. */
    METHOD_DETAIL("rule.method-detail", "it describes how somebody could be harmed"),
    /** Unkind to somebody. */
    UNKIND("rule.unkind", "it is unkind to somebody"),
    /** Comes from somebody who is not who they say. */
    NOT_WHO_THEY_SAY("rule.not-who-they-say", "it seems to come from somebody who is not who they say"),
    /** Promises a cure, or tells people to stop treatment. */
    MEDICAL_CLAIM("rule.medical-claim", "it promises a cure or tells people to stop treatment"),
    /** Another rule of the room; the moderator's own words say which. */
    OTHER("rule.other", "it does not fit the rules of this room");

    @SuppressWarnings("ImmutableEnumChecker") // a record of two strings
    private final Reason reason;

    RuleBroken(String code, String text) {
        this.reason = new Reason(code, text);
    }

    /** The stable code, and the words in English. */
    public Reason reason() {
        return reason;
    }
}
