package org.quietroom.anonymity.redaction;

/**
 * Bodies that their own words give away: a head such as hospital, school or Ltd and the name before it ("St Brannock's
 * Hospital") or behind it ("University of Larkmoor"), and firms that are called after people ("Larkmoor, Fernsby and Hale").
 */
final class Bodies {
    private static final int LONGEST = 12;
    private static final long S = Dictionary.hash("s");
    private static final long ST = Dictionary.hash("st");
    private static final long SAINT = Dictionary.hash("saint");
    private static final long AND = Dictionary.hash("and");
    private static final long OF = Dictionary.hash("of");
    private static final long FOR = Dictionary.hash("for");
    private static final long THE = Dictionary.hash("the");
    private static final int PLAIN = Dictionary.FREQUENT | Dictionary.NOT_PII;

    private final Tokens tokens;
    private final Writing writing;
    private final Whereabouts whereabouts;
    private final Introductions introductions;

    Bodies(Tokens tokens, Context context) {
        this.tokens = tokens;
        this.writing = context.writing();
        this.whereabouts = context.whereabouts();
        this.introductions = context.introductions();
    }

    /** The last token of the body that begins here; -1 if none does. */
    int end(int t) {
        if (introductions.titled(t) || (tokens.has(t, PLAIN) && !prefix(t) && !tokens.in(t, Words.List.ORG_FIRST))) {
            return -1;
        }
        return Math.max(Math.max(headBehind(t), headBefore(t)), Math.max(firm(t), saint(t)));
    }

    private boolean prefix(int t) {
        return tokens.in(t, Words.List.PLACE_FIRST);
    }

    /** "Whitcombe Children's Hospital", "Kingsmere General" behind a word for where. */
    private int headBehind(int first) {
        int end = -1;
        boolean name = !tokens.has(first, PLAIN)
                && !tokens.in(first, Words.List.ORG_LAST)
                && !(tokens.in(first, Words.List.PARTICLE) && tokens.has(first, Dictionary.FOREIGN));
        boolean owned = false;
        for (int t = first + 1; t < tokens.size() && t - first < LONGEST && !tokens.newLine(t); t++) {
            if (writing.high(t)) {
                boolean head = tokens.in(t, Words.List.ORG_LAST)
                        || (tokens.in(t, Words.List.ORG_SHORT) && whereabouts.located(first));
                boolean person = owned && tokens.has(first, Dictionary.GIVEN) && !prefix(first);
                end = head && name && !person ? t : end;
                name |= !tokens.has(t, PLAIN) && !head;
            } else if (tokens.sign(t, '\'') || (tokens.hash(t) == S && tokens.sign(t - 1, '\''))) {
                owned = true;
            } else if (!joint(t) && !(tokens.hash(t) == AND && tokens.in(t + 1, Words.List.ORG_LAST))) {
                break;
            }
        }
        return end;
    }

    private boolean joint(int t) {
        return tokens.sign(t, '&')
                || (tokens.sign(t, '-') && !tokens.apart(t))
                || (tokens.sign(t, '.') && tokens.length(t - 1) <= 2);
    }

    /** "University of Larkmoor", "University Hospital Rostock". */
    private int headBefore(int first) {
        if (!tokens.in(first, Words.List.ORG_FIRST) && !tokens.in(first, Words.List.ORG_LAST)) {
            return -1;
        }
        int t = first + 1;
        while (small(t) && t - first < 4) {
            t++;
        }
        boolean joined = t > first + 1;
        if (!joined && !tokens.in(first, Words.List.ORG_FIRST)) {
            return -1;
        }
        int end = -1;
        boolean name = false;
        while (writing.high(t) && !tokens.newLine(t) && t - first < LONGEST) {
            boolean head = tokens.in(t, Words.List.ORG_LAST);
            if (tokens.has(t, Dictionary.NOT_PII) && !head) {
                break;
            }
            boolean plain = tokens.has(t, Dictionary.FREQUENT | Dictionary.ORDINARY) && !tokens.has(t, Dictionary.TOWN);
            name |= !plain && !head;
            end = t++;
        }
        return name ? end : -1;
    }

    private boolean small(int t) {
        long word = tokens.hash(t);
        return !tokens.capital(t)
                && !tokens.newLine(t)
                && (word == OF || word == FOR || word == THE || tokens.in(t, Words.List.PARTICLE));
    }

    /** "St Brannock's", "St. Jude's": a hospital, school or church for short. */
    private int saint(int first) {
        long word = tokens.hash(first);
        int name = tokens.sign(first + 1, '.') ? first + 2 : first + 1;
        boolean saint = (word == ST || word == SAINT) && writing.high(name) && !tokens.newLine(name);
        boolean owned = tokens.sign(name + 1, '\'') && !tokens.apart(name + 1) && tokens.hash(name + 2) == S;
        return saint && owned && whereabouts.located(first) ? name + 2 : -1;
    }

    /** "Larkmoor-Fernsby", "Larkmoor, Fernsby and Hale", where a body may stand. */
    private int firm(int first) {
        int end = -1;
        if (tokens.sign(first + 1, '-') && !tokens.apart(first + 2) && family(first) && family(first + 2)) {
            end = first + 2;
        } else if (family(first)
                && tokens.sign(first + 1, ',')
                && family(first + 2)
                && tokens.hash(first + 3) == AND
                && family(first + 4)) {
            end = first + 4;
        }
        boolean preposed = tokens.in(first - 1, Words.List.PREPOSITION)
                && !whereabouts.located(first)
                && !tokens.newLine(first)
                && !tokens.has(first, Dictionary.GIVEN)
                && !tokens.has(end, Dictionary.GIVEN);
        boolean stands = preposed || whereabouts.inside(first) || whereabouts.employs(first) || whereabouts.houses(end);
        return end > 0
                        && !writing.high(end + 1)
                        && Places.longest(tokens, first) < end
                        && (stands || whereabouts.alone(first, end))
                ? end
                : -1;
    }

    private boolean family(int t) {
        return writing.high(t) && (tokens.has(t, Dictionary.FAMILY) || !tokens.has(t, Dictionary.ORDINARY | PLAIN));
    }
}
