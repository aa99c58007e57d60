package org.quietroom.moderation.crisis;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.quietroom.moderation.text.WordSet;

/** Which words exist: those of the packs, and those that people wrote in the training texts when they disguised nothing. */
final class KnownWords {
    /** Those who are in a bad way misspell more than others: of them a word must be known twice. */
    private static final int TWICE = 2;

    private KnownWords() {}

    static WordSet of(LexiconParts parts, List<Pack> packs, Map<String, List<Training>> training) {
        Set<String> known = new HashSet<>(parts.words());
        known.addAll(parts.codes().keySet());
        packs.forEach(pack -> pack.words().exist().forEach(word -> known.add(Words.folded(word))));
        Multiset<String> once = HashMultiset.create();
        for (List<Training> files : training.values()) {
            for (Training file : files) {
                for (Training.Row row : file.rows()) {
                    if (!disguised(row.category())) {
                        Set<String> words = new HashSet<>(Words.of(Words.folded(row.text())));
                        (row.crisis() ? once : known).addAll(words);
                    }
                }
            }
        }
        once.elementSet().stream().filter(word -> once.count(word) >= TWICE).forEach(known::add);
        return WordSet.of(known);
    }

    private static boolean disguised(String category) {
        return category.startsWith("obfuscated") || category.equals("emoji") || category.equals("slang");
    }
}
