package org.quietroom.moderation.crisis;

import java.util.Arrays;
import java.util.List;

/** The signs and rules in one stretch after the other of a text, each once, as features of a {@link Wording}. One thread. */
final class Evidence {
    private static final int MAX_POINTS = 6;
    private static final int ROOM = 32;

    /* A text is asked for some dozens of stretches: what is asked of each hit is looked up once. */
    private final Column signs;
    private final Column rules;
    /** By number of a name, the last stretch in which it was found. */
    private final int[] found;

    private int stretch;
    private int[] features = new int[ROOM];
    private int size;

    Evidence(Lexicon lexicon, Hits hits) {
        this.signs = new Column(lexicon, hits.weighted());
        this.rules = new Column(lexicon, hits.rules());
        this.found = new int[lexicon.names().count()];
    }

    /** Looks at some words: their signs and rules, and how much the signs weigh together. */
    void look(int from, int to) {
        stretch++;
        size = 0;
        int points = add(signs, from, to);
        add(rules, from, to);
        for (int least = 1; least <= Math.min(points, MAX_POINTS); least++) {
            add(WordingFeatures.evidence(-least));
        }
    }

    /** Adds what is new of the hits between two words; gives the points of that. */
    private int add(Column hits, int from, int to) {
        int points = 0;
        for (int i = hits.first(from); i < hits.ends.length && hits.ends[i] <= to; i++) {
            if (hits.begins[i] >= from && found[hits.names[i]] != stretch) {
                found[hits.names[i]] = stretch;
                points += hits.points[i];
                add(hits.features[i]);
            }
        }
        return points;
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

    /** Hits in the order of their ends. */
    private static final class Column {
        private final int[] begins;
        private final int[] ends;
        private final int[] names;
        private final int[] features;
        private final int[] points;

        Column(Lexicon lexicon, List<Hit> hits) {
            begins = new int[hits.size()];
            ends = new int[hits.size()];
            names = new int[hits.size()];
            features = new int[hits.size()];
            points = new int[hits.size()];
            for (int i = 0; i < hits.size(); i++) {
                Hit hit = hits.get(i);
                begins[i] = hit.begin();
                ends[i] = hit.end();
                names[i] = lexicon.names().number(hit.target());
                features[i] = lexicon.evidence(hit.target());
                points[i] = lexicon.isRule(hit.target())
                        ? 0
                        : lexicon.weight(hit.target()).points();
            }
        }

        /** The first that ends at a word or after it. */
        int first(int word) {
            int low = 0;
            int high = ends.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (ends[middle] < word) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }
}
