package org.quietroom.anonymity.redaction;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** English words from WordNet 3.1: what is written small is ordinary; capitals are places, people, or neither. */
final class WordNetWords {
    private static final String FOLDER = "/net/sf/extjwnl/data/wordnet/wn31/";
    private static final int FREQUENT = 20;
    private static final String LOCATION = "15";
    private static final String PERSON = "18";
    private static final String GROUP = "14";

    private WordNetWords() {}

    static void read(Entries entries) throws IOException {
        for (String part : List.of("noun", "verb", "adj", "adv")) {
            try (BufferedReader lines = open("data." + part)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (!line.startsWith(" ")) {
                        synset(line.split(" ", -1), part, entries);
                    }
                }
            }
        }
        for (String part : List.of("noun", "verb", "adj")) {
            try (BufferedReader lines = open(part + ".exc")) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    ordinary(line.split(" ", -1)[0], entries);
                }
            }
        }
        frequencies(entries);
    }

    private static BufferedReader open(String file) throws IOException {
        InputStream in = WordNetWords.class.getResourceAsStream(FOLDER + file);
        if (in == null) {
            throw new IOException("WordNet's " + file + " is not on the class path of the build");
        }
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1));
    }

    /** Fields of wndb(5WN): offset, lexicographer file, type, number of words in hexadecimal, then word and id by turns. */
    private static void synset(String[] fields, String part, Entries entries) {
        int words = Integer.parseInt(fields[3], 16);
        for (int i = 0; i < words; i++) {
            String word = fields[4 + 2 * i];
            word = word.indexOf('(') > 0 ? word.substring(0, word.indexOf('(')) : word;
            if (word.equals(word.toLowerCase(java.util.Locale.ROOT))) {
                small(word, part, entries);
            } else if (Character.isUpperCase(word.charAt(0))) {
                capital(word, fields[1], entries);
            }
        }
    }

    private static void small(String word, String part, Entries entries) {
        if (word.length() < 2 || !Entries.words(word).equals(List.of(word))) {
            return;
        }
        ordinary(word, entries);
        String stem = word.substring(0, word.length() - 1);
        boolean y = word.endsWith("y");
        boolean e = word.endsWith("e");
        boolean hiss = word.endsWith("s") || word.endsWith("x") || word.endsWith("h") || word.endsWith("z");
        if (part.equals("noun") || part.equals("verb")) {
            ordinary(word + "s", entries);
            if (y) {
                ordinary(stem + "ies", entries);
            }
            if (hiss) {
                ordinary(word + "es", entries);
            }
        }
        if (part.equals("verb")) {
            String last = word.substring(word.length() - 1);
            ordinary(e ? stem + "ing" : word + "ing", entries);
            ordinary(e ? word + "d" : y ? stem + "ied" : word + "ed", entries);
            ordinary(word + last + "ing", entries);
            ordinary(word + last + "ed", entries);
        }
        if (part.equals("adj")) {
            ordinary(e ? word + "r" : y ? stem + "ier" : word + "er", entries);
            ordinary(e ? word + "st" : y ? stem + "iest" : word + "est", entries);
        }
    }

    private static void ordinary(String word, Entries entries) {
        if (Entries.words(word).equals(List.of(word))) {
            entries.word(word, Dictionary.ORDINARY);
        }
    }

    private static void capital(String word, String file, Entries entries) {
        String phrase = word.replace('_', ' ');
        List<String> words = Entries.words(phrase);
        if (file.equals(LOCATION) && words.size() <= 3) {
            entries.phrase(phrase, Dictionary.TOWN);
        } else if (file.equals(PERSON) && words.size() == 1) {
            entries.word(word, Dictionary.FAMILY);
        } else if (!file.equals(PERSON) && !file.equals(GROUP) && words.size() == 1) {
            entries.word(word, Dictionary.CAPITAL);
        }
    }

    /** Lines of cntlist.rev(5WN): sense key, sense number, how often it was tagged. */
    private static void frequencies(Entries entries) throws IOException {
        Map<String, Integer> counts = new HashMap<>();
        try (BufferedReader lines = open("cntlist.rev")) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] fields = line.split(" ", -1);
                counts.merge(fields[0].substring(0, fields[0].indexOf('%')), Integer.valueOf(fields[2]), Integer::sum);
            }
        }
        counts.forEach((word, count) -> {
            if (count >= FREQUENT && (entries.flags(word) & Dictionary.ORDINARY) != 0) {
                entries.word(word, Dictionary.FREQUENT);
            }
        });
    }
}
