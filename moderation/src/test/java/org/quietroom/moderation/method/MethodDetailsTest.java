package org.quietroom.moderation.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietroom.core.message.Format;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Role;
import org.quietroom.moderation.text.Range;

class MethodDetailsTest {
    private static final List<String> LANGUAGES = List.of("en", "de", "es", "fr");

    /** A text with what is found in square brackets. */
    private static String marked(String text, List<Range> ranges) {
        StringBuilder marked = new StringBuilder();
        int at = 0;
        for (Range range : ranges) {
            marked.append(text, at, range.start())
                    .append('[')
                    .append(text, range.start(), range.end())
                    .append(']');
            at = range.end();
        }
        return marked.append(text, at, text.length()).toString();
    }

    private static String found(String text) {
        return marked(
                text, MethodDetails.in(List.of(Part.body(text)), Locale.ENGLISH).get(0));
    }

    @TestFactory
    Stream<DynamicTest> everyExampleOfEveryFile() {
        return LANGUAGES.stream()
                .flatMap(language -> MethodWords.data(language).examples().stream()
                        .map(example -> DynamicTest.dynamicTest(example, () -> {
                            String text = example.replace("[", "").replace("]", "");
                            assertThat(marked(text, MethodDetails.in(Part.body(text), Set.of(language))))
                                    .isEqualTo(example);
                        })));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "es", "fr"})
    void aFileSaysWhereItComesFromAndNothingInItTwice(String language) {
        MethodWords.Data data = MethodWords.data(language);
        assertThat(data.source()).isNotBlank();
        assertThat(data.details()).doesNotHaveDuplicates().hasSizeGreaterThan(100);
        assertThat(data.phrases().toList()).doesNotHaveDuplicates();
    }

    @Test
    void aTextThatSpeaksOfNoHarmStaysAsItIs() {
        String text = "I take two tablets of tamoxifen with breakfast and walk over the bridge to the clinic.";
        assertThat(found(text)).isEqualTo(text);
    }

    @Test
    void inATextThatSpeaksOfItWhatIsDoneAndWhenStaysReadable() {
        assertThat(found("I want to kill myself tonight. I have thirty of my sleeping tablets, then the bridge."))
                .isEqualTo("I want to kill myself tonight. I have [thirty of my sleeping tablets], then the [bridge].");
    }

    @Test
    void allTextsOfACaseAreLookedAtIfOneSpeaksOfIt() {
        List<List<Range>> found = MethodDetails.in(
                List.of(Part.body("I want to kill myself tonight."), Part.body("The rope is ready.")), Locale.ENGLISH);
        assertThat(found.get(0)).isEmpty();
        assertThat(found.get(1)).containsExactly(new Range(4, 8));
    }

    @Test
    void theLanguageOfTheTextCountsBesideThatOfItsRoom() {
        assertThat(found("Ich will mich heute Nacht umbringen, das Gift steht hier."))
                .isEqualTo("Ich will mich heute Nacht umbringen, das [Gift] steht hier.");
        assertThat(found("I want to kill myself tonight. Thank you for the gift."))
                .as("a German word in an English text")
                .doesNotContain("[");
    }

    @Test
    void inHtmlTheTagsBetweenAreCoveredToo() {
        String text = "<p>I want to kill myself tonight.</p><p>I have <b>forty</b> <i>pills</i> here.</p>";
        List<Range> found = MethodDetails.in(List.of(new Part(Role.BODY, Format.HTML, text)), Locale.ENGLISH)
                .get(0);
        assertThat(marked(text, found)).contains("<b>[forty</b> <i>pills]</i> here");
    }

    @Test
    void whatIsSpelledToGetPastAListIsFound() {
        assertThat(found("I want to kill myself tonight with p1lls and a r o p e."))
                .isEqualTo("I want to kill myself tonight with [p1lls and a r o p e].");
    }

    @Test
    void aFloodIsFoundToItsEnd() {
        String text = "I want to kill myself tonight. " + "I hide pills. ".repeat(500);
        assertThat(MethodDetails.in(List.of(Part.body(text)), Locale.ENGLISH).get(0))
                .hasSize(500);
    }
}
