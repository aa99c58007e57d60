package org.quietroom.moderation.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.quietroom.core.message.Format;
import org.quietroom.core.verdict.Severity;

/** Every example of every entry, and what the packs as a whole must be. */
class LexiconExamplesTest {
    private final CrisisReader reader = CrisisReader.standard();

    private static Stream<Entry> entries() {
        return PackLoader.builtIn().stream().flatMap(pack -> pack.entries().stream());
    }

    @TestFactory
    Stream<DynamicTest> everyExampleThatMustMatch() {
        return entries()
                .flatMap(e -> e.matches().stream()
                        .map(text -> DynamicTest.dynamicTest(e.rule().id() + " matches: " + text, () -> {
                            List<Finding> found = reader.read(text, Format.PLAIN);
                            assertThat(found)
                                    .as("the entry, or one at least as urgent on the same words")
                                    .anyMatch(f -> f.rule().equals(e.rule().id())
                                            || f.severity().compareTo(e.rule().tier()) >= 0);
                        })));
    }

    @TestFactory
    Stream<DynamicTest> everyExampleThatMustPass() {
        return entries()
                .flatMap(e -> e.passes().stream()
                        .map(text -> DynamicTest.dynamicTest(
                                e.rule().id() + " passes: " + text,
                                () -> assertThat(reader.read(text, Format.PLAIN))
                                        .allMatch(f -> f.severity() == Severity.NONE))));
    }
}
