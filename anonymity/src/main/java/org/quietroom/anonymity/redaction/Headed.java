package org.quietroom.anonymity.redaction;

/**
 * Bodies in German, French and Spanish, whose form word stands first or is joined to the name: "hôpital Sainte-Mathilde",
 * "Farmacia Olmedo", "Uniklinik Rostock", "Lindenhof-Grundschule". A form word that English has too counts only in a text of
 * another language, or behind an article of one.
 */
final class Headed {
    private static final int LONGEST = 10;
    private static final int PLAIN = Dictionary.FREQUENT | Dictionary.NOT_PII;
    private static final int NAMED = Dictionary.TOWN | Dictionary.GIVEN | Dictionary.FAMILY;

    private static final long L = Dictionary.hash("l");
    private static final long Y = Dictionary.hash("y");
    private static final long ET = Dictionary.hash("et");

    private final Tokens tokens;
    private final Writing writing;

    Headed(Tokens tokens, Writing writing) {
        this.tokens = tokens;
        this.writing = writing;
    }

    /** Whether a form word of French or Spanish stands here; most words it rules out at once. */
    boolean possible(int t) {
        return tokens.in(t, Words.List.ORG_HEAD) && usable(t);
    }

    /** Whether a form word stands here, of any of the languages. */
    boolean head(int t) {
        return (tokens.in(t, Words.List.ORG_HEAD) || (tokens.in(t, Words.List.ORG_GERMAN) && tokens.capital(t)))
                && usable(t);
    }

    private boolean usable(int t) {
        return writing.foreign() || !tokens.has(t, Dictionary.ORDINARY | Dictionary.FREQUENT) || article(t - 1);
    }

    /** "el", "la", "der", "l'": what stands before is a small word of one of these languages, and none of English. */
    private boolean article(int t) {
        boolean elided = tokens.sign(t, '\'') && !tokens.apart(t) && tokens.hash(t - 1) == L;
        boolean small =
                tokens.has(t, Dictionary.FOREIGN) && !tokens.has(t, Dictionary.FREQUENT) && tokens.length(t) <= 4;
        return elided || small;
    }

    /** The last token of the body that begins with the form word here; -1 if none does. */
    int end(int t) {
        if (possible(t)) {
            return named(t);
        }
        return head(t) ? german(t) : -1;
    }

    /** "Clínica del Valle", "université de Bellemont". */
    private int named(int head) {
        int first = small(head + 1);
        if (!capital(first)) {
            return -1;
        }
        boolean joined = first > head + 1;
        if (!tokens.capital(head) && joined && Places.longest(tokens, first) >= first) {
            return -1;
        }
        int end = first;
        boolean name = !tokens.has(first, Dictionary.ORDINARY);
        for (int t = next(end); t > 0 && t - head < LONGEST; t = next(end)) {
            boolean apart = t > end + 1 && !tokens.sign(t - 1, '-');
            if (apart && name && tokens.has(t, Dictionary.TOWN | Dictionary.COUNTRY)) {
                break;
            }
            name |= !tokens.has(t, Dictionary.ORDINARY);
            end = t;
        }
        return end;
    }

    /** The first word of the settlement behind a body that ends here: "de Valencia"; -1 if there is none. */
    int town(int last) {
        int t = small(last + 1);
        return t > last + 1 && capital(t) && tokens.has(t, Dictionary.TOWN) ? t : -1;
    }

    /** The next capital of the name: beside, behind a hyphen, behind small words; -1 if there is none. */
    private int next(int end) {
        if (tokens.sign(end + 1, '-') && !tokens.apart(end + 1) && !tokens.apart(end + 2) && tokens.word(end + 2)) {
            return end + 2;
        }
        boolean and = tokens.hash(end + 1) == Y || tokens.hash(end + 1) == ET || tokens.sign(end + 1, '&');
        int t = and ? end + 2 : small(end + 1);
        return capital(t) && !tokens.newLine(end + 1) ? t : -1;
    }

    private boolean capital(int t) {
        return writing.high(t)
                && !tokens.newLine(t)
                && (!tokens.has(t, PLAIN) || tokens.has(t, Dictionary.GIVEN) || tokens.in(t, Words.List.PLACE_FIRST))
                && !tokens.in(t, Words.List.TITLE)
                && !tokens.in(t, Words.List.MONTH)
                && !(tokens.shouted(t) && tokens.length(t) < 5);
    }

    /** Behind the small words and elisions that begin here. */
    private int small(int from) {
        int t = from;
        while (t - from < 4
                && !tokens.capital(t)
                && !tokens.newLine(t)
                && (tokens.in(t, Words.List.PARTICLE) || (tokens.sign(t, '\'') && !tokens.apart(t)))) {
            t++;
        }
        return t;
    }

    /** "Universitätsklinik Heidelberg", "Praxis Dr. Hellmund": all German nouns have capitals, so the name must be known. */
    private int german(int head) {
        int first = head + 1;
        boolean titled = tokens.in(first, Words.List.TITLE);
        if (titled) {
            first += tokens.sign(first + 1, '.') ? 2 : 1;
        }
        boolean known = titled || (tokens.has(first, NAMED) && !tokens.has(first, Dictionary.FOREIGN));
        if (!capital(first) || !known) {
            return -1;
        }
        int place = Places.longest(tokens, first);
        int more = tokens.sign(first + 1, '-') && !tokens.apart(first + 2) && tokens.capital(first + 2)
                ? first + 2
                : first;
        return Math.max(place, more);
    }

    /** Whether a row of capitals ends in a form word that a hyphen joins to a name: "Goethe-Gymnasium". */
    boolean joined(int first, int last) {
        return hyphened(last) && name(first, last);
    }

    /** Whether all that a hyphen joins to a form word says of which kind it is: "Mutter-Kind-Klinik". */
    boolean kind(int first, int last) {
        return first < last && hyphened(last) && !name(first, last);
    }

    private boolean hyphened(int last) {
        return tokens.in(last, Words.List.ORG_GERMAN) && tokens.sign(last - 1, '-') && !tokens.apart(last);
    }

    private boolean name(int first, int last) {
        for (int t = first; t < last - 1; t++) {
            boolean name = tokens.word(t)
                    && tokens.length(t) > 2
                    && !tokens.in(t, Words.List.ORG_KIND)
                    && !tokens.has(t, Dictionary.FOREIGN | PLAIN | Dictionary.ORDINARY);
            if (name) {
                return true;
            }
        }
        return false;
    }

    /** Whether a form word stands in a row that names something: "Krebshilfe Morgenrot". */
    boolean within(int first, int last) {
        for (int t = first; t <= last && last > first; t++) {
            if (head(t)) {
                return true;
            }
        }
        return false;
    }

    /** With the letters of its legal form: "S.A.", "e.V.". */
    int legal(int last) {
        boolean letters = tokens.length(last + 1) == 1
                && tokens.word(last + 1)
                && tokens.sign(last + 2, '.')
                && tokens.length(last + 3) == 1
                && tokens.word(last + 3)
                && tokens.capital(last + 3)
                && tokens.sign(last + 4, '.')
                && !tokens.newLine(last + 1)
                && !tokens.apart(last + 2);
        return letters ? last + 4 : last;
    }
}
