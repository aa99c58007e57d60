package org.quietroom.anonymity.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.quietroom.core.message.Format;

/**
 * Recall and precision on development data beside the checkout, which is not part of the project: printed as figures, never
 * with a sentence. A token is a run of letters and digits; it counts as found whatever type was found. Templates with an even
 * number were read while the rules were written, those with an odd number only counted.
 */
class MeasuredOnSharedDataTest {
    /** Labels for which no type exists: neither wanted nor wrong. */
    private static final Set<String> NEITHER = Set.of("TITLE", "NRP");

    private static final Map<String, PiiType> TYPES =
            Map.of("PERSON", PiiType.NAME, "GPE", PiiType.PLACE, "ORGANIZATION", PiiType.ORG);
    private static final Set<String> STRUCTURED =
            Set.of("EMAIL_ADDRESS", "DOMAIN_NAME", "IP_ADDRESS", "US_SSN", "CREDIT_CARD", "IBAN_CODE", "PHONE_NUMBER");

    /** Tokens found, missed, and found wrongly. */
    private static final class Counts {
        private int found;
        private int missed;
        private int wrong;
        private int typed;

        /** The share of what was wanted that was found under its own type. */
        double rightType() {
            return (double) typed / (found + missed);
        }

        double recall() {
            return (double) found / (found + missed);
        }

        double precision() {
            return (double) found / (found + wrong);
        }
    }

    @Test
    void mostTokensOfBothHalvesAreFoundAndFewOthers() throws IOException {
        Counts[] halves = {new Counts(), new Counts()};
        Map<PiiType, Counts> named = new TreeMap<>();
        TYPES.values().forEach(type -> named.put(type, new Counts()));
        Counts structured = new Counts();
        for (JsonNode sample : new ObjectMapper().readTree(Files.readString(data("pii/presidio-synth-dev.json")))) {
            String text = sample.get("full_text").asText();
            @Nullable String[] gold = gold(sample, text);
            @Nullable PiiType[] found = found(text);
            Counts half = halves[sample.get("template_id").asInt() % 2];
            for (int start = 0; start < text.length(); start++) {
                if (Character.isLetterOrDigit(text.charAt(start))
                        && (start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1)))) {
                    count(gold[start], found[start], half);
                    if (gold[start] != null && TYPES.containsKey(gold[start])) {
                        Counts counts = Objects.requireNonNull(named.get(TYPES.get(gold[start])));
                        count(gold[start], found[start], counts);
                        counts.typed += found[start] == TYPES.get(gold[start]) ? 1 : 0;
                    }
                    if (gold[start] != null && STRUCTURED.contains(gold[start])) {
                        count(gold[start], found[start], structured);
                    }
                }
            }
        }
        for (int i = 0; i < 2; i++) {
            System.err.printf(
                    Locale.ROOT,
                    "templates with %s numbers: token recall %.3f, precision %.3f%n",
                    i == 0 ? "even" : "odd",
                    halves[i].recall(),
                    halves[i].precision());
            assertThat(halves[i].recall()).isGreaterThan(0.84);
            assertThat(halves[i].precision()).isGreaterThan(0.95);
        }
        named.forEach((type, counts) -> System.err.printf(
                Locale.ROOT, "%s: recall %.3f, under its own type %.3f%n", type, counts.recall(), counts.rightType()));
        System.err.printf(Locale.ROOT, "by form and check digit: recall %.3f%n", structured.recall());
        Counts names = Objects.requireNonNull(named.get(PiiType.NAME));
        assertThat(names.recall()).isGreaterThan(0.88);
        assertThat(names.rightType()).isGreaterThan(0.83);
        assertThat(structured.recall()).isGreaterThan(0.99);
    }

    @Test
    void ordinaryPostsAreSeldomTouched() throws IOException {
        assertThat(touched("crisis/benign-medical-questions.tsv")).isLessThan(0.03);
        assertThat(touched("crisis/benign-worry-short.tsv")).isLessThan(0.03);
    }

    /** The share of posts in which something is found beside an age, which many of them truly tell. */
    private static double touched(String file) throws IOException {
        List<String> lines = Files.readAllLines(data(file));
        List<String> posts = lines.subList(1, lines.size());
        long touched = posts.stream()
                .filter(post ->
                        StructuredTest.REDACTOR
                                .redact(post.split("\t", -1)[0], Format.PLAIN, null, List.of())
                                .findings()
                                .stream()
                                .anyMatch(finding -> finding.type() != PiiType.AGE))
                .count();
        System.err.printf(Locale.ROOT, "%s: %.1f %% touched%n", file, 100.0 * touched / posts.size());
        return (double) touched / posts.size();
    }

    private static void count(@Nullable String gold, @Nullable PiiType found, Counts counts) {
        boolean wanted = gold != null && !NEITHER.contains(gold);
        counts.found += wanted && found != null ? 1 : 0;
        counts.missed += wanted && found == null ? 1 : 0;
        counts.wrong += gold == null && found != null ? 1 : 0;
    }

    /** The label of every unit; offsets of the data are code points. */
    private static @Nullable String[] gold(JsonNode sample, String text) {
        @Nullable String[] gold = new String[text.length()];
        for (JsonNode span : sample.get("spans")) {
            int from = text.offsetByCodePoints(0, span.get("start_position").asInt());
            int to = text.offsetByCodePoints(0, span.get("end_position").asInt());
            for (int i = from; i < to; i++) {
                String type = span.get("entity_type").asText();
                gold[i] = gold[i] == null || NEITHER.contains(gold[i]) ? type : gold[i];
            }
        }
        return gold;
    }

    private static @Nullable PiiType[] found(String text) {
        @Nullable PiiType[] found = new PiiType[text.length()];
        for (Finding finding : StructuredTest.REDACTOR
                .redact(text, Format.PLAIN, Locale.ENGLISH, List.of())
                .findings()) {
            java.util.Arrays.fill(found, finding.start(), finding.end(), finding.type());
        }
        return found;
    }

    private static Path data(String file) {
        Path data = null;
        for (Path at = Path.of("").toAbsolutePath(); at != null && data == null; at = at.getParent()) {
            Path candidate = at.resolve("shared/data").resolve(file);
            data = Files.exists(candidate) ? candidate : null;
        }
        assumeTrue(data != null, "no shared/data beside this checkout: nothing is measured");
        return data;
    }
}
