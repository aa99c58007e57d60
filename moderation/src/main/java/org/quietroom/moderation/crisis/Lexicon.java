package org.quietroom.moderation.crisis;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.quietroom.moderation.text.Folded;
import org.quietroom.moderation.text.Folding;
import org.quietroom.moderation.text.Vocabulary;

/**
 * All words of some packs, as one Aho-Corasick automaton whose letters are words, so that a phrase can only match whole
 * words, and what its hits mean alone and together. Immutable, safe for many threads.
 */
final class Lexicon {
    private static final String CUE = "context:";
    private static final BitSet NO_COMBINATIONS = new BitSet();

    private final List<Rule> rules;
    private final List<Weight> weights;
    private final Forms forms;
    private final Automaton automaton;
    private final List<Combination> combined;
    private final Map<Integer, Unless> unless;
    private final Wordings wordings;
    private final int[] keys = new int[Character.MAX_VALUE + 1];
    private final WordTable table;
    private final Map<String, LetterSums> letters = new ConcurrentHashMap<>();
    private final Folding folding;
    private final Map<String, Map<Cue, Integer>> cues = new HashMap<>();
    private final Map<String, BitSet> fillers = new HashMap<>();
    private final BitSet denials;
    private final BitSet frames = new BitSet();
    private final Map<Integer, BitSet> combinations = new HashMap<>();
    private final Map<String, String> sources = new HashMap<>();
    private final Names names;
    private final Names languages;
    private final Names groups;
    private final int[] evidence;

    /** Opens what {@link LexiconBuilder} made or {@link LexiconFile} kept, without a wording. */
    Lexicon(LexiconParts parts) {
        this(parts, Wordings.NONE);
    }

    /** Opens it with wordings that were learned with it. */
    Lexicon(LexiconParts parts, Wordings wordings) {
        this.rules = parts.rules();
        this.weights = parts.weights();
        this.forms = parts.forms();
        this.automaton = parts.automaton();
        this.combined = parts.combinations();
        this.unless = parts.unless();
        this.wordings = wordings;
        this.table = new WordTable(parts.codes());
        this.folding =
                Folding.with(Vocabulary.of(parts.words(), parts.guarded()).spelt(wordings.known()));
        for (int i = 0; i < parts.signs().size(); i++) {
            String name = parts.signs().get(i);
            int slash = name.indexOf('/');
            for (Cue cue : Cue.values()) {
                if (name.startsWith(cueName(cue), slash + 1)) {
                    frames.set(parts.rules().size() + i);
                    cues.computeIfAbsent(name.substring(0, slash), k -> new EnumMap<>(Cue.class))
                            .put(cue, parts.rules().size() + i);
                }
            }
        }
        parts.fillers().forEach((language, units) -> fillers.put(language, bits(units)));
        this.denials = bits(parts.denials());
        parts.codes().forEach((word, code) -> {
            if (code.length() == 1 && keys[code.charAt(0)] == 0) {
                keys[code.charAt(0)] = word.hashCode();
            }
        });
        for (int i = 0; i < parts.rules().size(); i++) {
            Rule rule = parts.rules().get(i);
            frames.set(i, rule.silences());
            sources.put(rule.id(), rule.source());
        }
        for (int i = 0; i < parts.combinations().size(); i++) {
            for (int anchor : parts.combinations().get(i).together().get(0)) {
                combinations.computeIfAbsent(anchor, k -> new BitSet()).set(i);
            }
        }
        List<String> all = new ArrayList<>();
        parts.rules().forEach(rule -> all.add(rule.id()));
        all.addAll(parts.signs());
        this.names = new Names(all);
        this.languages = new Names(all.stream().map(Lexicon::language).toList());
        this.groups = new Names(IntStream.range(0, parts.signs().size())
                .mapToObj(i -> language(parts.signs().get(i)) + "/"
                        + parts.weights().get(i).kind())
                .toList());
        this.evidence = all.stream()
                .mapToInt(name -> WordingFeatures.evidence(name.hashCode()))
                .toArray();
    }

    /** The name of the sign of a cue, without its language. */
    static String cueName(Cue cue) {
        return CUE + cue.key();
    }

    /** Whether a sign is a cue; then the longest of its phrases counts. */
    static boolean isCue(String sign) {
        return sign.startsWith(CUE);
    }

    private static BitSet bits(String units) {
        BitSet bits = new BitSet();
        units.chars().forEach(bits::set);
        return bits;
    }

    /** By unit, what stands for its words in every lexicon that has them. */
    int[] keys() {
        return keys;
    }

    /** What stands for a rule or sign in every lexicon that has it, as a feature of a wording. */
    int evidence(int target) {
        return evidence[target];
    }

    /** What rules and signs are called in their packs. */
    Names names() {
        return names;
    }

    /** Their languages. */
    Names languages() {
        return languages;
    }

    private static String language(String name) {
        return name.substring(0, name.indexOf('/'));
    }

    Wordings wordings() {
        return wordings;
    }

    /** What the wording of a language, which is known, makes of the letters of words. */
    LetterSums letters(String language) {
        return letters.computeIfAbsent(language, k -> new LetterSums(requireNonNull(wordings.of(k), k), table));
    }

    /** How all its rules, signs and cues are said. */
    Forms forms() {
        return forms;
    }

    /** What finds the steps of these. */
    Automaton automaton() {
        return automaton;
    }

    /** What speaks against a rule; null for nothing. */
    @Nullable
    Unless unless(int rule) {
        return unless.get(rule);
    }

    Folding folding() {
        return folding;
    }

    Tokens tokens(Folded folded) {
        return Tokens.of(folded, table);
    }

    Rule rule(int target) {
        return rules.get(target);
    }

    boolean isRule(int target) {
        return target < rules.size();
    }

    /** The language and kind of a sign, whose signs are added up with it. */
    int group(int target) {
        return groups.number(target - rules.size());
    }

    /** The language of a rule or sign. */
    String language(int target) {
        return languages.name(languages.number(target));
    }

    /** What a sign adds. */
    Weight weight(int target) {
        return weights.get(target - rules.size());
    }

    /** Where a rule comes from; empty if it is of no pack. */
    String source(String id) {
        return sources.getOrDefault(id, UnwrittenRules.source(id));
    }

    /** The target of a cue in a language; -1 if its pack has none. */
    int cue(String language, Cue cue) {
        return cues.getOrDefault(language, Map.of()).getOrDefault(cue, -1);
    }

    /** Whether a target only says how others are read: a cue, or ordinary words. */
    boolean frames(int target) {
        return frames.get(target);
    }

    /** The combinations whose first sign was found, in order. */
    List<Combination> combinations(Hits hits) {
        BitSet all = new BitSet();
        for (int i = 0; i < hits.targets(); i++) {
            all.or(combinations.getOrDefault(hits.target(i), NO_COMBINATIONS));
        }
        return all.stream().mapToObj(combined::get).toList();
    }

    /** Whether a word may stand between a denial and its phrase. */
    boolean filler(String language, char unit) {
        BitSet units = fillers.get(language);
        return units != null && units.get(unit);
    }

    /** Whether a word denies, in some language. */
    boolean denial(char unit) {
        return denials.get(unit);
    }
}
