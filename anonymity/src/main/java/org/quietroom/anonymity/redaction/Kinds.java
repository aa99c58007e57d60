package org.quietroom.anonymity.redaction;

import static org.quietroom.anonymity.redaction.Dictionary.COUNTRY;
import static org.quietroom.anonymity.redaction.Dictionary.FAMILY;
import static org.quietroom.anonymity.redaction.Dictionary.FOREIGN;
import static org.quietroom.anonymity.redaction.Dictionary.FREQUENT;
import static org.quietroom.anonymity.redaction.Dictionary.GIVEN;
import static org.quietroom.anonymity.redaction.Dictionary.NOT_PII;
import static org.quietroom.anonymity.redaction.Dictionary.ORDINARY;
import static org.quietroom.anonymity.redaction.Dictionary.TOWN;

import org.jspecify.annotations.Nullable;

/** What a row of capitals names: a person, a place, a body, or nothing that identifies anybody. */
final class Kinds {
    private final Tokens tokens;
    private final Writing writing;
    private final Introductions introductions;
    private final Doings doings;
    private final Whereabouts whereabouts;
    private final Clinical clinical;

    Kinds(Tokens tokens, Context context) {
        this.tokens = tokens;
        this.writing = context.writing();
        this.introductions = context.introductions();
        this.doings = context.doings();
        this.whereabouts = context.whereabouts();
        this.clinical = context.clinical();
    }

    @Nullable
    PiiType judge(int first, int last) {
        if (introductions.titled(first)) {
            return tokens.in(first, Words.List.RELATION) ? null : PiiType.NAME;
        }
        if (clinical.eponym(last)) {
            return null;
        }
        if (body(first, last)) {
            return PiiType.ORG;
        }
        int place = Places.longest(tokens, first);
        if (first == last) {
            return single(first, place == first);
        }
        return several(first, last, place);
    }

    private boolean body(int first, int last) {
        if (last > first && tokens.in(last, Words.List.ORG_LAST) && tokens.capital(last)) {
            boolean article = tokens.in(first, Words.List.PARTICLE) && tokens.has(first, FOREIGN);
            boolean plain = article || (tokens.has(first, FREQUENT | NOT_PII) && !tokens.has(first, TOWN));
            return !(plain && last == first + 1);
        }
        return (last > first && tokens.in(first, Words.List.ORG_FIRST) && tokens.in(first + 1, Words.List.PARTICLE))
                || (whereabouts.houses(last)
                        && !writing.loud(first, last)
                        && !tokens.has(last, ORDINARY | NOT_PII | FREQUENT))
                || (whereabouts.employs(first)
                        && !(writing.loud(first, last) && tokens.length(first) < 5)
                        && !tokens.has(first, NOT_PII | FREQUENT | COUNTRY)
                        && tokens.length(first) > 2);
    }

    private @Nullable PiiType several(int first, int last, int place) {
        boolean ended = tokens.in(last, Words.List.PLACE_LAST) && tokens.capital(last);
        if (ended && (place == last - 1 || whereabouts.located(first)) && !writing.loud(first, last)) {
            return PiiType.PLACE;
        }
        if (place == last && !(tokens.has(first, GIVEN) && tokens.has(last, FAMILY) && !whereabouts.located(first))) {
            return PiiType.PLACE;
        }
        int given = 0;
        int family = 0;
        int unknown = 0;
        int ordinary = 0;
        int words = 0;
        for (int t = first; t <= last; t++) {
            if (!tokens.word(t) || tokens.length(t) < 2 || (tokens.in(t, Words.List.PARTICLE) && !tokens.capital(t))) {
                continue;
            }
            words++;
            if (t > first && tokens.sign(t - 1, '-') && tokens.shouted(t) && tokens.length(t) <= 3) {
                return null;
            }
            if ((tokens.has(t, NOT_PII) && !tokens.has(t, GIVEN)) || clinical.medicine(t)) {
                return null;
            }
            boolean plain = tokens.has(t, ORDINARY | FOREIGN);
            given += tokens.has(t, GIVEN) && (!plain || (t == first && !tokens.has(t, FREQUENT))) ? 1 : 0;
            family += tokens.has(t, FAMILY) && !plain ? 1 : 0;
            ordinary += plain && !tokens.has(t, GIVEN | FAMILY) ? 1 : 0;
            unknown += !plain && !tokens.has(t, GIVEN | FAMILY) ? 1 : 0;
        }
        boolean initial = initial(first, last);
        if (tokens.has(first, GIVEN) && words >= 2 && ordinary == 0 && given + family + unknown >= 1) {
            return whereabouts.located(first) && place >= first && !initial ? PiiType.PLACE : PiiType.NAME;
        }
        if (given + family > 0 && ordinary == 0 && given + family + unknown >= words - 1) {
            return whereabouts.located(first) && given == 0 ? PiiType.PLACE : PiiType.NAME;
        }
        if (given + family > 0 && (initial || (family > 0 && tokens.has(first, GIVEN)))) {
            return PiiType.NAME;
        }
        boolean paired =
                words == 2 && ordinary == 1 && tokens.has(first, GIVEN) && !tokens.has(first, ORDINARY | FOREIGN);
        if (paired && !writing.loud(first, last)) {
            return PiiType.NAME;
        }
        if ((initial && unknown > 0) || (introductions.named(first) && ordinary < words)) {
            return PiiType.NAME;
        }
        if (unknown == 0 || writing.foreign() || writing.loud(first, last)) {
            return whereabouts.settled(first) && ordinary < words ? PiiType.PLACE : null;
        }
        if (whereabouts.located(first)) {
            return whereabouts.inside(first)
                            && !whereabouts.settled(first)
                            && place < first
                            && !tokens.in(first, Words.List.PLACE_FIRST)
                    ? PiiType.ORG
                    : PiiType.PLACE;
        }
        return unknown == words || (unknown > ordinary && !writing.sentence(first)) ? PiiType.NAME : null;
    }

    private boolean initial(int first, int last) {
        for (int t = first + 1; t < last; t++) {
            if (tokens.word(t) && tokens.length(t) == 1 && tokens.capital(t)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable PiiType single(int t, boolean place) {
        if (tokens.length(t) < 2) {
            return null;
        }
        boolean given = tokens.has(t, GIVEN);
        boolean family = tokens.has(t, FAMILY);
        boolean ordinary = tokens.has(t, ORDINARY | FOREIGN);
        boolean frequent = tokens.has(t, FREQUENT);
        if (clinical.medicine(t)) {
            return null;
        }
        boolean initials = writing.loud(t, t) && tokens.length(t) <= 4 && !whereabouts.located(t);
        if (initials && !introductions.named(t) && !introductions.related(t) && !introductions.signed(t)) {
            return null;
        }
        if (introductions.named(t)
                || (introductions.related(t)
                        && (given || (family && !ordinary) || (!ordinary && !tokens.has(t, NOT_PII))))) {
            return ordinary && !given && !family ? null : PiiType.NAME;
        }
        boolean month = tokens.in(t, Words.List.MONTH) && !introductions.greeted(t) && !introductions.signed(t);
        if (tokens.has(t, NOT_PII) || month) {
            return null;
        }
        if (given && !whereabouts.located(t) && (doings.speaks(t) || doings.met(t) || doings.joins(t))) {
            return PiiType.NAME;
        }
        if (place
                && !frequent
                && !(ordinary && writing.loud(t, t))
                && !(given && !tokens.has(t, COUNTRY) && whereabouts.reached(t) && !whereabouts.settled(t))
                && ((whereabouts.located(t) && !writing.sentence(t))
                        || whereabouts.settled(t)
                        || (tokens.has(t, COUNTRY) && !ordinary && !(given && writing.sentence(t))))) {
            return PiiType.PLACE;
        }
        if (tokens.has(t, COUNTRY) && !writing.sentence(t) && !frequent) {
            return PiiType.PLACE;
        }
        if (given && (introductions.greeted(t) || introductions.signed(t) || introductions.speaker(t))) {
            return PiiType.NAME;
        }
        if (ordinary) {
            boolean told = given && !frequent && !writing.sentence(t) && !writing.foreign() && !writing.loud(t, t);
            return (given && (doings.speaks(t) || doings.beside(t))) || told ? PiiType.NAME : null;
        }
        if (given) {
            return PiiType.NAME;
        }
        if (place && !family && !writing.sentence(t)) {
            return PiiType.PLACE;
        }
        return rest(t, family, place);
    }

    /** A word that is no given name: known as a family name, or not known at all. */
    private @Nullable PiiType rest(int t, boolean family, boolean place) {
        if (whereabouts.romance(t) && !writing.loud(t, t)) {
            return PiiType.PLACE;
        }
        if ((writing.loud(t, t) && tokens.length(t) < 4) || (writing.foreign() && !family)) {
            return null;
        }
        if (introductions.greeted(t) || (introductions.signed(t) && !writing.loud(t, t)) || introductions.speaker(t)) {
            return PiiType.NAME;
        }
        if (whereabouts.located(t)
                && (!writing.loud(t, t) || tokens.length(t) > 4 || whereabouts.settled(t) || place)) {
            return whereabouts.inside(t) && !place && !whereabouts.settled(t) ? PiiType.ORG : PiiType.PLACE;
        }
        if (whereabouts.alone(t, t) && !writing.loud(t, t) && tokens.length(t) > 3) {
            return family ? PiiType.NAME : PiiType.ORG;
        }
        boolean acts = doings.speaks(t)
                || doings.owns(t)
                || doings.beside(t)
                || doings.met(t)
                || doings.joins(t)
                || (family && doings.is(t));
        boolean sentence = writing.sentence(t);
        if (place && !acts && !sentence) {
            return PiiType.PLACE;
        }
        if (writing.loud(t, t)) {
            return family && acts ? PiiType.NAME : null;
        }
        return (family && (!sentence || acts)) || (acts && tokens.length(t) > 3) ? PiiType.NAME : null;
    }
}
