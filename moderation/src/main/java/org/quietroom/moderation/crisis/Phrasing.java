package org.quietroom.moderation.crisis;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Suppliers;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.quietroom.moderation.text.Folded;

/** How the sentences around some words of one text are worded. One thread. */
final class Phrasing {
    private static final int MAX_WORDS = 60;
    /** So many sentences before and after some words are read with them. */
    static final int MAX_SENTENCES = 3;

    /** In a longer text only so many sentences are looked at by themselves. */
    private static final int MAX_LOOKED_AT = 200;

    private static final int ENOUGH_AROUND = 25;
    /** Of so many words without any sign something can be told. */
    private static final int SOME = 5;

    /** A sentence with so few other words says nothing else. */
    private static final int FEW = 3;

    /** A text of so many words tells what it is about. */
    private static final int MUCH = 40;

    private final Lexicon lexicon;
    private final Folded folded;
    private final Tokens tokens;
    private final Hits hits;
    private final Evidence evidence;
    private final Supplier<Map<String, Boolean>> languages = Suppliers.memoize(this::languages);
    private final Supplier<Optional<Worded>> worded = Suppliers.memoize(this::findWorded);
    private final Map<String, WordingSums> sums = new HashMap<>();
    private final Map<String, Double> ofText = new HashMap<>();

    Phrasing(Lexicon lexicon, Folded folded, Tokens tokens, Hits hits) {
        this.lexicon = lexicon;
        this.folded = folded;
        this.tokens = tokens;
        this.hits = hits;
        this.evidence = new Evidence(lexicon, hits);
    }

    /** Whether the text is in a language, as far as its signs or its common words tell, of which a wording was learned. */
    boolean knows(String language) {
        return languages.get().containsKey(language);
    }

    /** The languages of the text that are known, and whether there are signs of each. */
    private Map<String, Boolean> languages() {
        Names names = lexicon.languages();
        int[] signs = new int[names.count()];
        hits.weighted().forEach(hit -> signs[names.number(hit.target())]++);
        hits.rules().forEach(hit -> signs[names.number(hit.target())]++);
        int most = 0;
        for (int count : signs) {
            most = Math.max(most, count);
        }
        Map<String, Boolean> languages = new TreeMap<>();
        String common = lexicon.wordings().common().languageOf(tokens);
        if (common != null) {
            languages.put(common, false);
        }
        for (int i = 0; i < signs.length; i++) {
            if (signs[i] > 0 && signs[i] * 2 >= most) {
                languages.put(names.name(i), true);
            }
        }
        languages.keySet().removeIf(language -> !lexicon.wordings().knows(language));
        return languages;
    }

    /**
     * The logit of the sentences around some words: of their own, and of up to {@value #MAX_SENTENCES} before and after while
     * all are {@value #MAX_WORDS} words at most. The language is known.
     */
    double logit(String language, int begin, int end) {
        return logit(language, around(begin, end));
    }

    private double logit(String language, Stretch words) {
        return sums(language).logit(words.from(), words.to(), evidence);
    }

    /**
     * Whether words stand in the midst of ordinary talk: much is said around them, by a wide margin it is not worded as people
     * at risk write, and their own sentence is not either; of a short text only a wider margin tells so. A plain cry is never
     * ordinary, between whatever sentences: one whose sentence says hardly anything else.
     */
    boolean ordinary(String language, int begin, int end) {
        if (plain(begin, end) || ofSentence(language, begin) >= Wording.OWN) {
            return false;
        }
        Stretch around = around(begin, end);
        boolean enough = around.to() - around.from() - (end - begin) >= ENOUGH_AROUND;
        return farFrom(language)
                || (enough && (logit(language, around) < Wording.ORDINARY || ofText(language) < Wording.TALK));
    }

    /**
     * Whether a sentence that may mean something stands in a text that is talk of something else: of a game, a film, the news,
     * somebody's work. In a language that is not known nothing is.
     */
    boolean inTalk(String language, int word) {
        return knows(language)
                && (farFrom(language) || (tokens.size() >= MUCH && ofText(language) < Wording.TALK))
                && ofSentence(language, word) < Wording.WORDED;
    }

    /** Whether all of a text is worded so unlike a cry that even a few words tell it. */
    private boolean farFrom(String language) {
        return ofText(language) < Wording.FAR;
    }

    /** Whether a sentence says hardly more than these words. */
    private boolean plain(int begin, int end) {
        int sentence = tokens.sentence(begin);
        return tokens.firstOf(sentence + 1) - tokens.firstOf(sentence) - (end - begin) <= FEW;
    }

    /** Words from one to another. */
    private record Stretch(int from, int to) {}

    private Stretch around(int begin, int end) {
        int first = tokens.sentence(begin);
        int last = tokens.sentence(end - 1);
        int from = Math.max(begin - MAX_WORDS, tokens.firstOf(first));
        int to = Math.min(end + MAX_WORDS, tokens.firstOf(last + 1));
        for (int n = 1; n <= MAX_SENTENCES; n++) {
            int next = tokens.firstOf(last + 1 + n);
            to = next - from <= MAX_WORDS ? Math.max(to, next) : to;
            int before = tokens.firstOf(first - n);
            from = to - before <= MAX_WORDS ? Math.min(from, before) : from;
        }
        return new Stretch(from, to);
    }

    /** The logit of the whole text. */
    private double ofText(String language) {
        return ofText.computeIfAbsent(language, known -> logit(known, new Stretch(0, tokens.size())));
    }

    /** The logit of one sentence by itself. */
    double ofSentence(String language, int word) {
        int from = tokens.firstOf(tokens.sentence(word));
        int to = Math.max(word + 1, Math.min(from + MAX_WORDS, tokens.firstOf(tokens.sentence(word) + 1)));
        return logit(language, new Stretch(from, to));
    }

    /** The sentence that is worded most as people at risk write; null if neither it nor the whole text is so. */
    @Nullable
    Worded worded() {
        return worded.get().orElse(null);
    }

    private Optional<Worded> findWorded() {
        Worded best = null;
        for (Map.Entry<String, Boolean> language : languages.get().entrySet()) {
            Worded most = mostWorded(language.getKey());
            if (most != null
                    && tells(most, ofText(language.getKey()), language.getValue())
                    && (best == null || most.logit() > best.logit())) {
                best = most;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Where there is no sign at all, the wording must leave less doubt; and of a few words little can be told. */
    private boolean tells(Worded most, double text, boolean signs) {
        boolean told = (signs || tokens.size() >= SOME) && text >= Wording.told(tokens.size(), signs);
        return told || most.logit() >= (signs ? Wording.WORDED : Wording.SURE);
    }

    @Nullable
    private Worded mostWorded(String language) {
        Worded most = null;
        int sentences = tokens.size() == 0 ? 0 : tokens.sentence(tokens.size() - 1) + 1;
        for (int sentence = 0; sentence < Math.min(sentences, MAX_LOOKED_AT); sentence++) {
            int begin = tokens.firstOf(sentence);
            int end = Math.min(tokens.firstOf(sentence + 1), begin + MAX_WORDS);
            double logit = begin < end ? logit(language, begin, end) : 0;
            if (begin < end && (most == null || logit > most.logit())) {
                most = new Worded(language, begin, end, logit);
            }
        }
        return most;
    }

    /**
     * A sentence whose surroundings are worded as people at risk write.
     *
     * @param begin its first word
     * @param end one past its last word
     * @param logit that of it and of those around it
     */
    record Worded(String language, int begin, int end, double logit) {
        boolean overlaps(Hit hit) {
            return hit.begin() < end && begin < hit.end();
        }
    }

    private WordingSums sums(String language) {
        return sums.computeIfAbsent(
                language,
                known -> new WordingSums(
                        requireNonNull(lexicon.wordings().of(known), known),
                        lexicon.letters(known),
                        new WordingFeatures(folded, tokens, lexicon.keys()),
                        tokens));
    }
}
