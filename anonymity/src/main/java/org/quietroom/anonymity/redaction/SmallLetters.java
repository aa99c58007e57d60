package org.quietroom.anonymity.redaction;

/**
 * Names, places and bodies written small: only a strong cue makes a word one of them, and where the writer uses no capital at
 * all, also a weaker cue beside a word that only lists of names or places have.
 */
final class SmallLetters {
    private static final int KNOWN = Dictionary.GIVEN | Dictionary.FAMILY | Dictionary.TOWN | Dictionary.COUNTRY;
    private static final int PLAIN = Dictionary.ORDINARY | Dictionary.FOREIGN | Dictionary.NOT_PII;

    private static final long DR = Dictionary.hash("dr");

    private final Tokens tokens;
    private final People people;
    private final Introductions introductions;
    private final Doings doings;
    private final Whereabouts whereabouts;
    private final Clinical clinical;
    private final boolean small;

    /** @param small whether the writer uses no capitals at all */
    SmallLetters(Tokens tokens, People people, Context context, boolean small) {
        this.tokens = tokens;
        this.people = people;
        this.introductions = context.introductions();
        this.doings = context.doings();
        this.whereabouts = context.whereabouts();
        this.clinical = context.clinical();
        this.small = small;
    }

    /** Whether reading on from here may find something; most words it rules out at once. */
    boolean possible(int t) {
        return tokens.has(t, KNOWN) || tokens.in(t, Words.List.PLACE_FIRST) || titled(t) || introductions.named(t);
    }

    /** Reads what begins here; returns where to go on. */
    int read(int t) {
        boolean titled = titled(t);
        boolean plain = tokens.has(t, PLAIN) || tokens.length(t) < 3;
        if (!plain && (person(t) || (titled && introductions.titled(t) && known(t)))) {
            return people.take(PiiType.NAME, t, family(t + 1) ? t + 1 : t);
        }
        if (!plain && tokens.has(t, Dictionary.GIVEN) && pair(t + 1)) {
            return people.take(PiiType.NAME, t, t + 1);
        }
        int body = body(t);
        if (body > t) {
            return people.take(PiiType.ORG, t, body);
        }
        int place = Places.longest(tokens, t);
        boolean only = place > t || (!plain && !tokens.has(t, Dictionary.GIVEN));
        return place >= t && only && place(t, place, plain) ? people.take(PiiType.PLACE, t, place) : t + 1;
    }

    private boolean titled(int t) {
        return tokens.in(t - 1, Words.List.TITLE) || tokens.in(t - 2, Words.List.TITLE);
    }

    /** A word that begins or follows as names do. */
    private boolean person(int t) {
        if (introductions.named(t)) {
            return true;
        }
        return tokens.has(t, Dictionary.GIVEN)
                && (introductions.related(t)
                        || introductions.greeted(t)
                        || introductions.signed(t)
                        || (small
                                && tokens.length(t) > 3
                                && !tokens.has(t, Dictionary.TOWN | Dictionary.COUNTRY)
                                && !clinical.medicine(t)
                                && (doings.met(t) || doings.speaks(t))));
    }

    /** Behind a title: what lists of names have; behind "dr" also what no list has. */
    private boolean known(int t) {
        boolean doctor = tokens.hash(t - 1) == DR || (tokens.sign(t - 1, '.') && tokens.hash(t - 2) == DR);
        return tokens.has(t, Dictionary.GIVEN | Dictionary.FAMILY) || (doctor && tokens.length(t) > 4);
    }

    private boolean family(int t) {
        return tokens.has(t, Dictionary.FAMILY)
                && !tokens.has(t, Dictionary.ORDINARY | Dictionary.FOREIGN)
                && !tokens.newLine(t);
    }

    /** A family name behind a given one, both written small. */
    private boolean pair(int t) {
        return family(t) && !tokens.capital(t) && tokens.length(t) > 3 && !tokens.has(t, Dictionary.NOT_PII);
    }

    /** "at royal larkmoor hospital": a place or a name before a head, behind a word for where. */
    private int body(int t) {
        int name = tokens.in(t, Words.List.PLACE_FIRST) ? t + 1 : t;
        boolean named = tokens.length(name) > 3
                && !tokens.has(name, PLAIN)
                && (name > t || tokens.has(name, Dictionary.TOWN | Dictionary.FAMILY));
        boolean head = tokens.in(name + 1, Words.List.ORG_FIRST) && !tokens.newLine(name + 1);
        return named && head && whereabouts.located(t) && !tokens.newLine(name) ? name + 1 : -1;
    }

    private boolean place(int t, int end, boolean plain) {
        boolean country = tokens.has(t, Dictionary.COUNTRY) && end == t && !plain;
        boolean town = small
                && !plain
                && tokens.length(t) > 4
                && !tokens.has(t, Dictionary.GIVEN | Dictionary.FAMILY)
                && whereabouts.located(t);
        return country || town || whereabouts.settled(t);
    }
}
