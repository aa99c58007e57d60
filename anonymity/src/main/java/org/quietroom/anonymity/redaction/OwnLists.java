package org.quietroom.anonymity.redaction;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** The reviewed lists of words that are no names, and of names that other lists lack. */
final class OwnLists {
    private OwnLists() {}

    static void read(Entries entries) throws IOException {
        read("function-words", entries, Dictionary.ORDINARY | Dictionary.FREQUENT);
        read("foreign-words", entries, Dictionary.FOREIGN);
        read("not-pii", entries, Dictionary.NOT_PII);
        read("given-names", entries, Dictionary.GIVEN);
        read("family-names", entries, Dictionary.FAMILY);
        read("towns", entries, Dictionary.TOWN);
        read("ambiguous-names", entries, Dictionary.AMBIGUOUS);
    }

    private static void read(String list, Entries entries, int flags) throws IOException {
        try (InputStream in = OwnLists.class.getResourceAsStream("words/" + list + ".txt")) {
            if (in == null) {
                throw new IOException("the list " + list + " is missing");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    entries.eachWord(line, flags);
                    Entries.words(line).stream().filter(w -> w.length() == 1).forEach(w -> entries.word(w, flags));
                }
            }
        }
    }
}
