package org.quietroom.moderation.crisis;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.quietroom.moderation.text.Folded;

/** Turns folded text into one unit a word, where words that read the same have the same unit. */
final class WordCodes {
    private final Map<String, String> same = new HashMap<>();
    private final Map<String, Character> numbers = new HashMap<>();

    /** Takes, by word, the words that read the same. */
    WordCodes(List<Pack> packs) {
        for (Pack pack : packs) {
            pack.same().forEach((word, others) -> others.forEach(o -> same.put(Words.folded(o), Words.folded(word))));
        }
    }

    /** The code of a folded phrase; its words get numbers if they have none. */
    String code(String phrase) {
        StringBuilder code = new StringBuilder();
        for (String word : Words.of(phrase)) {
            code.append(number(word));
        }
        return code.toString();
    }

    private char number(String word) {
        String main = same.getOrDefault(word, word);
        return numbers.computeIfAbsent(main, k -> {
            if (numbers.size() + WordTable.FIRST >= Character.MAX_VALUE) {
                throw new IllegalArgumentException("the packs have more than 65,000 words; take some out");
            }
            return (char) (numbers.size() + WordTable.FIRST);
        });
    }

    /** The number of every word that has one, in the order of the words. */
    Map<String, Character> numbers() {
        Map<String, Character> all = new TreeMap<>(numbers);
        same.forEach((word, main) -> {
            if (numbers.containsKey(main)) {
                all.put(word, numbers.get(main));
            }
        });
        return all;
    }

    /**
     * A folded text as one unit a word.
     *
     * @param units the numbers of the words and sentence ends
     * @param begins the first folded unit of each
     * @param ends one past the last folded unit of each
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Coded(char[] units, int[] begins, int[] ends) {
        /** The text in the numbers of a table. */
        static Coded of(Folded folded, WordTable table) {
            String text = folded.text();
            int most = text.length() + 1;
            char[] units = new char[most];
            int[] begins = new int[most];
            int[] ends = new int[most];
            int count = 0;
            int begin = 0;
            for (int i = 0; i <= text.length(); i++) {
                char c = i < text.length() ? text.charAt(i) : Folded.GAP;
                if (c != Folded.GAP && c != Folded.BREAK) {
                    continue;
                }
                if (i > begin) {
                    units[count] = table.number(text, begin, i);
                    begins[count] = begin;
                    ends[count++] = i;
                }
                if (c == Folded.BREAK) {
                    units[count] = WordTable.BREAK;
                    begins[count] = i;
                    ends[count++] = i + 1;
                }
                begin = i + 1;
            }
            return new Coded(Arrays.copyOf(units, count), begins, ends);
        }
    }
}
