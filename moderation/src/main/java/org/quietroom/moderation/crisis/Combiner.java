package org.quietroom.moderation.crisis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts signs together: finds the combinations of a lexicon among the hits of one text. */
final class Combiner {
    /** So many hits around an anchor are looked at for each sign. */
    private static final int MAX_LOOK = 8;

    private final Lexicon lexicon;
    private final Tokens tokens;
    private final Hits hits;

    Combiner(Lexicon lexicon, Tokens tokens, Hits hits) {
        this.lexicon = lexicon;
        this.tokens = tokens;
        this.hits = hits;
    }

    /** Every place where all signs of a combination are. */
    List<Combined> all() {
        List<Combined> found = new ArrayList<>();
        for (Combination combination : lexicon.combinations(hits)) {
            if (complete(combination)) {
                List<List<Hit>> parts =
                        combination.together().stream().map(this::anyOf).toList();
                for (Hit anchor : parts.get(0)) {
                    Combined combined = around(anchor, combination, parts);
                    if (combined != null) {
                        found.add(combined);
                    }
                }
            }
        }
        return found;
    }

    private boolean complete(Combination combination) {
        for (List<Integer> group : combination.together()) {
            if (!hits.any(group)) {
                return false;
            }
        }
        return true;
    }

    /** Whether one of some targets stands near a hit, but not in its words. */
    boolean near(Unless unless, Hit hit) {
        List<Hit> taken = List.of(hit);
        for (int target : unless.targets()) {
            List<Hit> against = hits.of(target);
            if (!against.isEmpty() && nearest(against, hit, unless.within(), taken) != null) {
                return true;
            }
        }
        return false;
    }

    private List<Hit> anyOf(List<Integer> targets) {
        if (targets.size() == 1) {
            return hits.of(targets.get(0));
        }
        List<Hit> all = new ArrayList<>();
        targets.forEach(target -> all.addAll(hits.of(target)));
        all.sort(Comparator.comparingInt(Hit::begin));
        return all;
    }

    private @Nullable Combined around(Hit anchor, Combination combination, List<List<Hit>> parts) {
        List<Hit> chosen = new ArrayList<>(List.of(anchor));
        int begin = anchor.begin();
        int end = anchor.end();
        for (List<Hit> part : parts.subList(1, parts.size())) {
            Hit next = nearest(part, anchor, combination.within(), chosen);
            if (next == null) {
                return null;
            }
            chosen.add(next);
            if (tokens.sentence(next.begin()) == tokens.sentence(anchor.begin())) {
                begin = Math.min(begin, next.begin());
                end = Math.max(end, next.end());
            }
        }
        return new Combined(new Hit(combination.rule(), begin, end, true), chosen);
    }

    private @Nullable Hit nearest(List<Hit> hits, Hit anchor, Within within, List<Hit> taken) {
        int low = Hit.first(hits, Hit::begin, anchor.begin());
        Hit nearest = null;
        for (int i = Math.max(0, low - MAX_LOOK); i < Math.min(hits.size(), low + MAX_LOOK); i++) {
            Hit hit = hits.get(i);
            boolean near = Math.abs(tokens.sentence(hit.begin()) - tokens.sentence(anchor.begin())) <= within.sentences;
            if (near && hit.apart(taken) && (nearest == null || distance(hit, anchor) < distance(nearest, anchor))) {
                nearest = hit;
            }
        }
        return nearest;
    }

    private static int distance(Hit hit, Hit anchor) {
        return Math.abs(hit.begin() - anchor.begin());
    }

    /**
     * A combination that was found.
     *
     * @param hit its rule, and the words of the anchor's sentence that make it
     * @param parts the signs, the anchor first
     */
    record Combined(Hit hit, List<Hit> parts) {}
}
