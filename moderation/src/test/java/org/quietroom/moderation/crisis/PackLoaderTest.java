package org.quietroom.moderation.crisis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quietroom.core.message.Format;

class PackLoaderTest {
    private static final String PACK = """
            language: xx
            files: [a.yaml]
            groups: {soon: [today, tonight]}
            same: {today: [2day]}
            passed: [really]
            guarded: [bridge]
            context: {negation: ["not"], filler: ["that i"], trap: ["why"], past: ["years ago"], again: ["again"]}
            """;
    private static final String ENTRIES = """
            kind: suicide
            entries:
              - id: xx/one-1
                phrase: ["at the bridge <soon>"]
                tier: imminent
                subject: author
                time: now
                source: "a test"
                matches: ["At the bridge, today"]
                passes: ["At the fridge today"]
            """;

    private static CrisisReader reader(String pack, String entries) {
        Map<String, String> files = Map.of("xx/pack.yaml", pack, "xx/a.yaml", entries);
        return new CrisisReader(List.of(PackLoader.load("xx", files::get)));
    }

    @Test
    void aPackReads() {
        CrisisReader reader = reader(PACK, ENTRIES);
        assertThat(reader.read("at the br1dge 2day", Format.PLAIN))
                .extracting(Finding::rule)
                .containsExactly("xx/one-1");
        assertThat(reader.read("at the drawbridge today", Format.PLAIN)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tier: imminent     | tier: grave          | xx/a.yaml, entry xx/one-1: 'tier' is not known; use one of none",
                "time: now          | when: now            | unknown key 'when'; use one of id, phrase",
                "id: xx/one-1       | id: one              | id 'one' has another form",
                "source: \"a test\" | source: \" \"        | 'source' is missing, empty or no text",
                "<soon>             | <later>              | no group 'later'",
                "<soon>             | (today               | a '(' without its ')'",
                "matches: [\"At the bridge, today\"] | matches: [] | 'matches' is missing or empty",
                "tier: imminent     | tier: none           | put what silences other entries",
                "phrase:            | together:            | no sign or entry 'at the bridge",
                "phrase: [\"at the bridge <soon>\"] | unless: [a] | both or neither of 'phrase' and 'together'",
                "at the bridge <soon>| really              | is passed over",
            })
    void anErrorNamesThePlaceAndWhatToDo(String right, String wrong, String message) {
        assertThatExceptionOfType(PackException.class)
                .isThrownBy(() -> reader(PACK, ENTRIES.replace(right, wrong)))
                .withMessageContaining(message);
    }

    @Test
    void anIdStandsOnce() {
        String entry = ENTRIES.substring(ENTRIES.indexOf("  - id"));
        assertThatExceptionOfType(PackException.class)
                .isThrownBy(() -> reader(PACK, ENTRIES + entry))
                .withMessageContaining("xx/one-1")
                .withMessageContaining("twice");
    }
}
