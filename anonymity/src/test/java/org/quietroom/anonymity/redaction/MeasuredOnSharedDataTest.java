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
import java.util.Set;
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

    private static final Set<String> NAMES = Set.of("PERSON");
    private static final Set<String> STRUCTURED =
            Set.of("EMAIL_ADDRESS", "DOMAIN_NAME", "IP_ADDRESS", "US_SSN", "CREDIT_CARD", "IBAN_CODE", "PHONE_NUMBER");

    /** Tokens found, missed, and found wrongly. */
    private static final class Counts {
        private int found;
        private int missed;
        private int wrong;

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
        Counts names = new Counts();
        Counts structured = new Counts();
        for (JsonNode sample : new ObjectMapper().readTree(Files.readString(data("pii/presidio-synth-dev.json")))) {
            String text = sample.get("full_text").asText();
            @Nullable String[] gold = gold(sample, text);
            boolean[] found = found(text);
            Counts half = halves[sample.get("template_id").asInt() % 2];
            for (int start = 0; start < text.length(); start++) {
                if (Character.isLetterOrDigit(text.charAt(start))
                        && (start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1)))) {
                    count(gold[start], found[start], List.of(half));
                    if (gold[start] != null && NAMES.contains(gold[start])) {
                        count(gold[start], found[start], List.of(names));
                    }
                    if (gold[start] != null && STRUCTURED.contains(gold[start])) {
                        count(gold[start], found[start], List.of(structured));
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
        System.err.printf(
                Locale.ROOT,
                "names: recall %.3f; by form and check digit: recall %.3f%n",
                names.recall(),
                structured.recall());
        assertThat(names.recall()).isGreaterThan(0.85);
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

    private static void count(@Nullable String gold, boolean found, List<Counts> all) {
        boolean wanted = gold != null && !NEITHER.contains(gold);
        for (Counts counts : all) {
            counts.found += wanted && found ? 1 : 0;
            counts.missed += wanted && !found ? 1 : 0;
            counts.wrong += gold == null && found ? 1 : 0;
        }
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

    private static boolean[] found(String text) {
        boolean[] found = new boolean[text.length()];
        for (Finding finding : StructuredTest.REDACTOR
                .redact(text, Format.PLAIN, Locale.ENGLISH, List.of())
                .findings()) {
            java.util.Arrays.fill(found, finding.start(), finding.end(), true);
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
