package org.quietroom.moderation.method;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quietroom.moderation.text.Folded;
import org.quietroom.moderation.text.Folding;
import org.quietroom.moderation.text.Range;
import org.quietroom.moderation.text.Vocabulary;

/** The words of one language that tell with what, how much and where. Immutable, safe for many threads, linear in a text. */
final class MethodWords {
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private final Map<String, Use> uses = new HashMap<>();
    private final int longest;
    private final Folding folding;

    /** What a word does in a run of them. */
    enum Use {
        /** Joins others, and is covered only between them. */
        BESIDE,
        /** Is covered if a detail follows in its run. */
        AMOUNT,
        /** Is covered wherever it stands. */
        DETAIL
    }

    private MethodWords(Data data) {
        add(data.beside(), Use.BESIDE, List.of());
        add(data.amounts(), Use.AMOUNT, List.of());
        add(data.details(), Use.DETAIL, data.elided());
        longest = uses.keySet().stream()
                .mapToInt(phrase -> words(phrase).size())
                .max()
                .orElse(1);
        folding = Folding.with(Vocabulary.of(
                uses.keySet().stream().flatMap(phrase -> words(phrase).stream()).collect(Collectors.toSet()),
                List.of()));
    }

    /** Those that come with the program for a language; throws if there are none. */
    static MethodWords of(String language) {
        return new MethodWords(data(language));
    }

    static Data data(String language) {
        String file = language + ".yaml";
        try (InputStream in = MethodWords.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the program; build it again");
            }
            return YAML.readValue(in, Data.class);
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void add(List<String> phrases, Use use, List<String> elided) {
        for (String phrase : phrases) {
            String folded = Folding.PLAIN.fold(phrase).text();
            uses.merge(folded, use, (one, other) -> one.compareTo(other) > 0 ? one : other);
            elided.forEach(letter -> uses.put(letter + folded, use));
        }
    }

    private static List<String> words(String phrase) {
        return List.of(phrase.split(" ", -1));
    }

    /** Where they stand in a text, of those that overlap the longest, in order. */
    List<Found> in(String text) {
        Folded folded = folding.fold(text);
        List<Found> found = new ArrayList<>();
        int word = 0;
        while (word < folded.words()) {
            int next = word + 1;
            for (int end = Math.min(folded.words(), word + longest); end > word; end--) {
                int from = folded.begin(word);
                int to = folded.endOf(end - 1);
                Use use = uses.get(folded.text().substring(from, to));
                if (use != null) {
                    found.add(new Found(folded.original(from, to), use));
                    next = end;
                    break;
                }
            }
            word = next;
        }
        return found;
    }

    /** Some words and what they do. */
    record Found(Range range, Use use) {}

    /**
     * A file.
     *
     * @param source where its choice comes from
     * @param examples sentences with what is covered in square brackets; each is a test
     * @param details words for things, amounts with their unit, and places
     * @param amounts words for how much
     * @param beside words that join the others
     * @param elided letters that may stand before a detail with an apostrophe
     */
    record Data(
            String source,
            List<String> examples,
            List<String> details,
            List<String> amounts,
            List<String> beside,
            List<String> elided) {
        Stream<String> phrases() {
            return Stream.of(details, amounts, beside).flatMap(List::stream);
        }
    }
}
