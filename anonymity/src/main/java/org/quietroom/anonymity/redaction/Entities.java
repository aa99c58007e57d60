package org.quietroom.anonymity.redaction;

import java.util.HashSet;
import java.util.Set;

/**
 * Names of people, places and bodies: capitals in a row, told apart by the word lists and by what stands around them. A name
 * that is an ordinary word needs a strong cue; a word no list knows needs some cue; a medicine, a trial, a day is none.
 */
final class Entities {
    private final Tokens tokens;
    private final Hits hits;
    private final Writing writing;
    private final Introductions introductions;
    private final Whereabouts whereabouts;
    private final Edges edges;
    private final Rows rows;
    private final Kinds kinds;
    private final Set<Long> people = new HashSet<>();

    Entities(Tokens tokens, Hits hits, Context context) {
        this.tokens = tokens;
        this.hits = hits;
        this.writing = context.writing();
        this.introductions = context.introductions();
        this.whereabouts = context.whereabouts();
        this.edges = new Edges(tokens, writing);
        this.rows = new Rows(tokens, hits, writing);
        this.kinds = new Kinds(tokens, context);
    }

    void find() {
        int t = 0;
        while (t < tokens.size()) {
            t = tokens.word(t) && !taken(t) && !coded(t) ? Math.max(t + 1, word(t)) : t + 1;
        }
        again();
    }

    /** Digits stand right beside it: part of a code. */
    private boolean coded(int t) {
        return (tokens.number(t - 1) && !tokens.apart(t)) || (tokens.number(t + 1) && !tokens.apart(t + 1));
    }

    private boolean taken(int t) {
        return hits.taken(tokens.start(t), tokens.end(t));
    }

    /** Reads what begins here; returns where to go on. */
    private int word(int t) {
        if (!writing.high(t)) {
            return low(t);
        }
        int place = Places.longest(tokens, t);
        int end = rows.end(t);
        if (place > end) {
            end = place;
        }
        return capitals(t, end);
    }

    /** Written small: only a strong cue makes it a name, or "live in" a place. */
    private int low(int t) {
        if (!tokens.has(t, Dictionary.GIVEN | Dictionary.FAMILY | Dictionary.TOWN | Dictionary.COUNTRY)
                && !introductions.named(t)) {
            return t + 1;
        }
        boolean ordinary =
                tokens.has(t, Dictionary.ORDINARY | Dictionary.FOREIGN | Dictionary.NOT_PII) || tokens.length(t) < 3;
        if (!ordinary
                && (introductions.named(t)
                        || (tokens.has(t, Dictionary.GIVEN)
                                && (introductions.related(t)
                                        || introductions.greeted(t)
                                        || introductions.signed(t))))) {
            int end = t;
            if (tokens.has(t + 1, Dictionary.FAMILY)
                    && !tokens.has(t + 1, Dictionary.ORDINARY | Dictionary.FOREIGN)
                    && !tokens.newLine(t + 1)) {
                end++;
            }
            return take(PiiType.NAME, t, end);
        }
        if (!ordinary && tokens.has(t, Dictionary.GIVEN) && pair(t + 1)) {
            return take(PiiType.NAME, t, t + 1);
        }
        int place = Places.longest(tokens, t);
        boolean plain = place > t || (!ordinary && !tokens.has(t, Dictionary.GIVEN));
        if (place >= t
                && plain
                && (whereabouts.settled(t) || (tokens.has(t, Dictionary.COUNTRY) && place == t && !ordinary))) {
            return take(PiiType.PLACE, t, place);
        }
        return t + 1;
    }

    /** A family name behind a given one, both written small. */
    private boolean pair(int t) {
        return tokens.has(t, Dictionary.FAMILY)
                && !tokens.capital(t)
                && tokens.length(t) > 3
                && !tokens.newLine(t)
                && !tokens.has(t, Dictionary.ORDINARY | Dictionary.FOREIGN | Dictionary.NOT_PII);
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
        while (last > first && edges.closer(last)) {
            last = edges.back(last, first);
        }
        PiiType type = kinds.judge(first, last);
        if (type == null) {
            return first < last && Places.longest(tokens, first) < 0 ? retry(first, last, to) : to + 1;
        }
        int end = type == PiiType.PLACE ? region(last) : last;
        take(type, first, end);
        return Math.max(end, to) + 1;
    }

    /** Nothing as a whole: perhaps without its first word. */
    private int retry(int first, int last, int to) {
        for (int t = first + 1; t <= last; t++) {
            if (writing.high(t)) {
                PiiType type = kinds.judge(t, last);
                if (type != null) {
                    take(type, t, last);
                    return to + 1;
                }
            }
        }
        return to + 1;
    }

    /** "Springfield, IL": the letters of the state belong to it. */
    private int region(int last) {
        boolean code = tokens.sign(last + 1, ',')
                && tokens.in(last + 2, Words.List.REGION_CODE)
                && tokens.shouted(last + 2)
                && !tokens.newLine(last + 2);
        return code && !taken(last + 2) ? last + 2 : last;
    }

    private int take(PiiType type, int first, int last) {
        if (hits.add(type, tokens.start(first), tokens.end(last)) && type == PiiType.NAME) {
            for (int t = first; t <= last; t++) {
                if (tokens.length(t) > 2 && tokens.word(t) && !tokens.in(t, Words.List.PARTICLE)) {
                    people.add(tokens.hash(t));
                }
            }
        }
        return last + 1;
    }

    /** Whoever was named once is named again wherever the name stands with a capital. */
    private void again() {
        if (people.isEmpty()) {
            return;
        }
        for (int t = 0; t < tokens.size(); t++) {
            if (writing.high(t)
                    && people.contains(tokens.hash(t))
                    && !taken(t)
                    && (!tokens.has(t, Dictionary.FREQUENT) || !writing.sentence(t))) {
                hits.add(PiiType.NAME, tokens.start(t), tokens.end(t));
            }
        }
    }
}
