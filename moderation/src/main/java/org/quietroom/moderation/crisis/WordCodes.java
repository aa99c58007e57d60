package org.quietroom.moderation.crisis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Turns folded phrases into one unit a word: words that read the same have the same unit, a word that is short for others
 * has theirs, and a word that is passed over has none.
 */
final class WordCodes {
    private final Map<String, String> same = new HashMap<>();
    private final Map<String, List<String>> spoken = new LinkedHashMap<>();
    private final Set<String> passed = new HashSet<>();
    private final Map<String, Character> numbers = new HashMap<>();

    /** Takes how the words of all packs are read; packs share what they agree on. */
    WordCodes(List<Pack> packs) {
        for (Pack pack : packs) {
            pack.words()
                    .same()
                    .forEach((word, others) -> others.forEach(o -> join(Words.folded(o), Words.folded(word))));
            pack.words().spoken().forEach((word, full) -> {
                List<String> words = new ArrayList<>();
                full.forEach(each -> words.addAll(Words.of(Words.folded(each))));
                spoken.putIfAbsent(Words.folded(word), words);
            });
            pack.words().passed().forEach(word -> passed.add(Words.folded(word)));
        }
    }

    private void join(String word, String main) {
        String from = first(word);
        String to = first(main);
        if (!from.equals(to)) {
            same.put(from, to);
        }
    }

    private String first(String word) {
        String at = word;
        for (String next = same.get(at); next != null; next = same.get(at)) {
            at = next;
        }
        return at;
    }

    /** The code of a folded phrase; its words get numbers if they have none. Empty if all its words are passed over. */
    String code(String phrase) {
        StringBuilder code = new StringBuilder();
        for (String word : Words.of(phrase)) {
            code.append(codeOf(word));
        }
        return code.toString();
    }

    private String codeOf(String word) {
        if (passed.contains(word)) {
            return "";
        }
        List<String> full = spoken.get(word);
        if (full == null) {
            return String.valueOf(number(word));
        }
        StringBuilder code = new StringBuilder();
        full.forEach(each -> code.append(number(each)));
        return code.toString();
    }

    private char number(String word) {
        return numbers.computeIfAbsent(first(word), k -> {
            if (numbers.size() + WordTable.FIRST >= Character.MAX_VALUE) {
                throw new IllegalArgumentException("the packs have more than 65,000 words; take some out");
            }
            return (char) (numbers.size() + WordTable.FIRST);
        });
    }

    /** The code of every word that has one, in the order of the words. */
    Map<String, String> table() {
        Map<String, String> all = new TreeMap<>();
        numbers.forEach((word, number) -> all.put(word, String.valueOf((char) number)));
        for (String word : same.keySet()) {
            Character number = numbers.get(first(word));
            if (number != null) {
                all.put(word, String.valueOf((char) number));
            }
        }
        spoken.forEach((word, full) -> {
            StringBuilder code = new StringBuilder();
            full.forEach(each -> code.append((char) numbers.getOrDefault(first(each), WordTable.UNKNOWN)));
            all.put(word, code.toString());
        });
        passed.forEach(word -> all.put(word, ""));
        return all;
    }
}
