package org.quietroom.anonymity;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.SetMultimap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Adjectives and nouns that read badly together.
 *
 * <p>Its source has one rule a line: {@code @class = word word …} names a set of words, {@code deny left : right …} forbids
 * every adjective of the left (a word or class) before every noun of the right (words and classes). {@code #} begins a
 * comment.
 */
final class DeniedPairs {
    private static final Splitter SPACES = Splitter.on(' ').omitEmptyStrings().trimResults();

    private final ImmutableSetMultimap<String, String> pairs;

    private DeniedPairs(SetMultimap<String, String> pairs) {
        this.pairs = ImmutableSetMultimap.copyOf(pairs);
    }

    /**
     * @param known every adjective and noun there is
     * @throws IllegalArgumentException if a line has another form or names an unknown word or class
     */
    static DeniedPairs parse(List<String> lines, Set<String> known) {
        Map<String, List<String>> classes = new HashMap<>();
        ImmutableSetMultimap.Builder<String, String> pairs = ImmutableSetMultimap.builder();
        for (String line : lines) {
            if (line.startsWith("@")) {
                List<String> sides = sides(line, '=');
                classes.put(sides.get(0).strip(), words(sides.get(1), classes, known));
            } else if (line.startsWith("deny ")) {
                List<String> sides = sides(line.substring("deny ".length()), ':');
                List<String> right = words(sides.get(1), classes, known);
                words(sides.get(0), classes, known).forEach(adjective -> pairs.putAll(adjective, right));
            } else {
                throw new IllegalArgumentException("neither a class nor a rule: " + line);
            }
        }
        return new DeniedPairs(pairs.build());
    }

    boolean contains(String adjective, String noun) {
        return pairs.containsEntry(adjective, noun);
    }

    int size() {
        return pairs.size();
    }

    private static List<String> sides(String line, char between) {
        List<String> sides = Splitter.on(between).splitToList(line);
        if (sides.size() != 2) {
            throw new IllegalArgumentException("a line has one '" + between + "': " + line);
        }
        return sides;
    }

    private static List<String> words(String side, Map<String, List<String>> classes, Set<String> known) {
        return SPACES.splitToStream(side)
                .flatMap(word -> {
                    List<String> members = classes.get(word);
                    if (members == null && !known.contains(word)) {
                        throw new IllegalArgumentException("an unknown word or class: " + word);
                    }
                    return members == null ? List.of(word).stream() : members.stream();
                })
                .toList();
    }
}
