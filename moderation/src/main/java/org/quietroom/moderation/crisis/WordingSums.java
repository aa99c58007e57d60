package org.quietroom.moderation.crisis;

/** What a {@link Wording} makes of the words of one text, added up from its beginning, so that any stretch costs the same. */
final class WordingSums {
    private final Wording wording;
    /** By how far back features of words reach, their sums. */
    private final double[][] words;

    private final double[] runs;
    private final int[] runCounts;
    /* Signs that follow each other are often asked for with the same sentences around them. */
    private int lastFrom = -1;
    private int lastTo;
    private double lastLogit;

    WordingSums(Wording wording, LetterSums known, WordingFeatures features, Tokens tokens) {
        int size = tokens.size();
        this.wording = wording;
        words = new double[WordingFeatures.FARTHEST + 1][size + 1];
        addWords(features, size);
        runs = new double[size + 1];
        runCounts = new int[size + 1];
        int[] letters = new int[WordingFeatures.RUNS];
        for (int i = 0; i < size; i++) {
            double sum = known.of(tokens.slot(i), features, i, letters);
            runs[i + 1] = runs[i] + sum;
            runCounts[i + 1] = runCounts[i] + features.runs(i);
        }
    }

    /** Looked up sort by sort, as each lies elsewhere in weights that are larger than the nearest caches. */
    private void addWords(WordingFeatures features, int size) {
        int[] ofSort = new int[size];
        for (int sort = 0; sort < WordingFeatures.SORTS; sort++) {
            features.words(sort, ofSort);
            int reach = WordingFeatures.reach(sort);
            double[] sums = words[reach];
            double sum = 0;
            for (int word = reach; word < size; word++) {
                sum += wording.weight(ofSort[word]);
                sums[word + 1] += sum;
            }
        }
    }

    /** What is within some words, and does not reach back before them. */
    private double within(int from, int to) {
        double sum = 0;
        for (int reach = 0; reach < Math.min(words.length, to - from); reach++) {
            sum += words[reach][to] - words[reach][from + reach];
        }
        return sum;
    }

    /** The logit of some words, at least one, and the evidence among them. */
    double logit(int from, int to, Evidence evidence) {
        if (from != lastFrom || to != lastTo) {
            evidence.look(from, to);
            lastFrom = from;
            lastTo = to;
            lastLogit = wording.logit(
                    within(from, to),
                    WordingFeatures.ofWords(to - from),
                    runs[to] - runs[from],
                    runCounts[to] - runCounts[from],
                    evidence.weight(wording));
        }
        return lastLogit;
    }
}
