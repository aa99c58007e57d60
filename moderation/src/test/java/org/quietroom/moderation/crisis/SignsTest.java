package org.quietroom.moderation.crisis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietroom.core.message.Format;
import org.quietroom.core.verdict.Reading;
import org.quietroom.core.verdict.Severity;

/** What signs mean together, on a small pack about a lighthouse whose keeper is leaving. */
class SignsTest {
    private static final String PACK = """
            language: xx
            files: [signs.yaml, entries.yaml]
            spoken: {dont: do not, gonna: going to}
            passed: [really]
            context: {negation: ["not", "do not"], filler: ["i want to"], trap: ["not sure"]}
            """;
    private static final String SIGNS = """
            kind: suicide
            signs:
              - {id: packs, points: 2, tier: plan, means: "things are packed", phrase: ["packed .. trunk", "boxes (stand|are) ready"]}
              - {id: lamp, points: 2, tier: passive, means: "the lamp is left", phrase: ["leave the lamp"]}
              - {id: night, points: 1, urgent: true, means: "a time within hours", phrase: ["by midnight"]}
              - {id: keeper, points: 1, other: true, means: "somebody else", phrase: ["the keeper"]}
              - {id: holiday, points: -2, means: "a holiday", phrase: ["two weeks off"]}
              - {id: gull, means: "a gull", phrase: ["gull"]}
            """;
    private static final String ENTRIES = """
            kind: suicide
            entries:
              - id: xx/gulls
                together: ["gull", "packs|lamp"]
                within: near
                unless: [holiday]
                tier: ideation
                subject: author
                time: now
                source: "a test"
                matches: ["x"]
                passes: ["x"]
            """;

    private static CrisisReader reader(String signs, String entries) {
        Map<String, String> files = Map.of("xx/pack.yaml", PACK, "xx/signs.yaml", signs, "xx/entries.yaml", entries);
        return new CrisisReader(List.of(PackLoader.load("xx", files::get)));
    }

    private static List<Finding> read(String text) {
        return reader(SIGNS, ENTRIES).read(text, Format.PLAIN);
    }

    @Test
    void twoSignsInOneSentenceAreAFindingOnTheirWords() {
        String text = "Fog again. I packed my old trunk and will leave the lamp. Good soup.";

        assertThat(read(text)).singleElement().satisfies(finding -> {
            assertThat(text.substring(finding.range().start(), finding.range().end()))
                    .isEqualTo("packed my old trunk and will leave the lamp");
            assertThat(finding.rule()).isEqualTo("xx/signs-suicide-plan");
            assertThat(finding.severity()).isEqualTo(Severity.PLAN);
            assertThat(finding.reading().support()).containsExactly("things are packed", "the lamp is left");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I packed my trunk.",
                "I packed my trunk. I packed my trunk. Boxes are ready.",
                "I packed the trunk by midnight.",
                "I packed one two three four five six seven trunk and leave the lamp.",
                "I packed. The trunk, leave the lamp.",
                "I packed not the trunk, leave the lamp.",
                "Packed the trunk. Soup. Fish. Bread. Leave the lamp.",
                "Two weeks off! Packed the trunk, leave the lamp.",
                "Packed the trunk. I do not want to leave the lamp.",
            })
    void oneSignOrSignsFarApartOrDeniedOrSpokenAgainstAreNone(String text) {
        assertThat(read(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Packed the trunk, leave the lamp, by midnight. | IMMINENT | AUTHOR",
                "Boxes are ready. Leave the lamp.               | PLAN     | AUTHOR",
                "The keeper packed the trunk to leave the lamp. | PLAN     | OTHER",
                "Packed a trunk. Not sure I don't leave the lamp. | PLAN   | AUTHOR",
                "A gull. I really leave the lamp.               | IDEATION | AUTHOR",
                "I leave the lamp. Fog. A gull.                 | IDEATION | AUTHOR",
            })
    void tierAndSubjectComeFromTheSigns(String text, Severity tier, Reading.Subject subject) {
        assertThat(read(text)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(tier);
            assertThat(finding.reading().subject()).isEqualTo(subject);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"A gull.", "A gull. Two weeks off. Leave the lamp.", "A gull. Fog. Soup. Bread. Leave the lamp."
            })
    void anEntryOfSignsNeedsAllOfThemAndNoneThatSpeaksAgainst(String text) {
        assertThat(read(text)).isEmpty();
    }

    @Test
    void aFloodOfSignsIsReadInTimeLinearInItsLength() {
        String flood = "Packed the trunk, leave the lamp. A gull by midnight, the keeper. ".repeat(1_500);

        assertThat(read(flood)).hasSizeBetween(50, 6_000);
    }

    @Test
    void anErrorNamesTheSign() {
        assertThatExceptionOfType(PackException.class)
                .isThrownBy(() -> reader(SIGNS.replace("points: -2", "points: 9"), ENTRIES))
                .withMessageContaining("entry holiday")
                .withMessageContaining("no whole number from -4 to 4");
        assertThatExceptionOfType(PackException.class)
                .isThrownBy(() -> reader(SIGNS.replace("id: lamp", "id: packs"), ENTRIES))
                .withMessageContaining("sign 'packs' stands twice");
        assertThatExceptionOfType(PackException.class)
                .isThrownBy(() -> reader(SIGNS, ENTRIES.replace("packs|lamp", "packs|rope")))
                .withMessageContaining("no sign or entry 'rope'");
    }
}
