package org.quietroom.anonymity.redaction;

/**
 * Names of people, places and bodies: capitals in a row, told apart by the word lists and by what stands around them. A name
 * that is an ordinary word needs a strong cue; a word no list knows needs some cue; a medicine, a trial, a day is none.
 */
final class Entities {
    private final Tokens tokens;
    private final Writing writing;
    private final Introductions introductions;
    private final Whereabouts whereabouts;
    private final Edges edges;
    private final Rows rows;
    private final Kinds kinds;
    private final Bodies bodies;
    private final Headed headed;
    private final SmallLetters small;
    private final Neighbours neighbours;
    private final People people;

    Entities(Tokens tokens, Hits hits, Context context) {
        this.tokens = tokens;
        this.writing = context.writing();
        this.introductions = context.introductions();
        this.whereabouts = context.whereabouts();
        this.edges = new Edges(tokens, writing);
        this.rows = new Rows(tokens, hits, writing);
        this.kinds = new Kinds(tokens, context);
        this.bodies = new Bodies(tokens, context);
        this.headed = new Headed(tokens, writing);
        this.people = new People(tokens, hits, writing);
        this.small = new SmallLetters(tokens, people, context, tokens.small());
        this.neighbours = new Neighbours(tokens, hits, people, context);
    }

    void find() {
        int t = 0;
        while (t < tokens.size()) {
            t = possible(t) && !people.taken(t) && !coded(t) ? Math.max(t + 1, word(t)) : t + 1;
        }
        neighbours.find();
        people.again();
    }

    private boolean possible(int t) {
        return tokens.word(t) && (writing.high(t) || headed.possible(t) || small.possible(t));
    }

    /** Digits stand right beside it: part of a code. */
    private boolean coded(int t) {
        return (tokens.number(t - 1) && !tokens.apart(t)) || (tokens.number(t + 1) && !tokens.apart(t + 1));
    }

    /** Reads what begins here; returns where to go on. */
    private int word(int t) {
        int body = headed.end(t);
        if (body > t) {
            int town = headed.town(body);
            people.take(PiiType.ORG, t, headed.legal(body));
            return town < 0 ? body + 1 : people.take(PiiType.PLACE, town, Math.max(town, Places.longest(tokens, town)));
        }
        if (!writing.high(t)) {
            return small.read(t);
        }
        if (tokens.length(t) <= 3 && headed.end(t + 1) > t + 1) {
            return t + 1;
        }
        int place = Places.longest(tokens, t);
        int end = rows.end(t);
        if (place > end) {
            end = place;
        }
        return capitals(t, end);
    }

    private int capitals(int from, int to) {
        int first = from;
        int last = to;
        boolean body = last > first && tokens.in(last, Words.List.ORG_LAST) && !introductions.titled(first + 1);
        while (first < last
                && (body ? writing.sentence(first) && tokens.has(first, Dictionary.FREQUENT) : edges.opener(first))) {
            first = edges.skip(first);
        }
        if (first > from && first <= last && !writing.high(first)) {
            return first;
        }
        if (headed.kind(first, last)) {
            return to + 1;
        }
        int ends = bodies.end(first);
        if (ends > first) {
            return people.take(PiiType.ORG, first, headed.legal(ends));
        }
        while (last > first && edges.closer(last)) {
            last = edges.back(last, first);
        }
        PiiType type = headed.joined(first, last) ? PiiType.ORG : kinds.judge(first, last);
        if (type == PiiType.NAME && (employer(first, last) || headed.within(first, last))) {
            type = PiiType.ORG;
        }
        if (type == null) {
            return first < last && Places.longest(tokens, first) < 0 ? retry(first, last, to) : to + 1;
        }
        int end = type == PiiType.PLACE ? region(last) : type == PiiType.NAME ? initial(last) : headed.legal(last);
        people.take(type, type == PiiType.NAME ? edges.particles(first) : first, end);
        return Math.max(end, to) + 1;
    }

    /** A line of a signature, below a name and without a given name. */
    private boolean employer(int first, int last) {
        return !tokens.has(first, Dictionary.GIVEN) && whereabouts.alone(first, last) && people.signedAbove(first);
    }

    /** Nothing as a whole: perhaps without its first word. */
    private int retry(int first, int last, int to) {
        for (int t = first + 1; t <= last; t++) {
            if (writing.high(t)) {
                PiiType type = kinds.judge(t, last);
                if (type != null) {
                    people.take(type, t, last);
                    return to + 1;
                }
            }
        }
        return to + 1;
    }

    /** "Emma B", "Emma B.": the letter belongs to the name. */
    private int initial(int last) {
        int t = last + 1;
        boolean letter = tokens.word(t) && tokens.length(t) == 1 && tokens.capital(t) && !tokens.newLine(t);
        boolean ends = tokens.newLine(t + 1) || tokens.sign(t + 1, '.') || tokens.sign(t + 1, ',');
        return letter && ends && !people.taken(t) ? t : last;
    }

    /** "Springfield, IL": the letters of the state belong to it. */
    private int region(int last) {
        boolean code = tokens.sign(last + 1, ',')
                && tokens.in(last + 2, Words.List.REGION_CODE)
                && tokens.shouted(last + 2)
                && !tokens.newLine(last + 2);
        return code && !people.taken(last + 2) ? last + 2 : last;
    }
}
