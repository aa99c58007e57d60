package org.quietroom.moderation.crisis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.core.verdict.Severity;

/**
 * Adds up the signs of one kind that stand close together: in three sentences in a row, and not more than sixty words. Each
 * sign counts once, and words that say two things count for the one with more points. A sum of {@value #THRESHOLD} is a
 * finding. In a language whose {@link Wording} was learned the wording of the sentences adds to the sum of one sign or more,
 * or takes from it; elsewhere at least two signs must make it. Its tier is the highest that one of them gives;
 * a sum of the {@link OrdinaryLoad} has none.
 */
final class Scale {
    /** The sum that is a finding. */
    static final int THRESHOLD = Sensitivity.LEAST;

    /** What signs of other kinds than suicide must give of it: some of them are as common as "they". */
    private static final int LEAST_OF_OTHERS = 3;

    private static final int MAX_SENTENCES = 2;
    private static final int MAX_WORDS = 60;

    private final Lexicon lexicon;
    private final Tokens tokens;
    private final Phrasing phrasing;

    Scale(Lexicon lexicon, Tokens tokens, Phrasing phrasing) {
        this.lexicon = lexicon;
        this.tokens = tokens;
        this.phrasing = phrasing;
    }

    /** The sums that are findings; {@code ordinary} words say nothing, nor do hits that are {@code denied}. */
    List<Sum> sums(Hits hits, BitSet ordinary, Predicate<Hit> denied) {
        Map<Integer, List<Hit>> byKind = new TreeMap<>();
        for (Hit hit : hits.weighted()) {
            if (!ordinary.get(hit.end() - 1)) {
                byKind.computeIfAbsent(lexicon.group(hit.target()), k -> new ArrayList<>())
                        .add(hit);
            }
        }
        List<Sum> sums = new ArrayList<>();
        byKind.forEach((kind, all) -> {
            all.removeIf(h -> weight(h).points() > 0 && denied.test(h));
            add(apart(all), sums);
        });
        return sums;
    }

    /** The hits in the order of the text, without those that overlap a stronger one. */
    private List<Hit> apart(List<Hit> hits) {
        hits.sort(this::strongerFirst);
        List<Hit> kept = Hit.apart(hits, Function.identity());
        kept.sort(Comparator.comparingInt(Hit::begin));
        return kept;
    }

    private int strongerFirst(Hit one, Hit other) {
        int points = Math.abs(weight(other).points()) - Math.abs(weight(one).points());
        int length = (other.end() - other.begin()) - (one.end() - one.begin());
        return points != 0 ? points : length != 0 ? length : one.begin() - other.begin();
    }

    private void add(List<Hit> hits, List<Sum> sums) {
        for (int from = 0; from < hits.size(); ) {
            List<Hit> window = window(hits, from);
            int points = weight(hits.get(from)).points() > 0 ? points(window, against(hits, from)) : 0;
            if (points >= THRESHOLD) {
                sums.add(sum(window, points));
                from += window.size();
            } else {
                from++;
            }
        }
    }

    private List<Hit> window(List<Hit> hits, int from) {
        Hit first = hits.get(from);
        int to = from;
        while (to < hits.size() && near(first, hits.get(to))) {
            to++;
        }
        return hits.subList(from, to);
    }

    /** What speaks against a window just before it. */
    private int against(List<Hit> hits, int from) {
        int sum = 0;
        for (int i = from - 1; i >= 0 && near(hits.get(i), hits.get(from)); i--) {
            sum += Math.min(0, weight(hits.get(i)).points());
        }
        return sum;
    }

    private boolean near(Hit hit, Hit later) {
        return tokens.sentence(later.begin()) - tokens.sentence(hit.begin()) <= MAX_SENTENCES
                && later.end() - hit.begin() <= MAX_WORDS;
    }

    /** The sum of the signs, each once, and of their wording; 0 if there is too little of the former. */
    private int points(List<Hit> window, int against) {
        int sum = against;
        int signs = 0;
        for (int i = 0; i < window.size(); i++) {
            int points = weight(window.get(i)).points();
            if (points != 0 && first(window, i)) {
                sum += points;
                signs += points > 0 ? 1 : 0;
            }
        }
        String language = language(window.get(0));
        if (!phrasing.knows(language)) {
            return signs > 1 ? sum : 0;
        }
        if (sum < LEAST_OF_OTHERS && !weight(window.get(0)).kind().equals(FlagKind.SUICIDE)) {
            return 0;
        }
        int end = window.get(window.size() - 1).end();
        int wording = Wording.points(phrasing.logit(language, window.get(0).begin(), end));
        return Math.max(1, Math.min(THRESHOLD, sum)) + wording;
    }

    /** Whether a hit of a window, of some dozens at most, is the first one of its sign. */
    private static boolean first(List<Hit> window, int at) {
        for (int i = 0; i < at; i++) {
            if (window.get(i).target() == window.get(at).target()) {
                return false;
            }
        }
        return true;
    }

    private Sum sum(List<Hit> window, int points) {
        List<Hit> parts = new ArrayList<>();
        Severity tier = Severity.NONE;
        boolean urgent = false;
        boolean other = false;
        Map<Integer, Double> bySentence = new TreeMap<>();
        for (Hit part : window) {
            Weight weight = weight(part);
            if (weight.points() <= 0) {
                continue;
            }
            parts.add(part);
            tier = tier.max(weight.tier());
            urgent |= weight.urgent();
            other |= weight.other();
            int sentence = tokens.sentence(part.begin());
            if (phrasing.knows(language(part))) {
                bySentence.computeIfAbsent(sentence, k -> phrasing.ofSentence(language(part), part.begin()));
            } else {
                bySentence.merge(sentence, (double) weight.points(), Double::sum);
            }
        }
        tier = OrdinaryLoad.KINDS.contains(weight(window.get(0)).kind()) ? Severity.NONE : tier.max(Severity.PASSIVE);
        if (urgent && tier == Severity.PLAN) {
            tier = Severity.IMMINENT;
        }
        int best = Collections.max(bySentence.entrySet(), Map.Entry.comparingByValue())
                .getKey();
        int begin = Integer.MAX_VALUE;
        int end = 0;
        for (Hit part : parts) {
            if (tokens.sentence(part.begin()) == best) {
                begin = Math.min(begin, part.begin());
                end = Math.max(end, part.end());
            }
        }
        boolean weak = parts.stream().mapToInt(part -> weight(part).points()).sum() < THRESHOLD;
        return new Sum(language(parts.get(0)), weight(parts.get(0)), tier, other, begin, end, parts, points, weak);
    }

    private Weight weight(Hit hit) {
        return lexicon.weight(hit.target());
    }

    private String language(Hit hit) {
        return lexicon.language(hit.target());
    }

    /**
     * Signs that are a finding together.
     *
     * @param language the pack they are of
     * @param first what one of them speaks for
     * @param tier the tier of all of them
     * @param other whether somebody else is meant
     * @param begin the first sign of the sentence that says most of it
     * @param end one past their last word
     * @param parts all of them
     * @param points what they add up to
     * @param weak whether it is their wording that makes them a finding
     */
    record Sum(
            String language,
            Weight first,
            Severity tier,
            boolean other,
            int begin,
            int end,
            List<Hit> parts,
            int points,
            boolean weak) {}
}
