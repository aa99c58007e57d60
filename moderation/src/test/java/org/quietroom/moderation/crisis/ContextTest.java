package org.quietroom.moderation.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quietroom.core.message.Format;
import org.quietroom.core.verdict.Reading;
import org.quietroom.core.verdict.Severity;

/** How words are read by those around them, with the packs that come with Quietroom. */
class ContextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I want to kill myself.                                            | OWN     | AFFIRMED     | IDEATION",
                "I'm never going to kill myself.                                   | OWN     | NEGATED      | NONE",
                "I don't think I'd ever kill myself.                               | OWN     | NEGATED      | NONE",
                "Killing myself is not an option.                                  | OWN     | NEGATED      | NONE",
                "I can't promise that I won't kill myself.                         | OWN     | NEGATED_TRAP | IDEATION",
                "I can't do this any more, I want to kill myself.                  | OWN     | AFFIRMED     | IDEATION",
                "The questionnaire asked 'whatever' and \"do you want to kill myself\". | QUOTED | UNKNOWN  | NONE",
                "Twenty years ago I wanted to kill myself.                         | OWN     | UNKNOWN      | NONE",
                "Twenty years ago I wanted to kill myself, and now it is back.     | OWN     | AFFIRMED     | IDEATION",
            })
    void wordsAreReadByThoseAroundThem(String text, Reading.Voice voice, Reading.Stance stance, Severity severity) {
        assertThat(CrisisReader.standard().read(text, Format.PLAIN))
                .filteredOn(f -> f.severity() == severity)
                .extracting(Finding::reading)
                .anySatisfy(reading -> {
                    assertThat(reading.voice()).isEqualTo(voice);
                    assertThat(reading.stance()).isEqualTo(stance);
                });
        assertThat(CrisisReader.standard().read(text, Format.PLAIN))
                .allMatch(f -> f.severity().compareTo(severity) <= 0);
    }
}
