package org.quietroom.moderation.crisis;

import com.google.common.base.Splitter;
import com.google.common.primitives.Bytes;
import com.google.common.primitives.Ints;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes steps and an automaton of templates; {@code ..} in a template stands for a few other words of the same sentence. */
final class FormsBuilder {
    /** Phrases of so many letters are also found without their gaps, as in a hash tag. */
    private static final int MIN_CLOSED_UP = 8;

    private static final int MAX_CLOSED_UP = 18;
    private static final int MAX_CLOSED_UP_WORDS = 3;
    /** So many words may stand where a template has two dots. */
    private static final int MAX_GAP = 6;

    private static final Splitter GAP = Splitter.on("..").trimResults();

    private final WordCodes codes;
    private final List<Integer> parents = new ArrayList<>();
    private final List<Integer> reaches = new ArrayList<>();
    private final List<Integer> targets = new ArrayList<>();
    private final Map<Shared, Integer> steps = new HashMap<>();
    /** Single words come first, so that those that every text has lie close together. */
    private final Map<String, List<Integer>> ends =
            new TreeMap<>(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));

    private final Map<String, Integer> closedUp = new TreeMap<>();
    private final Set<String> words = new TreeSet<>();

    FormsBuilder(WordCodes codes) {
        this.codes = codes;
    }

    /**
     * Adds the ways of saying a target.
     *
     * @param whole whether a phrase counts although a shorter one of them lies inside it
     * @throws IllegalArgumentException if a template cannot be read or has a step without words
     */
    void add(int target, List<String> templates, Map<String, List<String>> groups, boolean whole) {
        Set<String> direct = new LinkedHashSet<>();
        for (String template : templates) {
            List<Stretch> stretches = stretches(template, groups);
            if (stretches.size() == 1) {
                direct.addAll(stretches.get(0).phrases());
                continue;
            }
            int parent = -1;
            for (int i = 0; i < stretches.size(); i++) {
                Stretch stretch = stretches.get(i);
                boolean last = i == stretches.size() - 1;
                boolean exact = (i > 0 && stretch.reach() == 0)
                        || (!last && stretches.get(i + 1).reach() == 0);
                Set<String> coded = coded(stretch.phrases());
                Set<String> phrases = exact ? coded : shortest(coded);
                parent = last
                        ? step(parent, stretch.reach(), target, phrases)
                        : shared(parent, stretch.reach(), phrases);
            }
        }
        if (direct.isEmpty()) {
            return;
        }
        Set<String> coded = coded(direct);
        int step = step(-1, 0, target, whole ? coded : shortest(coded));
        if (!whole) {
            direct.stream().filter(FormsBuilder::closesUp).forEach(p -> closedUp.putIfAbsent(p.replace(" ", ""), step));
        }
    }

    private List<Stretch> stretches(String template, Map<String, List<String>> groups) {
        List<Stretch> stretches = new ArrayList<>();
        try {
            for (String part : GAP.split(template)) {
                int reach = stretches.isEmpty() ? 0 : MAX_GAP;
                for (Set<String> chunk :
                        Chunks.of(part, groups, p -> codes.code(Words.folded(p)).isEmpty())) {
                    Set<String> folded = new LinkedHashSet<>();
                    chunk.forEach(phrase -> folded.add(Words.folded(phrase)));
                    stretches.add(new Stretch(reach, folded));
                    reach = 0;
                }
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the phrase '" + template + "' has " + e.getMessage(), e);
        }
        return stretches;
    }

    /** Folded phrases, and how many words may stand before them. */
    private record Stretch(int reach, Set<String> phrases) {}

    private Set<String> coded(Set<String> phrases) {
        Set<String> all = new LinkedHashSet<>();
        for (String phrase : phrases) {
            words.addAll(Words.of(phrase));
            String code = codes.code(phrase);
            if (code.isEmpty()) {
                throw new IllegalArgumentException("a phrase without words that count: at least one alternative must"
                        + " not be optional, and '" + phrase + "' is passed over");
            }
            all.add(code);
        }
        return all;
    }

    /** The codes that hold none of the others: where they are, it is found anyway. */
    private static Set<String> shortest(Set<String> codes) {
        Set<String> shortest = new LinkedHashSet<>(codes);
        shortest.removeIf(code -> inner(code, codes));
        return shortest;
    }

    private static boolean inner(String code, Set<String> codes) {
        for (int from = 0; from < code.length(); from++) {
            for (int to = from + 1; to <= code.length(); to++) {
                if (to - from < code.length() && codes.contains(code.substring(from, to))) {
                    return true;
                }
            }
        }
        return false;
    }

    private int step(int parent, int reach, int target, Set<String> phrases) {
        int index = parents.size();
        parents.add(parent);
        reaches.add(reach);
        targets.add(target);
        phrases.forEach(
                code -> ends.computeIfAbsent(code, k -> new ArrayList<>()).add(index));
        return index;
    }

    /** A step with which no way ends, made once for all ways that begin so. */
    private int shared(int parent, int reach, Set<String> phrases) {
        return steps.computeIfAbsent(
                new Shared(parent, reach, Set.copyOf(phrases)), k -> step(parent, reach, -1, phrases));
    }

    private record Shared(int parent, int reach, Set<String> phrases) {}

    private static boolean closesUp(String phrase) {
        int count = Words.of(phrase).size();
        int letters = phrase.length() - count + 1;
        return count > 1
                && count <= MAX_CLOSED_UP_WORDS
                && letters >= MIN_CLOSED_UP
                && letters <= MAX_CLOSED_UP
                && phrase.chars().allMatch(c -> c >= ' ');
    }

    /** The steps, and by value of the automaton those that end there. */
    Forms forms() {
        closedUp.forEach((word, step) -> {
            ends.computeIfAbsent(codes.code(word), k -> new ArrayList<>(List.of(step)));
        });
        closedUp.clear();
        int[][] outputs = ends.values().stream().map(Ints::toArray).toArray(int[][]::new);
        return new Forms(Ints.toArray(parents), Bytes.toArray(reaches), Ints.toArray(targets), outputs);
    }

    /** The automaton of these {@link #forms()}, whose values are their places. */
    Automaton automaton(Forms forms) {
        Map<String, Integer> places = new TreeMap<>();
        ends.keySet().forEach(code -> places.put(code, forms.place(places.size())));
        return Automaton.of(places);
    }

    /** All words of all phrases. */
    Set<String> words() {
        return words;
    }
}
