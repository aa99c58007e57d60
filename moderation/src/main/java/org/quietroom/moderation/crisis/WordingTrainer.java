package org.quietroom.moderation.crisis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.quietroom.moderation.text.Folded;

/**
 * Learns a {@link Wording} by stochastic gradient descent with step sizes by feature (AdaGrad, Duchi et al. 2011). The same
 * sentences in the same order always give the same weights.
 */
final class WordingTrainer {
    private static final int EPOCHS = 16;
    /** From this epoch on the weights are averaged (Polyak and Juditsky 1992), which evens out the order of the texts. */
    private static final int SETTLED = 8;

    private static final double STEP = 0.1;
    private static final double BIAS_STEP = 0.05;
    private static final double DECAY = 1 - 1e-4;
    private static final double EPSILON = 1e-6;
    private static final long SEED = 20_261_122;

    private final Lexicon lexicon;
    private final List<Example> examples = new ArrayList<>();
    private final float[] weights = new float[WordingFeatures.BUCKETS];
    private final float[] means = new float[WordingFeatures.BUCKETS];
    private final double[] squares = new double[WordingFeatures.BUCKETS];
    private double bias;

    WordingTrainer(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /**
     * Adds a text of a few sentences.
     *
     * @param crisis whether a person should look at whoever writes so
     * @param unseen whether the packs were written without it, so that their signs tell something of other texts
     * @param times how often it is learned in each epoch
     */
    void add(String text, boolean crisis, boolean unseen, int times) {
        Folded folded = lexicon.folding().fold(text);
        Tokens tokens = lexicon.tokens(folded);
        if (tokens.size() == 0) {
            return;
        }
        WordingFeatures features = new WordingFeatures(folded, tokens, lexicon.keys());
        List<Integer> words = new ArrayList<>();
        int[] ofSort = new int[tokens.size()];
        for (int sort = 0; sort < WordingFeatures.SORTS; sort++) {
            features.words(sort, ofSort);
            for (int i = WordingFeatures.reach(sort); i < ofSort.length; i++) {
                words.add(ofSort[i]);
            }
        }
        List<Integer> runs = new ArrayList<>();
        int[] letters = new int[WordingFeatures.RUNS];
        for (int i = 0; i < tokens.size(); i++) {
            int count = features.runs(i, letters);
            for (int run = 0; run < count; run++) {
                runs.add(letters[run]);
            }
        }
        int[] evidence = unseen ? evidence(tokens) : new int[0];
        Example example = new Example(array(words), array(runs), evidence, crisis);
        examples.addAll(Collections.nCopies(times, example));
    }

    private int[] evidence(Tokens tokens) {
        Evidence evidence = new Evidence(lexicon, HitFinder.find(tokens, lexicon));
        evidence.look(0, tokens.size());
        return evidence.features();
    }

    private static int[] array(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    /** What was learned from the texts; called once. */
    Wording train() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Example> order = new ArrayList<>(examples);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            shuffle(order, random);
            order.forEach(this::learn);
            if (epoch >= SETTLED) {
                for (int i = 0; i < means.length; i++) {
                    means[i] += weights[i] / (EPOCHS - SETTLED);
                }
            }
        }
        return Wording.of(means, (float) bias);
    }

    private void learn(Example example) {
        double wordScale = Wording.scale(example.words.length);
        double runScale = Wording.scale(example.runs.length);
        double logit = Wording.logit(
                bias, sum(example.words) * wordScale, sum(example.runs) * runScale, sum(example.evidence));
        double wrong = 1 / (1 + Math.exp(-logit)) - (example.crisis ? 1 : 0);
        step(example.words, wrong * wordScale);
        step(example.runs, wrong * runScale);
        step(example.evidence, wrong * Wording.EVIDENCE);
        bias -= BIAS_STEP * wrong;
    }

    private double sum(int[] features) {
        double sum = 0;
        for (int feature : features) {
            sum += weights[feature];
        }
        return sum;
    }

    private void step(int[] features, double gradient) {
        for (int feature : features) {
            squares[feature] += gradient * gradient;
            weights[feature] =
                    (float) (weights[feature] * DECAY - STEP * gradient / Math.sqrt(squares[feature] + EPSILON));
        }
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
    private record Example(int[] words, int[] runs, int[] evidence, boolean crisis) {}
}
