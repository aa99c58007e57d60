package org.quietroom.moderation.care;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The sentences of one language. Immutable.
 *
 * @param language as a language tag
 * @param draft whether nobody competent has reviewed them yet
 * @param notes a note's sentences, each with its alternatives
 * @param phrases the words that fill placeholders
 */
record Texts(String language, boolean draft, Map<String, List<JsonNode>> notes, Map<String, String> phrases) {
    Texts {
        notes = Map.copyOf(notes);
        phrases = Map.copyOf(phrases);
    }

    static Texts of(String language) {
        return Yaml.resource("/texts/" + language + ".yaml", Texts.class);
    }

    /** A note's sentences in order; of each the alternatives, the fullest first. */
    List<List<String>> sentences(Note note) {
        List<JsonNode> stored = notes.get(note.key());
        if (stored == null) {
            throw new IllegalStateException("texts/" + language + ".yaml has no note " + note.key());
        }
        List<List<String>> sentences = new ArrayList<>();
        for (JsonNode each : stored) {
            List<String> alternatives = new ArrayList<>();
            if (each.isArray()) {
                each.forEach(one -> alternatives.add(one.asText()));
            } else {
                alternatives.add(each.asText());
            }
            sentences.add(alternatives);
        }
        return sentences;
    }

    String phrase(String key) {
        String phrase = phrases.get(key);
        if (phrase == null) {
            throw new IllegalStateException("texts/" + language + ".yaml has no phrase " + key);
        }
        return phrase;
    }
}
