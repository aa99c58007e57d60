package org.quietroom.moderation.crisis;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.quietroom.moderation.text.Folded;
import org.quietroom.moderation.text.Folding;
import org.quietroom.moderation.text.Vocabulary;

/**
 * All phrases of some packs in one Aho-Corasick automaton whose letters are words, so that a phrase can only match whole
 * words. Immutable, safe for many threads.
 */
final class Lexicon {
    private final List<Rule> rules;
    private final Automaton automaton;
    private final Map<String, Character> numbers;
    private final Set<String> words;
    private final Set<String> guarded;
    private final Pack.Context context;
    private final WordTable table;
    private final Folding folding;

    /** Takes what {@link LexiconBuilder} made or {@link LexiconFile} kept. */
    Lexicon(
            List<Rule> rules,
            Automaton automaton,
            Map<String, Character> numbers,
            Set<String> words,
            Set<String> guarded,
            Pack.Context context) {
        this.rules = List.copyOf(rules);
        this.automaton = automaton;
        this.numbers = numbers;
        this.words = words;
        this.guarded = guarded;
        this.context = context;
        this.table = new WordTable(numbers);
        this.folding = Folding.with(Vocabulary.of(words, guarded));
    }

    Folding folding() {
        return folding;
    }

    Pack.Context context() {
        return context;
    }

    List<Rule> rules() {
        return rules;
    }

    Automaton automaton() {
        return automaton;
    }

    /** The number of every word, in the order of the words. */
    Map<String, Character> numbers() {
        return numbers;
    }

    /** The words of all phrases, in order. */
    Set<String> words() {
        return words;
    }

    /** The words that are also found with masked letters, in order. */
    Set<String> guarded() {
        return guarded;
    }

    /** All phrases in a folded text, in the order of their ends. */
    List<Hit> hits(Folded text) {
        List<Hit> hits = new ArrayList<>();
        WordCodes.Coded coded = WordCodes.Coded.of(text, table);
        automaton.parseText(coded.units(), (AhoCorasickDoubleArrayTrie.IHit<Integer>) (begin, end, value) ->
                hits.add(new Hit(coded.begins()[begin], coded.ends()[end - 1], rules.get(value))));
        return hits;
    }

    /**
     * A phrase in a folded text.
     *
     * @param begin its first folded unit
     * @param end one past its last folded unit
     * @param rule the rule it belongs to
     */
    record Hit(int begin, int end, Rule rule) {}
}
