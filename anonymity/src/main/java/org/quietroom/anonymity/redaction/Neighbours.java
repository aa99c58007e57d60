package org.quietroom.anonymity.redaction;

import java.util.Set;

/**
 * What stands beside somebody or some place already found: others in the same list ("Emma, Anna or Graves"), where somebody
 * is from, and how old.
 */
final class Neighbours {
    private static final Set<Long> JOINTS = Set.of(
            Dictionary.hash("and"),
            Dictionary.hash("or"),
            Dictionary.hash("und"),
            Dictionary.hash("oder"),
            Dictionary.hash("y"),
            Dictionary.hash("et"));
    private static final long OF = Dictionary.hash("of");
    private static final Set<Long> ORIGINS = Set.of(Dictionary.hash("from"), Dictionary.hash("aus"));
    private static final long ARE = Dictionary.hash("are");
    private static final int KNOWN = Dictionary.GIVEN | Dictionary.FAMILY | Dictionary.TOWN | Dictionary.COUNTRY;
    private static final int PLAIN =
            Dictionary.ORDINARY | Dictionary.FOREIGN | Dictionary.FREQUENT | Dictionary.NOT_PII;

    private final Tokens tokens;
    private final Hits hits;
    private final People people;
    private final Writing writing;
    private final Clinical clinical;

    Neighbours(Tokens tokens, Hits hits, People people, Context context) {
        this.tokens = tokens;
        this.hits = hits;
        this.people = people;
        this.writing = context.writing();
        this.clinical = context.clinical();
    }

    void find() {
        for (int i = 0; i < people.found().size(); i++) {
            People.Found found = people.found().get(i);
            if (found.type() == PiiType.NAME || found.type() == PiiType.PLACE) {
                after(found);
                before(found);
            }
            if (found.type() == PiiType.NAME) {
                origin(found.last() + 1);
                member(found);
                age(found.last() + 1);
            }
        }
    }

    private void after(People.Found found) {
        int joint = found.last() + 1;
        boolean comma = tokens.sign(joint, ',');
        boolean word = joint(comma ? joint + 1 : joint);
        int next = joint + (comma && word ? 2 : 1);
        if ((comma || word || tokens.sign(joint, '&')) && !tokens.newLine(joint) && listed(next, !word)) {
            people.take(found.type(), next, next);
        }
    }

    private void before(People.Found found) {
        int joint = found.first() - 1;
        boolean word = joint(joint) || tokens.sign(joint, '&');
        boolean comma = tokens.sign(joint, ',') || (word && tokens.sign(joint - 1, ','));
        int next = joint - (comma && word ? 2 : 1);
        if ((comma || word) && !tokens.newLine(next + 1) && !writing.sentence(next) && listed(next, comma)) {
            people.take(found.type(), next, next);
        }
    }

    private boolean joint(int t) {
        return JOINTS.contains(tokens.hash(t)) && !tokens.newLine(t);
    }

    /** A capital that may be one more of the same; behind a mere comma only what some list knows. */
    private boolean listed(int t, boolean known) {
        return tokens.word(t)
                && !people.taken(t)
                && writing.high(t)
                && !tokens.newLine(t)
                && !(writing.high(t + 1) && tokens.length(t + 1) > 1)
                && !writing.loud(t, t)
                && !writing.foreign()
                && tokens.length(t) > 2
                && !tokens.has(t, PLAIN)
                && (!known || tokens.has(t, KNOWN))
                && !clinical.medicine(t)
                && !clinical.eponym(t);
    }

    /** "Emma from Larkmoor". */
    private void origin(int t) {
        if (!ORIGINS.contains(tokens.hash(t)) || !writing.high(t + 1) || people.taken(t + 1) || tokens.newLine(t)) {
            return;
        }
        int end = Math.max(t + 1, Places.longest(tokens, t + 1));
        if (!tokens.has(t + 1, PLAIN) || end > t + 1) {
            people.take(PiiType.PLACE, t + 1, end);
        }
    }

    /** "Emma Fernsby of Larkmoor": a settlement if a list has it, else a body. Of a single name it would say too little. */
    private void member(People.Found found) {
        int first = found.last() + 2;
        boolean named = found.first() < found.last()
                && tokens.hash(first - 1) == OF
                && !tokens.newLine(first - 1)
                && !tokens.newLine(first)
                && writing.high(first)
                && !people.taken(first)
                && !tokens.has(first, PLAIN);
        if (!named) {
            return;
        }
        int end = first;
        while (writing.high(end + 1) && !tokens.newLine(end + 1) && !tokens.has(end + 1, PLAIN)) {
            end++;
        }
        int place = Places.longest(tokens, first);
        people.take(place >= end ? PiiType.PLACE : PiiType.ORG, first, Math.max(end, place));
    }

    /** "Emma, 44,", "Emma (44)", "Emma is 6 and". */
    private void age(int t) {
        boolean apposed = (tokens.sign(t, ',') || tokens.sign(t, '(')) && ends(t + 2) && !tokens.word(t + 2);
        boolean told = (tokens.in(t, Words.List.IS) || tokens.hash(t) == ARE) && !tokens.capital(t) && ends(t + 2);
        if ((apposed || told)
                && tokens.number(t + 1)
                && tokens.length(t + 1) <= 2
                && tokens.apart(t + 1) != tokens.sign(t, '(')
                && !tokens.newLine(t + 1)) {
            hits.add(PiiType.AGE, tokens.start(t + 1), tokens.end(t + 1));
        }
    }

    private boolean ends(int t) {
        return tokens.newLine(t)
                || ((tokens.sign(t, ',') || tokens.sign(t, '.') || tokens.sign(t, ')') || tokens.sign(t, '!'))
                        && !(tokens.number(t + 1) && !tokens.apart(t + 1)))
                || (joint(t) && !tokens.number(t + 1));
    }
}
