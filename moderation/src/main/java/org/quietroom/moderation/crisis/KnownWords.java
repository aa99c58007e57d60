package org.quietroom.moderation.crisis;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.quietroom.moderation.text.WordSet;

/** Which words exist: those of the packs, and those that people wrote in the training texts when they disguised nothing. */
final class KnownWords {
    private static final int LABEL = 2;
    private static final int CATEGORY = 4;
    /** Those who are in a bad way misspell more than others: of them a word must be known twice. */
    private static final int TWICE = 2;

    private KnownWords() {}

    static WordSet of(Lexicon lexicon, List<Pack> packs, Path training) throws IOException {
        Set<String> known = new HashSet<>(lexicon.parts().words());
        known.addAll(lexicon.parts().codes().keySet());
        packs.forEach(pack -> pack.words().exist().forEach(word -> known.add(Words.folded(word))));
        Multiset<String> once = HashMultiset.create();
        for (Path folder : LexiconCompiler.sorted(training)) {
            for (Path file : LexiconCompiler.sorted(folder)) {
                List<String> lines = Files.readAllLines(file);
                for (String line : lines.subList(1, lines.size())) {
                    String[] cells = line.split("\t", -1);
                    if (disguised(cells[CATEGORY])) {
                        continue;
                    }
                    Set<String> words = new HashSet<>(Words.of(Words.folded(cells[0])));
                    if (cells[LABEL].equals("benign")) {
                        known.addAll(words);
                    } else {
                        once.addAll(words);
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
