package org.quietroom.moderation.crisis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Cuts a template at the spaces outside its brackets into stretches of few phrases each, which follow each other: what would
 * be thousands of phrases as a whole are some dozens in a row.
 */
final class Chunks {
    /** A stretch is not made longer when it has more phrases than this. */
    private static final int FEW = 40;

    private Chunks() {}

    /**
     * The phrases of each stretch, unfolded; no stretch can be empty, unless the template can.
     *
     * @param empty whether nothing of a phrase counts
     * @throws IllegalArgumentException if the template cannot be read
     */
    static List<Set<String>> of(String template, Map<String, List<String>> groups, Predicate<String> empty) {
        List<Set<String>> chunks = new ArrayList<>();
        Set<String> open = new LinkedHashSet<>(List.of(""));
        for (String unit : units(template)) {
            List<String> phrases = Template.expand(unit, groups);
            if ((long) open.size() * phrases.size() > FEW
                    && open.stream().noneMatch(empty)
                    && phrases.stream().noneMatch(empty)) {
                chunks.add(open);
                open = new LinkedHashSet<>(phrases);
            } else {
                open = product(open, phrases);
            }
        }
        chunks.add(open);
        return chunks;
    }

    private static Set<String> product(Set<String> heads, List<String> tails) {
        if ((long) heads.size() * tails.size() > Template.MAX_PHRASES) {
            throw new IllegalArgumentException("more than " + Template.MAX_PHRASES + " phrases in one stretch");
        }
        Set<String> all = new LinkedHashSet<>();
        for (String head : heads) {
            for (String tail : tails) {
                all.add(head + " " + tail);
            }
        }
        return all;
    }

    /** The parts between spaces that no bracket holds. */
    private static List<String> units(String template) {
        List<String> units = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i <= template.length(); i++) {
            char c = i < template.length() ? template.charAt(i) : ' ';
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ' ' && (depth <= 0 || i == template.length())) {
                if (i > from) {
                    units.add(template.substring(from, i));
                }
                from = i + 1;
            }
        }
        return units;
    }
}
