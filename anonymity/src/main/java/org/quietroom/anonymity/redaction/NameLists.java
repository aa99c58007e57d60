package org.quietroom.anonymity.redaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The names, medicines and countries in Datafaker's lists. */
final class NameLists {
    private static final String FILES =
            "en/name de de-AT de-CH fr fr-CA fr-CH es es-MX es-AR es-PY it nl nl-BE sv sv-SE da-DK no-NO"
                    + " nb-NO fi-FI pl cs cs-CZ sk hu hr pt pt-BR ro-MD bg ru uk be el-GR tr lv et sq mk en-GB en-AU en-IN en-IE"
                    + " en-NZ en-ZA en-NG en-CA id-ID vi ca he ar ka hy ja ko zh-CN";

    private NameLists() {}

    static void read(Entries entries) throws IOException {
        YAMLMapper yaml = new YAMLMapper();
        for (String file : FILES.split(" ", -1)) {
            names(tree(yaml, file), "", entries);
        }
        each(tree(yaml, "en/medication"), "drug_name", n -> medicine(entries, n));
        each(tree(yaml, "en/medical"), "medicine_name", n -> medicine(entries, n));
        for (String file : List.of("en/country", "en/address", "en/nation", "de", "fr", "es", "it", "nl", "pt-BR")) {
            JsonNode tree = tree(yaml, file);
            for (String key : List.of("country", "name", "capital", "capital_city", "state", "city_name")) {
                each(tree, key, n -> place(entries, key, n));
            }
        }
    }

    /** Lists called "name" are of countries only in the file of countries, which is the only one with that path. */
    private static void place(Entries entries, String key, String name) {
        if (name.length() > 2) {
            entries.phrase(name, key.startsWith("c") && !key.equals("country") ? Dictionary.TOWN : Dictionary.COUNTRY);
        }
    }

    private static void medicine(Entries entries, String name) {
        for (String word : Entries.words(name)) {
            if (word.length() > 4) {
                entries.word(word, Dictionary.MEDICINE);
            }
        }
    }

    private static JsonNode tree(YAMLMapper yaml, String file) throws IOException {
        try (InputStream in = NameLists.class.getResourceAsStream("/" + file + ".yml")) {
            if (in == null) {
                throw new IOException("the names of " + file + " are not on the class path of the build");
            }
            return yaml.readTree(in);
        }
    }

    private static void names(JsonNode node, String key, Entries entries) {
        if (node.isArray()) {
            int flag =
                    key.contains("first_name") ? Dictionary.GIVEN : key.contains("last_name") ? Dictionary.FAMILY : 0;
            for (JsonNode entry : node) {
                if (flag != 0 && !entry.asText().contains("#{")) {
                    enter(entry.asText(), flag, entries);
                }
            }
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            names(field.getValue(), field.getKey().toLowerCase(Locale.ROOT), entries);
        }
    }

    /** A word that stands everywhere is a name only where our own list says so. */
    private static void enter(String name, int flag, Entries entries) {
        for (String word : Entries.words(name)) {
            int known = entries.flags(word);
            if (word.length() > 1 && ((known & Dictionary.FREQUENT) == 0 || (known & Dictionary.AMBIGUOUS) != 0)) {
                entries.word(word, flag);
            }
        }
    }

    private interface Use {
        void use(String entry);
    }

    private static void each(JsonNode tree, String key, Use use) {
        List<String> within = List.of("address", "country", "nation", "medical", "medication", "healthcare");
        for (String parent : within) {
            for (JsonNode found : tree.findValues(parent)) {
                for (JsonNode list : found.findValues(key)) {
                    for (JsonNode entry : list) {
                        if (entry.isTextual() && !entry.asText().contains("#{")) {
                            use.use(entry.asText());
                        }
                    }
                }
            }
        }
    }
}
