package org.quietroom.moderation.crisis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.common.io.Resources;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.quietroom.core.message.Format;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.core.verdict.Severity;

/** Every example of every entry of the everyday packs, and what they as a whole must be. */
class EverydayLexiconTest {
    private static final List<Pack> PACKS = PackLoader.everyday();
    private static final String ENTRIES = """
            kind: scam
            entries:
              - id: xx/one
                phrase: ["green drops"]
                tier: none
                subject: author
                time: now
                source: "a test"
                matches: ["green drops"]
                passes: ["red drops"]
            """;

    private final CrisisReader reader = CrisisReader.everyday();

    private static Stream<Entry> entries() {
        return PACKS.stream().flatMap(pack -> pack.entries().stream());
    }

    private static CrisisReader small(String context, String entries) {
        Map<String, String> files =
                Map.of("xx/pack.yaml", "language: xx\nfiles: [a.yaml]\n" + context, "xx/a.yaml", entries);
        return CrisisReader.everyday(List.of(PackLoader.load("xx", files::get)));
    }

    @TestFactory
    Stream<DynamicTest> everyExampleThatMustMatch() {
        return entries()
                .flatMap(e -> e.matches().stream()
                        .map(text -> DynamicTest.dynamicTest(
                                e.rule().id() + " matches: " + text,
                                () -> assertThat(reader.read(text, Format.PLAIN))
                                        .as("the entry, or a longer one of its kind on the same words")
                                        .extracting(Finding::kind)
                                        .contains(e.rule().kind()))));
    }

    @TestFactory
    Stream<DynamicTest> everyExampleThatMustPass() {
        return entries()
                .flatMap(e -> e.passes().stream()
                        .map(text -> DynamicTest.dynamicTest(
                                e.rule().id() + " passes: " + text,
                                () -> assertThat(reader.read(text, Format.PLAIN))
                                        .isEmpty())));
    }

    @Test
    void nothingInThePacksIsACrisisAndEveryKindIsInEveryLanguage() {
        assertThat(PACKS).extracting(Pack::language).containsExactly("en", "de", "es", "fr");
        for (Pack pack : PACKS) {
            assertThat(pack.entries())
                    .extracting(e -> e.rule().tier())
                    .hasSizeGreaterThanOrEqualTo(8)
                    .containsOnly(Severity.NONE);
            assertThat(pack.entries()).extracting(e -> e.rule().kind()).containsAll(OrdinaryLoad.KINDS);
            assertThat(pack.signs()).extracting(Sign::kind).isSubsetOf(OrdinaryLoad.KINDS);
            assertThat(pack.signs()).extracting(Sign::tier).containsOnly(Severity.NONE);
        }
    }

    @Test
    void noRuleHasTheNameOfOneOfTheCrisisPacks() {
        List<String> crisis = PackLoader.builtIn().stream()
                .flatMap(pack -> pack.entries().stream())
                .map(e -> e.rule().id())
                .toList();
        assertThat(entries().map(e -> e.rule().id())).doesNotContainAnyElementsOf(crisis);
    }

    @Test
    void theFileInTheJarIsWhatThePacksGiveToday() throws IOException {
        assertThat(Resources.toByteArray(Resources.getResource(LexiconFile.EVERYDAY)))
                .isEqualTo(LexiconFile.bytes(LexiconBuilder.build(PACKS)));
    }

    @Test
    void signsAreAddedUpWithoutATier() {
        String signs = """
                kind: scam
                signs:
                  - {id: money, points: 2, means: "money", phrase: ["send money"]}
                  - {id: haste, points: 2, means: "haste", phrase: ["at once"]}
                """;

        List<Finding> found = small("", signs).read("Please send money at once.", Format.PLAIN);

        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(new FlagKind("scam"));
            assertThat(finding.severity()).isEqualTo(Severity.NONE);
            assertThat(finding.rule()).isEqualTo("xx/signs-scam");
            assertThat(finding.reading().support()).containsExactly("money", "haste");
        });
        assertThat(small("", signs).read("Please send money.", Format.PLAIN)).isEmpty();
    }

    @Test
    void whatIsDeniedOrQuotedIsNotFound() {
        CrisisReader small = small("context: {negation: [\"not\"]}\n", ENTRIES);

        assertThat(small.read("Green drops!", Format.PLAIN)).hasSize(1);
        assertThat(small.read("This is not green drops.", Format.PLAIN)).isEmpty();
        assertThat(small.read("> green drops\n\nPlease stop.", Format.MARKDOWN)).isEmpty();
    }

    @Test
    void twoKindsOnTheSameWordsAreBothFound() {
        Map<String, String> files = Map.of(
                "xx/pack.yaml",
                "language: xx\nfiles: [a.yaml, b.yaml]\n",
                "xx/a.yaml",
                ENTRIES,
                "xx/b.yaml",
                ENTRIES.replace("kind: scam", "kind: spam")
                        .replace("xx/one", "xx/two")
                        .replace("phrase: [\"green drops\"]", "phrase: [\"buy green drops\"]"));
        CrisisReader both = CrisisReader.everyday(List.of(PackLoader.load("xx", files::get)));

        assertThat(both.read("buy green drops", Format.PLAIN))
                .extracting(Finding::rule)
                .containsExactlyInAnyOrder("xx/one", "xx/two");
    }

    @Test
    void anEverydayKindWithATierIsRefused() {
        assertThatExceptionOfType(PackException.class)
                .isThrownBy(() -> small("", ENTRIES.replace("tier: none", "tier: plan")))
                .withMessageContaining("write tier: none");
    }
}
