package org.quietroom.anonymity;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableSet;
import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Reads the word lists of a language from the class path: one entry a line, {@code #} begins a comment. */
final class WordLists {
    private WordLists() {}

    static NamePool read(String folder) {
        List<String> adjectives = lines(folder + "/adjectives.txt");
        List<String> nouns = lines(folder + "/nouns.txt");
        ImmutableSet<String> known =
                ImmutableSet.<String>builder().addAll(adjectives).addAll(nouns).build();
        return new NamePool(adjectives, nouns, DeniedPairs.parse(lines(folder + "/denied-pairs.txt"), known));
    }

    static List<String> lines(String resource) {
        try {
            return Resources.readLines(Resources.getResource(WordLists.class, "/" + resource), UTF_8).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the word list " + resource + " cannot be read from the program's jar", e);
        }
    }
}
