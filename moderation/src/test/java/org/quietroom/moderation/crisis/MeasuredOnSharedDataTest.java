package org.quietroom.moderation.crisis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.quietroom.core.message.Format;
import org.quietroom.core.verdict.Severity;

/**
 * Recall and false alarms on development data beside the checkout, which is not part of the project: printed as figures,
 * never with a sentence. The probes were written by one non-clinician; their figures compare versions and prove nothing
 * about people.
 */
class MeasuredOnSharedDataTest {
    private final CrisisReader reader = CrisisReader.standard();

    @Test
    void directWordsAreFoundAndNegatedOnesRaiseNoAlarm() throws IOException {
        Map<String, int[]> byCategory = new TreeMap<>();
        for (String[] row : rows("probes-dev.tsv")) {
            if (row[1].equals("en")) {
                int[] counts = byCategory.computeIfAbsent(row[2] + " " + row[4], k -> new int[3]);
                Severity found = severity(row[0]);
                counts[0]++;
                counts[1] += found.crisis() ? 1 : 0;
                counts[2] += found.name().equalsIgnoreCase(row[3]) ? 1 : 0;
            }
        }
        byCategory.forEach((category, counts) -> System.err.printf(
                "probes %-32s %d of %d flagged, %d with the labelled tier%n",
                category, counts[1], counts[0], counts[2]));
        int[] direct = byCategory.get("crisis direct");
        assertThat(direct[1]).isGreaterThanOrEqualTo((int) Math.ceil(0.9 * direct[0]));
        assertThat(byCategory.get("benign negated")[1]).isZero();
        assertThat(byCategory.get("benign quoted")[1]).isZero();
    }

    @Test
    void ordinaryMedicalQuestionsAndWorriesRaiseFewAlarms() throws IOException {
        assertThat(alarmsPerThousand("benign-medical-questions.tsv")).isLessThanOrEqualTo(6);
        assertThat(alarmsPerThousand("benign-worry-short.tsv")).isLessThanOrEqualTo(6);
    }

    private double alarmsPerThousand(String file) throws IOException {
        List<String[]> rows = rows(file);
        long alarms = rows.stream().filter(row -> severity(row[0]).crisis()).count();
        double rate = 1000.0 * alarms / rows.size();
        System.err.printf("%s: %d of %d alarm, %.1f per 1,000%n", file, alarms, rows.size(), rate);
        return rate;
    }

    private Severity severity(String text) {
        return reader.read(text, Format.PLAIN).stream().map(Finding::severity).reduce(Severity.NONE, Severity::max);
    }

    private static List<String[]> rows(String file) throws IOException {
        Path data = null;
        for (Path at = Path.of("").toAbsolutePath(); at != null && data == null; at = at.getParent()) {
            Path candidate = at.resolve("shared/data/crisis").resolve(file);
            data = Files.exists(candidate) ? candidate : null;
        }
        assumeTrue(data != null, "no shared/data/crisis beside this checkout: nothing is measured");
        return Files.readAllLines(data).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .toList();
    }
}
