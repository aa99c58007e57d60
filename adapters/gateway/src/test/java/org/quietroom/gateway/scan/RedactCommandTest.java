package org.quietroom.gateway.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RedactCommandTest {
    private static ScanRunner.Result run(String input, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        int code = new CommandLine(new RedactCommand(
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out, Duration.ofSeconds(20)))
                .setErr(new PrintWriter(err))
                .execute(args);
        return new ScanRunner.Result(
                code,
                out.toString(StandardCharsets.UTF_8).lines().toList(),
                err.toString().lines().toList());
    }

    @Test
    void writesTheRedactedTextAndWhereItWas() throws Exception {
        var result = run("{\"id\":\"a\",\"text\":\"mail ann@example.org\",\"region\":\"GB\"}\n");
        assertThat(result.code()).isZero();
        assertThat(result.json(0))
                .isEqualTo(ScanRunner.JSON.readTree(
                        "{\"id\":\"a\",\"text\":\"mail [email]\",\"spans\":[{\"type\":\"EMAIL\","
                                + "\"start\":5,\"end\":20,\"replacement\":\"[email]\"}]}"));
    }

    @Test
    void aBadLineIsNamedAndTheRestGoesOn() {
        var result = run("{\"id\":1,\"text\":\"fine\"}\nno json\n\n{\"id\":2}\n{\"id\":3,\"text\":\"good\"}\n");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out())
                .containsExactly(
                        "{\"id\":1,\"text\":\"fine\",\"spans\":[]}", "{\"id\":3,\"text\":\"good\",\"spans\":[]}");
        assertThat(result.err()).containsExactly("line 2: not valid JSON", "line 4: text is missing");
    }

    @Test
    void aTextThatIsTooLongKeepsItsPlace() {
        var result = run("{\"id\":1,\"text\":\"123456\"}\n{\"id\":2,\"text\":\"ok\"}\n", "--max-length", "5");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out())
                .containsExactly(
                        "{\"id\":1,\"error\":\"text is longer than 5 UTF-16 units\"}",
                        "{\"id\":2,\"text\":\"ok\",\"spans\":[]}");
    }

    @Test
    void whatIsNoLanguageOrCountryTellsNothing() {
        var result = run(
                "{\"id\":1,\"text\":\"ok\",\"lang\":7,\"region\":[\"x\"]}\n{\"id\":2,\"text\":\"ok\",\"region\":\"Mars\"}\n");
        assertThat(result.code()).isZero();
        assertThat(result.out()).hasSize(2);
    }

    @Test
    void filesAreReadInOrder(@TempDir Path folder) throws IOException {
        Path one = Files.writeString(folder.resolve("one"), "{\"id\":1,\"text\":\"a\"}\n");
        Path two = Files.writeString(folder.resolve("two"), "{\"id\":2,\"text\":\"b\"}");
        assertThat(run("", two.toString(), one.toString()).out())
                .containsExactly("{\"id\":2,\"text\":\"b\",\"spans\":[]}", "{\"id\":1,\"text\":\"a\",\"spans\":[]}");
    }

    @Test
    void aMissingFileIsAFaultOfTheCommandLine() {
        var result = run("", "/nowhere/posts.jsonl");
        assertThat(result.code()).isEqualTo(2);
        assertThat(String.join(" ", result.err())).contains("Nothing was redacted");
    }
}
