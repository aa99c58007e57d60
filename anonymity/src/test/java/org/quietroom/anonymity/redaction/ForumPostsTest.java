package org.quietroom.anonymity.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.quietroom.core.message.Format;

/** Posts of our own in {@code forum-posts.txt}: what is marked is found with its type and its ends, and nothing else is. */
class ForumPostsTest {
    private static final Pattern MARK = Pattern.compile("\\{([A-Z]+):([^}]*)}");

    static Stream<String> posts() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ForumPostsTest.class.getResourceAsStream("forum-posts.txt")),
                StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.isEmpty() && !line.startsWith("#")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("posts")
    void whatIsMarkedIsFound(String line) {
        StringBuilder text = new StringBuilder();
        List<String> expected = new ArrayList<>();
        Matcher mark = MARK.matcher(line.replace('¶', '\n'));
        while (mark.find()) {
            mark.appendReplacement(text, "");
            int start = text.length();
            text.append(mark.group(2));
            expected.add(mark.group(1) + " " + start + "-" + text.length());
        }
        mark.appendTail(text);
        List<String> found =
                StructuredTest.REDACTOR.redact(text.toString(), Format.PLAIN, null, List.of()).findings().stream()
                        .map(finding -> finding.type() + " " + finding.start() + "-" + finding.end())
                        .toList();
        assertThat(found).isEqualTo(expected);
    }
}
