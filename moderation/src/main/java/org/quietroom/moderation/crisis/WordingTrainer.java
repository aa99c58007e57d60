package org.quietroom.moderation.crisis;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.quietroom.moderation.text.Folded;

/**
 * Learns a {@link Wording} by stochastic gradient descent with step sizes by feature (AdaGrad, Duchi et al. 2011). The same
 * sentences in the same order always give the same weights.
 */
final class WordingTrainer {
    private static final int EPOCHS = 25;
    private static final double STEP = 0.15;
    private static final double BIAS_STEP = 0.05;
    private static final double DECAY = 1 - 1e-4;
    private static final double EPSILON = 1e-6;
    private static final long SEED = 20_261_122;

    private final Lexicon lexicon;
    private final List<Example> examples = new ArrayList<>();

    WordingTrainer(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /**
     * Adds a text of a few sentences.
     *
     * @param crisis whether a person should look at whoever writes so
     * @param unseen whether the packs were written without it, so that their signs tell something of other texts
     */
    void add(String text, boolean crisis, boolean unseen) {
        Folded folded = lexicon.folding().fold(text);
        Tokens tokens = lexicon.tokens(folded);
        Hits hits = HitFinder.find(tokens, lexicon);
        Phrasing phrasing = new Phrasing(lexicon, folded, tokens, hits);
        Set<Integer> evidence = unseen ? phrasing.evidence(0, tokens.size()) : Set.of();
        examples.add(new Example(phrasing.features(0, tokens.size(), evidence), crisis));
    }

    /** What was learned from the texts. */
    Wording train() {
        float[] weights = new float[Wording.BUCKETS];
        double[] squares = new double[Wording.BUCKETS];
        double bias = 0;
        SplittableRandom random = new SplittableRandom(SEED);
        List<Example> order = new ArrayList<>(examples);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            shuffle(order, random);
            for (Example example : order) {
                double wrong = probability(weights, bias, example.features()) - (example.crisis() ? 1 : 0);
                double gradient = wrong / Math.sqrt(example.features().length + 1.0);
                for (int feature : example.features()) {
                    squares[feature] += gradient * gradient;
                    weights[feature] = (float)
                            (weights[feature] * DECAY - STEP * gradient / Math.sqrt(squares[feature] + EPSILON));
                }
                bias -= BIAS_STEP * wrong;
            }
        }
        return new Wording(weights, (float) bias);
    }

    private static double probability(float[] weights, double bias, int[] features) {
        return 1 / (1 + Math.exp(-Wording.logit(weights, bias, features)));
    }

    private static void shuffle(List<Example> list, SplittableRandom random) {
        for (int i = list.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            Example other = list.get(i);
            list.set(i, list.get(j));
            list.set(j, other);
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Example(int[] features, boolean crisis) {}
}
