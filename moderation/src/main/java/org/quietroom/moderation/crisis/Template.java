package org.quietroom.moderation.crisis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A phrase with alternatives: {@code (a|b|)} is a or b or nothing, {@code <name>} a group of the pack, and both may nest.
 * It stands for all phrases that can be made of it.
 */
final class Template {
    /** More phrases than this are more than a reviewer can think of. */
    static final int MAX_PHRASES = 5_000;

    private final String text;
    private final Map<String, List<String>> groups;
    private int at;

    private Template(String text, Map<String, List<String>> groups) {
        this.text = text;
        this.groups = groups;
    }

    /**
     * All phrases of a template.
     *
     * @param groups the phrases of each group
     * @throws IllegalArgumentException if a bracket is missing, a group is unknown, or there are more than 5,000 phrases
     */
    static List<String> expand(String template, Map<String, List<String>> groups) {
        Template parser = new Template(template, groups);
        List<String> phrases = parser.alternatives();
        if (parser.at < template.length()) {
            throw new IllegalArgumentException("a ')' or '>' without its opening");
        }
        return phrases;
    }

    private List<String> alternatives() {
        List<String> all = new ArrayList<>();
        do {
            all.addAll(sequence());
        } while (take('|'));
        return all;
    }

    private List<String> sequence() {
        List<String> phrases = List.of("");
        while (at < text.length() && ")|>".indexOf(text.charAt(at)) < 0) {
            phrases = product(phrases, element());
        }
        return phrases;
    }

    private List<String> element() {
        if (take('(')) {
            List<String> inside = alternatives();
            if (!take(')')) {
                throw new IllegalArgumentException("a '(' without its ')'");
            }
            return inside;
        }
        if (take('<')) {
            int end = text.indexOf('>', at);
            String name = end < 0 ? text.substring(at) : text.substring(at, end);
            List<String> group = groups.get(name);
            if (group == null) {
                throw new IllegalArgumentException("no group '" + name + "'");
            }
            at = end + 1;
            return group;
        }
        int start = at;
        while (at < text.length() && "()|<>".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return List.of(text.substring(start, at));
    }

    private boolean take(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private static List<String> product(List<String> heads, List<String> tails) {
        if ((long) heads.size() * tails.size() > MAX_PHRASES) {
            throw new IllegalArgumentException("more than " + MAX_PHRASES + " phrases");
        }
        List<String> all = new ArrayList<>(heads.size() * tails.size());
        for (String head : heads) {
            for (String tail : tails) {
                all.add(head + tail);
            }
        }
        return all;
    }
}
