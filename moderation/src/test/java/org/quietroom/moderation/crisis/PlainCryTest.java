package org.quietroom.moderation.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietroom.core.message.Format;
import org.quietroom.core.verdict.Severity;

/** A plain cry is flagged, whatever stands around it. */
class PlainCryTest {
    private static final String BEFORE =
            "The scan was fine and the nurse was kind. We had soup. My brother drove me home through the rain. ";
    private static final String AFTER =
            " Then we watched the film about the bears and it was quite good really, so I fed the cat and went upstairs.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I want to die.",
                "I want to kill myself.",
                "I am going to kill myself tonight.",
                "I have the pills and I will end my life.",
                "Ich will mich umbringen.",
                "Quiero matarme.",
                "Je veux me tuer."
            })
    void isFlaggedAloneAndAmongEverydaySentences(String cry) {
        assertThat(severity(cry)).isNotEqualTo(Severity.NONE);
        assertThat(severity(cry + " ann@example.org")).isNotEqualTo(Severity.NONE);
        assertThat(severity(BEFORE + cry + AFTER)).isNotEqualTo(Severity.NONE);
    }

    private static Severity severity(String text) {
        return CrisisReader.standard().read(text, Format.PLAIN).stream()
                .map(Finding::severity)
                .reduce(Severity.NONE, Severity::max);
    }
}
