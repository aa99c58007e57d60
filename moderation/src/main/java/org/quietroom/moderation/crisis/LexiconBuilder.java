package org.quietroom.moderation.crisis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.quietroom.moderation.text.Folded;
import org.quietroom.moderation.text.Folding;

/** Spells out every template of some packs and makes a lexicon of them. */
final class LexiconBuilder {
    /** Phrases of so many letters are also found without their gaps, as in a hash tag. */
    private static final int MIN_CLOSED_UP = 8;

    private static final int MAX_CLOSED_UP = 18;
    private static final int MAX_CLOSED_UP_WORDS = 3;

    private final List<Rule> rules = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final Set<String> words = new TreeSet<>();
    private final Set<String> guarded = new TreeSet<>();
    private final Map<String, Integer> coded = new TreeMap<>();
    private final Map<String, Integer> closedUp = new TreeMap<>();
    private final WordCodes codes;

    private LexiconBuilder(List<Pack> packs) {
        codes = new WordCodes(packs);
    }

    /**
     * The lexicon of these packs.
     *
     * @throws PackException if an id or a phrase stands twice, or a phrase cannot be read
     */
    static Lexicon build(List<Pack> packs) {
        LexiconBuilder builder = new LexiconBuilder(packs);
        for (Pack pack : packs) {
            builder.guarded.addAll(pack.guarded());
            pack.entries().forEach(entry -> builder.add(pack, entry));
        }
        builder.closedUp.forEach((word, index) -> builder.coded.putIfAbsent(builder.codes.code(word), index));
        return new Lexicon(
                builder.rules,
                Automaton.of(builder.coded),
                builder.codes.numbers(),
                builder.words,
                builder.guarded,
                Words.folded(packs));
    }

    private void add(Pack pack, Entry entry) {
        if (!ids.add(entry.rule().id())) {
            throw fail(pack, entry, "this id stands twice", "rename one");
        }
        int index = rules.size();
        rules.add(entry.rule());
        for (String phrase : expanded(entry, pack)) {
            words.addAll(Words.of(phrase));
            Integer other = coded.putIfAbsent(codes.code(phrase), index);
            if (other != null && other != index) {
                String elsewhere = rules.get(other).id();
                throw fail(
                        pack,
                        entry,
                        "the phrase '" + phrase + "' is also one of " + elsewhere,
                        "take it out of one of them");
            }
            if (!entry.rule().ordinary() && closesUp(phrase)) {
                closedUp.putIfAbsent(phrase.replace(" ", ""), index);
            }
        }
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
        if (entry.rule().ordinary()) {
            return folded;
        }
        Set<String> shortest = new LinkedHashSet<>(folded);
        shortest.removeIf(phrase -> Words.inner(phrase).stream().anyMatch(folded::contains));
        return shortest;
    }

    private static PackException fail(Pack pack, Entry entry, String problem, String remedy) {
        return new PackException(pack.language(), "entry " + entry.rule().id(), problem, remedy);
    }
}
