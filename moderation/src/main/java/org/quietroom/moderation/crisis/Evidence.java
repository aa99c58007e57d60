package org.quietroom.moderation.crisis;

import java.util.Arrays;
import java.util.List;

/** The signs and rules in one stretch after the other of a text, each once, as features of a {@link Wording}. One thread. */
final class Evidence {
    private static final int MAX_POINTS = 6;
    private static final int ROOM = 32;

    private final Lexicon lexicon;
    private final Hits hits;
    /** By number of a name, the last stretch in which it was found. */
    private final int[] found;

    private int stretch;
    private int[] features = new int[ROOM];
    private int size;

    Evidence(Lexicon lexicon, Hits hits) {
        this.lexicon = lexicon;
        this.hits = hits;
        this.found = new int[lexicon.names().count()];
    }

    /** Looks at some words: their signs and rules, and how much the signs weigh together. */
    void look(int from, int to) {
        stretch++;
        size = 0;
        int points = 0;
        List<Hit> signs = hits.weighted();
        for (int i = Hit.first(signs, Hit::end, from);
                i < signs.size() && signs.get(i).end() <= to;
                i++) {
            Hit hit = signs.get(i);
            if (hit.begin() >= from && add(hit)) {
                points += lexicon.weight(hit.target()).points();
            }
        }
        List<Hit> rules = hits.rules();
        for (int i = Hit.first(rules, Hit::end, from);
                i < rules.size() && rules.get(i).end() <= to;
                i++) {
            if (rules.get(i).begin() >= from) {
                add(rules.get(i));
            }
        }
        for (int least = 1; least <= Math.min(points, MAX_POINTS); least++) {
            add(WordingFeatures.evidence(-least));
        }
    }

    private boolean add(Hit hit) {
        int name = lexicon.names().number(hit.target());
        if (found[name] == stretch) {
            return false;
        }
        found[name] = stretch;
        add(lexicon.evidence(hit.target()));
        return true;
    }

    private void add(int feature) {
        if (size == features.length) {
            features = Arrays.copyOf(features, 2 * size);
        }
        features[size++] = feature;
    }

    /** The features of the words that were looked at last. */
    int[] features() {
        return Arrays.copyOf(features, size);
    }

    /** What a wording makes of them. */
    double weight(Wording wording) {
        double weight = 0;
        for (int i = 0; i < size; i++) {
            weight += wording.weight(features[i]);
        }
        return weight;
    }
}
