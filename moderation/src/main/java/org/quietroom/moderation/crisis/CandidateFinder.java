package org.quietroom.moderation.crisis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.quietroom.core.verdict.Reading;

/**
 * Finds what the words of one text may mean: phrases by themselves, signs that an entry names together, signs that are
 * added up.
 *
 * <p>Strength: {@link Sensitivity#CERTAIN} for a phrase whose words follow each other; one less for one with other words in
 * between, and for some signs together; two less for one sign that an entry takes alone. Their {@link Wording} adds to the
 * last two, or takes from them.
 */
final class CandidateFinder {
    /** So many times the words of one rule are flagged in one text: a flood of one phrase is one thing to look at. */
    private static final int MOST_OF_A_RULE = 50;

    /* Loops rather than streams, here and in what it uses: the first text is read by code that is not compiled yet. */
    private final Lexicon lexicon;
    private final Tokens tokens;
    private final Hits hits;
    private final Scale scale;
    private final Combiner combiner;
    private final ContextReader context;
    private final Phrasing phrasing;
    private final BitSet ordinary = new BitSet();
    private final Map<Integer, Integer> seen = new HashMap<>();
    private final List<Candidate> candidates = new ArrayList<>();

    CandidateFinder(Lexicon lexicon, Tokens tokens, Hits hits, Surroundings surroundings, Phrasing phrasing) {
        this.lexicon = lexicon;
        this.tokens = tokens;
        this.hits = hits;
        this.phrasing = phrasing;
        this.scale = new Scale(lexicon, tokens, phrasing);
        this.combiner = new Combiner(lexicon, tokens, hits);
        this.context = new ContextReader(lexicon, tokens, hits, surroundings);
        for (Hit hit : hits.rules()) {
            if (lexicon.rule(hit.target()).silences()) {
                ordinary.set(hit.begin(), hit.end());
            }
        }
    }

    List<Candidate> all() {
        for (Hit hit : hits.rules()) {
            if (!lexicon.rule(hit.target()).silences()) {
                add(hit, List.of(hit), 0, List.of());
            }
        }
        for (Combiner.Combined each : combiner.all()) {
            add(each.hit(), each.parts(), each.parts().size() == 1 ? 2 : 1, means(each.parts()));
        }
        List<Scale.Sum> sums = scale.sums(hits, ordinary, context::denied);
        sums.sort(Comparator.comparing(Scale.Sum::weak).thenComparingInt(sum -> -sum.points()));
        for (Scale.Sum sum : sums.subList(0, Math.min(sums.size(), MOST_OF_A_RULE))) {
            if (!phrasing.inTalk(sum.language(), sum.begin()) && (!sum.weak() || !told(sum))) {
                add(sum);
            }
        }
        if (candidates.stream().noneMatch(CandidateFinder::alarms)) {
            addWorded();
        }
        return candidates;
    }

    /** Whether somebody is told of it who wants to be told of all. */
    private static boolean alarms(Candidate candidate) {
        return candidate.severity().crisis() && candidate.strength() >= Sensitivity.LEAST;
    }

    /** Where nothing else alarms: the sentence that is worded most as people at risk write, unless its words were read. */
    private void addWorded() {
        Phrasing.Worded worded = phrasing.worded();
        if (worded != null && candidates.stream().noneMatch(each -> worded.overlaps(each.hit()))) {
            Rule rule = UnwrittenRules.ofWording(worded.language());
            Hit hit = new Hit(-1, worded.begin(), worded.end(), true);
            Reading reading = context.read(rule, hit, List.of());
            int strength = worded.logit() < Wording.VERY ? Sensitivity.LEAST : Sensitivity.LEAST + 1;
            candidates.add(new Candidate(rule, hit, reading, strength));
        }
    }

    /** Whether something near signs that are weak by themselves says it already. */
    private boolean told(Scale.Sum sum) {
        int sentence = tokens.sentence(sum.begin());
        for (Candidate other : candidates) {
            if (other.severity().crisis()
                    && Math.abs(tokens.sentence(other.hit().begin()) - sentence) <= Phrasing.MAX_SENTENCES) {
                return true;
            }
        }
        return false;
    }

    private void add(Scale.Sum sum) {
        Rule rule = UnwrittenRules.ofSum(sum.language(), sum.first(), sum.tier());
        Hit hit = new Hit(-1, sum.begin(), sum.end(), true);
        Reading reading = context.read(sum.other() ? rule.ofOther() : rule, hit, means(sum.parts()));
        candidates.add(new Candidate(rule, hit, reading, Math.min(Sensitivity.CERTAIN, sum.points())));
    }

    private void add(Hit hit, List<Hit> parts, int less, List<String> support) {
        Rule rule = lexicon.rule(hit.target());
        Unless unless = lexicon.unless(hit.target());
        if (ordinary(parts)
                || seen.merge(hit.target(), 1, Integer::sum) > MOST_OF_A_RULE
                || (unless != null && combiner.near(unless, hit))) {
            return;
        }
        boolean likely = less == 2 || rule.use() == Rule.Use.LIKELY;
        boolean known = phrasing.knows(rule.language()) && rule.tier().crisis();
        if (known && likely && phrasing.inTalk(rule.language(), hit.begin())) {
            return;
        }
        Reading reading = context.read(rule, hit, support);
        if (known && !likely && phrasing.ordinary(rule.language(), hit.begin(), hit.end())) {
            candidates.add(Candidate.inOrdinaryTalk(rule, hit, reading));
            return;
        }
        int strength = known && likely
                ? Sensitivity.LEAST + Wording.points(phrasing.logit(rule.language(), hit.begin(), hit.end()))
                : Sensitivity.CERTAIN - less;
        candidates.add(new Candidate(rule, hit, reading, Math.min(Sensitivity.CERTAIN, strength)));
    }

    private boolean ordinary(List<Hit> parts) {
        for (Hit part : parts) {
            if (ordinary.get(part.end() - 1)) {
                return true;
            }
        }
        return false;
    }

    private List<String> means(List<Hit> parts) {
        Set<String> means = new LinkedHashSet<>();
        for (Hit part : parts) {
            if (!lexicon.isRule(part.target())) {
                means.add(lexicon.weight(part.target()).means());
            }
        }
        return List.copyOf(means);
    }
}
