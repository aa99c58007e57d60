package org.quietroom.moderation.rules;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.Format;
import org.quietroom.moderation.html.HtmlText;
import org.quietroom.moderation.text.Folded;
import org.quietroom.moderation.text.Folding;
import org.quietroom.moderation.text.Range;
import org.quietroom.moderation.text.Vocabulary;

/**
 * The rules that are live, made ready for reading. Immutable, safe for many threads, time linear in the text.
 *
 * <p>What a message quotes from others is left alone: answers to a post are not that post.
 *
 * <p>All words and phrases are found in one pass. Patterns are read one after the other, and only so far into a text that
 * their steps times its units stay below {@value #MOST_WORK}: with ten patterns of thirty steps that is 6,600 units.
 */
public final class RuleSet {
    /** No rules. */
    public static final RuleSet EMPTY = of(List.of());

    /** Rules that may be live at the same time. */
    public static final int MOST_RULES = 100;
    /** Steps that the patterns of all of them may have together. */
    public static final int MOST_STEPS = 1_000;

    static final int MOST_WORK = 2_000_000;
    /** Places of one rule; more would say nothing more. */
    private static final int MOST_PLACES = 50;
    /** Places of one pattern: each is a search of its own. */
    private static final int MOST_FINDS = 10;

    private final List<Named> rules;
    private final Folding folding;
    private final @Nullable AhoCorasickDoubleArrayTrie<int[]> phrases;
    private final List<Compiled> patterns;
    private final int steps;

    private RuleSet(List<Named> rules) {
        this.rules = List.copyOf(rules);
        Set<String> words = new TreeSet<>();
        Map<String, List<Integer>> owners = new TreeMap<>();
        patterns = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            OwnRule rule = rules.get(i).rule();
            for (String line : rule.lines()) {
                if (rule.form() == OwnRule.Form.PATTERNS) {
                    patterns.add(new Compiled(i, compile(line)));
                    continue;
                }
                String folded = Folding.PLAIN
                        .fold(line)
                        .text()
                        .replace(Folded.BREAK, Folded.GAP)
                        .strip();
                words.addAll(List.of(folded.split(" ", -1)));
                owners.computeIfAbsent(folded, k -> new ArrayList<>()).add(i);
            }
        }
        folding = Folding.with(Vocabulary.of(words, Set.of()));
        phrases = owners.isEmpty() ? null : trie(owners);
        steps = patterns.stream().mapToInt(each -> each.pattern.programSize()).sum();
    }

    private static AhoCorasickDoubleArrayTrie<int[]> trie(Map<String, List<Integer>> owners) {
        TreeMap<String, int[]> values = new TreeMap<>();
        owners.forEach((phrase, rules) ->
                values.put(phrase, rules.stream().mapToInt(Integer::intValue).toArray()));
        AhoCorasickDoubleArrayTrie<int[]> trie = new AhoCorasickDoubleArrayTrie<>();
        trie.build(values);
        return trie;
    }

    /**
     * Makes rules ready.
     *
     * @throws com.google.re2j.PatternSyntaxException if one has a pattern that {@link RuleCheck} would refuse
     */
    public static RuleSet of(List<Named> rules) {
        return new RuleSet(rules);
    }

    static Pattern compile(String line) {
        return Pattern.compile(line, Pattern.CASE_INSENSITIVE);
    }

    /** Whether there is no rule. */
    public boolean isEmpty() {
        return rules.isEmpty();
    }

    /** How many rules there are. */
    public int size() {
        return rules.size();
    }

    /** How many steps the patterns of all rules have together. */
    public int steps() {
        return steps;
    }

    /**
     * What the rules find.
     *
     * @param text the words; for HTML its source
     * @param format how it is written
     * @param language what it is said to be written in, as two lower-case letters; empty if nobody says
     * @return by rule, the places in the order of the text
     */
    public Map<Named, List<Range>> find(String text, Format format, String language) {
        if (rules.isEmpty()) {
            return Map.of();
        }
        HtmlText html = format == Format.HTML ? HtmlText.of(text) : null;
        String words = html == null ? text : html.text();
        Map<Integer, List<Range>> places = new TreeMap<>();
        List<Range> quotes = html == null ? Quoted.in(words, format) : html.quotes();
        phrases(words, language, quotes, places);
        patterns(words, language, quotes, places);
        Map<Named, List<Range>> found = new LinkedHashMap<>();
        places.forEach((rule, ranges) -> found.put(
                rules.get(rule),
                html == null
                        ? List.copyOf(ranges)
                        : ranges.stream().map(html::original).toList()));
        return found;
    }

    private void phrases(String words, String language, List<Range> quotes, Map<Integer, List<Range>> places) {
        if (phrases == null) {
            return;
        }
        Folded folded = folding.fold(words);
        phrases.parseText(folded.text(), (begin, end, owners) -> {
            if (folded.edge(begin - 1) && folded.edge(end)) {
                for (int rule : owners) {
                    add(rule, language, quotes, places, folded.original(begin, end));
                }
            }
        });
    }

    private void patterns(String words, String language, List<Range> quotes, Map<Integer, List<Range>> places) {
        if (patterns.isEmpty()) {
            return;
        }
        int limit = Math.min(words.length(), MOST_WORK / Math.max(1, steps));
        String read = words.substring(0, limit);
        for (Compiled each : patterns) {
            if (!rules.get(each.rule).speaks(language)) {
                continue;
            }
            Matcher matcher = each.pattern.matcher(read);
            for (int n = 0; n < MOST_FINDS && matcher.find(); n++) {
                if (matcher.end() > matcher.start()) {
                    add(each.rule, language, quotes, places, new Range(matcher.start(), matcher.end()));
                }
            }
        }
    }

    private void add(int rule, String language, List<Range> quotes, Map<Integer, List<Range>> places, Range range) {
        if (rules.get(rule).speaks(language) && !Quoted.holds(quotes, range)) {
            List<Range> ranges = places.computeIfAbsent(rule, k -> new ArrayList<>());
            if (ranges.size() < MOST_PLACES) {
                ranges.add(range);
            }
        }
    }

    /**
     * A rule under its name.
     *
     * @param id unique in a desk
     * @param rule what it looks for
     */
    public record Named(String id, OwnRule rule) {
        /** Whether it reads messages said to be in this language. */
        boolean speaks(String language) {
            return rule.language().isEmpty() || rule.language().equals(language);
        }
    }

    private record Compiled(int rule, Pattern pattern) {}
}
