package org.quietroom.anonymity.redaction;

import java.util.Locale;

/** What identifies a person; the order is that in which a community reads them in its settings. */
public enum PiiType {
    /** The name of a person. */
    NAME("name", true),
    /** An e-mail address, also spelled out. */
    EMAIL("email", false),
    /** A telephone or fax number. */
    PHONE("phone", false),
    /** Where somebody lives or is sent mail: street, house, unit, post box, post code. */
    ADDRESS("address", false),
    /** A country, a part of one, or a settlement. */
    PLACE("place", true),
    /** A company, a hospital, a school, another body. */
    ORG("org", true),
    /** A calendar date. */
    DATE("date", false),
    /** How old somebody is. */
    AGE("age", false),
    /** A number that an authority, an insurer, a hospital or a study gave somebody. */
    ID("id", false),
    /** A web address. */
    URL("url", false),
    /** The name of an account elsewhere. */
    HANDLE("handle", false),
    /** An address of the internet protocol, version 4 or 6. */
    IP("ip", false),
    /** The number of a payment card. */
    CARD("card", false),
    /** An international bank account number. */
    IBAN("iban", false);

    private final String word;
    private final boolean alwaysNumbered;

    PiiType(String word, boolean alwaysNumbered) {
        this.word = word;
        this.alwaysNumbered = alwaysNumbered;
    }

    /** The word that stands in its place, such as {@code name}. */
    String word() {
        return word;
    }

    /** Whether the first value of a text is numbered too, because another is likely. */
    boolean alwaysNumbered() {
        return alwaysNumbered;
    }

    /** The key of the setting that says what becomes of it. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
