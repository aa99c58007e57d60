package org.quietroom.anonymity.redaction;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Spells out the word table once, when the module is built, from lists that build-time dependencies ship and from our own:
 * names (Datafaker, Apache-2.0), words (WordNet 3.1, WordNet licence), places (libphonenumber's geocoder, Apache-2.0; the
 * JDK's countries). Only hashes and marks leave; none of the lists is part of the program.
 */
public final class DictionaryCompiler {
    private static final int BITS = 19;

    private DictionaryCompiler() {}

    /** @param args the folder of the module's classes */
    public static void main(String[] args) throws IOException {
        Dictionary dictionary = new Dictionary(BITS);
        Entries entries = new Entries(dictionary);
        OwnLists.read(entries);
        WordNetWords.read(entries);
        NameLists.read(entries);
        PlaceNames.read(entries);
        dictionary.settle();
        Path target =
                Path.of(args[0]).resolve("org/quietroom/anonymity/redaction").resolve(Dictionary.RESOURCE);
        Files.createDirectories(target.getParent());
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
            dictionary.write(out);
        }
    }
}
