package org.quietroom.moderation.crisis;

/** What a {@link Wording} makes of the words of one text, added up from its beginning, so that any stretch costs the same. */
final class WordingSums {
    private final Wording wording;
    private final double[] words;
    private final double[] pairs;
    private final double[] runs;
    private final int[] runCounts;
    /* Signs that follow each other are often asked for with the same sentences around them. */
    private int lastFrom = -1;
    private int lastTo;
    private double lastLogit;

    WordingSums(Wording wording, LetterSums known, WordingFeatures features, Tokens tokens) {
        int size = tokens.size();
        this.wording = wording;
        words = new double[size + 1];
        pairs = new double[size + 1];
        runs = new double[size + 1];
        runCounts = new int[size + 1];
        int[] letters = new int[WordingFeatures.RUNS];
        for (int i = 0; i < size; i++) {
            words[i + 1] = words[i] + wording.weight(features.word(i));
            pairs[i + 1] = pairs[i] + (i == 0 ? 0 : wording.weight(features.pair(i)));
            double sum = known.of(tokens.slot(i), features, i, letters);
            runs[i + 1] = runs[i] + sum;
            runCounts[i + 1] = runCounts[i] + features.runs(i);
        }
    }

    /** The logit of some words, at least one, and the evidence among them. */
    double logit(int from, int to, Evidence evidence) {
        if (from != lastFrom || to != lastTo) {
            evidence.look(from, to);
            lastFrom = from;
            lastTo = to;
            lastLogit = wording.logit(
                    words[to] - words[from] + pairs[to] - pairs[from + 1],
                    2 * (to - from) - 1,
                    runs[to] - runs[from],
                    runCounts[to] - runCounts[from],
                    evidence.weight(wording));
        }
        return lastLogit;
    }
}
