package org.quietroom.moderation.crisis;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.quietroom.moderation.text.Folded;
import org.quietroom.moderation.text.Folding;
import org.quietroom.moderation.text.Vocabulary;

/**
 * All phrases of some packs in one Aho-Corasick automaton whose letters are words, so that a phrase can only match whole
 * words. Immutable after it was built, safe for many threads.
 */
final class Lexicon {
    /** Phrases of so many letters are also found without their gaps, as in a hash tag. */
    private static final int MIN_CLOSED_UP = 8;

    private static final int MAX_CLOSED_UP = 18;
    private static final int MAX_CLOSED_UP_WORDS = 3;

    private final List<Entry> entries = new ArrayList<>();
    private final AhoCorasickDoubleArrayTrie<Integer> trie = new AhoCorasickDoubleArrayTrie<>();
    private final Folding folding;
    private final WordTable table;
    private final Pack.Context context;

    private Lexicon(List<Pack> packs) {
        Set<String> guarded = new HashSet<>();
        Set<String> words = new HashSet<>();
        Set<String> ids = new HashSet<>();
        Map<String, Integer> coded = new TreeMap<>();
        Map<String, Integer> closedUp = new TreeMap<>();
        WordCodes codes = new WordCodes(packs);
        for (Pack pack : packs) {
            guarded.addAll(pack.guarded());
            for (Entry entry : pack.entries()) {
                if (!ids.add(entry.id())) {
                    throw fail(pack, entry, "this id stands twice", "rename one");
                }
                int index = entries.size();
                entries.add(entry);
                for (String phrase : expanded(entry, pack)) {
                    words.addAll(Words.of(phrase));
                    Integer other = coded.putIfAbsent(codes.code(phrase), index);
                    if (other != null && other != index) {
                        throw fail(
                                pack,
                                entry,
                                "the phrase '" + phrase + "' is also one of "
                                        + entries.get(other).id(),
                                "take it out of one of them");
                    }
                    if (!entry.ordinary() && closesUp(phrase)) {
                        closedUp.putIfAbsent(phrase.replace(" ", ""), index);
                    }
                }
            }
        }
        closedUp.forEach((word, index) -> coded.putIfAbsent(codes.code(word), index));
        trie.build(coded);
        table = codes.table();
        folding = Folding.with(Vocabulary.of(words, guarded));
        context = Words.folded(packs);
    }

    /**
     * Builds the automaton.
     *
     * @throws PackException if an id or a phrase stands twice, or a phrase cannot be read
     */
    static Lexicon of(List<Pack> packs) {
        return new Lexicon(packs);
    }

    private static boolean closesUp(String phrase) {
        int words = Words.of(phrase).size();
        int letters = phrase.length() - words + 1;
        return words > 1
                && words <= MAX_CLOSED_UP_WORDS
                && letters >= MIN_CLOSED_UP
                && letters <= MAX_CLOSED_UP
                && phrase.indexOf(Folded.BREAK) < 0;
    }

    /** The folded phrases of an entry, without those that hold another of them: that one is found there anyway. */
    private static Set<String> expanded(Entry entry, Pack pack) {
        Set<String> folded = new LinkedHashSet<>();
        for (String template : entry.phrases()) {
            try {
                for (String phrase : Template.expand(template, pack.groups())) {
                    folded.add(Folding.PLAIN.fold(phrase).text());
                }
            } catch (IllegalArgumentException e) {
                throw fail(pack, entry, "the phrase '" + template + "' has " + e.getMessage(), "mend the phrase");
            }
        }
        if (folded.contains("")) {
            throw fail(pack, entry, "a phrase without words", "at least one alternative must not be optional");
        }
        Set<String> shortest = new LinkedHashSet<>(folded);
        shortest.removeIf(phrase -> Words.inner(phrase).stream().anyMatch(folded::contains));
        return entry.ordinary() ? folded : shortest;
    }

    private static PackException fail(Pack pack, Entry entry, String problem, String remedy) {
        return new PackException(pack.language(), "entry " + entry.id(), problem, remedy);
    }

    Folding folding() {
        return folding;
    }

    Pack.Context context() {
        return context;
    }

    List<Entry> entries() {
        return entries;
    }

    /** How many phrases the automaton knows, after templates were spelled out. */
    int size() {
        return trie.size();
    }

    /** All phrases in a folded text, in the order of their ends. */
    List<Hit> hits(Folded text) {
        List<Hit> hits = new ArrayList<>();
        WordCodes.Coded coded = WordCodes.Coded.of(text, table);
        trie.parseText(coded.units(), (AhoCorasickDoubleArrayTrie.IHit<Integer>) (begin, end, value) ->
                hits.add(new Hit(coded.begins()[begin], coded.ends()[end - 1], entries.get(value))));
        return hits;
    }

    /**
     * A phrase in a folded text.
     *
     * @param begin its first folded unit
     * @param end one past its last folded unit
     * @param entry the rule it belongs to
     */
    record Hit(int begin, int end, Entry entry) {}
}
