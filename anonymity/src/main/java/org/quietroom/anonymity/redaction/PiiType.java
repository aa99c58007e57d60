package org.quietroom.anonymity.redaction;

import java.util.Locale;

/** What identifies a person; the order is that in which a community reads them in its settings. */
public enum PiiType {
    /** The name of a person. */
    NAME("name", "names of people", true),
    /** An e-mail address, also spelled out. */
    EMAIL("email", "e-mail addresses", false),
    /** A telephone or fax number. */
    PHONE("phone", "telephone numbers", false),
    /** Where somebody lives or is sent mail: street, house, unit, post box, post code. */
    ADDRESS("address", "postal addresses", false),
    /** A country, a part of one, or a settlement. */
    PLACE("place", "places", true),
    /** A company, a hospital, a school, another body. */
    ORG("org", "names of bodies", true),
    /** A calendar date. */
    DATE("date", "full dates", false),
    /** How old somebody is. */
    AGE("age", "ages", false),
    /** A number that an authority, an insurer, a hospital or a study gave somebody. */
    ID("id", "personal numbers", false),
    /** A web address. */
    URL("url", "web addresses", false),
    /** The name of an account elsewhere. */
    HANDLE("handle", "account names", false),
    /** An address of the internet protocol, version 4 or 6. */
    IP("ip", "IP addresses", false),
    /** The number of a payment card. */
    CARD("card", "card numbers", false),
    /** An international bank account number. */
    IBAN("iban", "bank account numbers", false);

    private final String word;
    private final String many;
    private final boolean alwaysNumbered;

    PiiType(String word, String many, boolean alwaysNumbered) {
        this.word = word;
        this.many = many;
        this.alwaysNumbered = alwaysNumbered;
    }

    /** The word that stands in its place, such as {@code name}. */
    String word() {
        return word;
    }

    /** What several are called, as people read it. */
    String many() {
        return many;
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
