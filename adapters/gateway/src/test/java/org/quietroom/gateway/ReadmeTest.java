package org.quietroom.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README shows is what the tests run. */
class ReadmeTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();
    private static final Pattern EXAMPLE =
            Pattern.compile("<!-- source: (\\S+) -->\\n```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)");

    @Test
    void everyExampleIsTheMarkedPartOfATest() throws IOException {
        List<MatchResult> examples =
                EXAMPLE.matcher(readme()).results().map(r -> r).toList();
        assertThat(examples).as("examples in the README").hasSizeGreaterThanOrEqualTo(2);
        for (MatchResult example : examples) {
            assertThat(example.group(2)).as(example.group(1)).isEqualTo(marked(ROOT.resolve(example.group(1))));
        }
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> links =
                LINK.matcher(readme()).results().map(r -> r.group(1)).toList();
        assertThat(links)
                .isNotEmpty()
                .allSatisfy(link -> assertThat(ROOT.resolve(link)).exists());
    }

    /** The lines between {@code // example:start} and {@code // example:end}, moved to the left margin. */
    private static String marked(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        int start = indexOf(lines, "// example:start");
        int end = indexOf(lines, "// example:end");
        return String.join("\n", lines.subList(start + 1, end)).stripIndent().strip() + "\n";
    }

    private static int indexOf(List<String> lines, String marker) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(marker)) {
                return i;
            }
        }
        throw new AssertionError("no line " + marker);
    }

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }
}
