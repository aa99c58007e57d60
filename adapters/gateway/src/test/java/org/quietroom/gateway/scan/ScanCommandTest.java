package org.quietroom.gateway.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietroom.moderation.scan.ScanResult;
import picocli.CommandLine;

/** The command's contract with whoever reads its lines. */
class ScanCommandTest {
    private static final ScanResult NOTHING = new ScanResult(List.of());

    @Test
    void aTextWithNothingInItHasExactlyTheseKeys() {
        var result = ScanRunner.run("{\"id\":\"a\",\"text\":\"Good morning\"}\n");
        assertThat(result.code()).isZero();
        assertThat(result.out()).containsExactly("{\"id\":\"a\",\"severity\":\"none\",\"alert\":false,\"flags\":[]}");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void aFlagHasExactlyTheseKeysAndItsSpanFallsOnTheWords() {
        String text = "Caf\u00e9 \uD83C\uDF3C first. Today I am ready to end it all.";
        var result = ScanRunner.run("{\"id\":7,\"text\":\"" + text + "\"}");
        JsonNode line = result.json(0);
        assertThat(line.fieldNames()).toIterable().containsExactly("id", "severity", "alert", "flags");
        assertThat(line.get("id").isInt()).isTrue();
        assertThat(line.get("alert").asBoolean()).isTrue();
        assertThat(line.get("severity").asText()).isIn("passive", "ideation", "plan", "imminent");
        JsonNode flag = line.get("flags").get(0);
        assertThat(flag.fieldNames())
                .toIterable()
                .containsExactly("kind", "severity", "start", "end", "rule", "subject", "stance");
        assertThat(text.substring(flag.get("start").asInt(), flag.get("end").asInt()))
                .contains("end it all");
        assertThat(flag.get("subject").asText()).isIn("author", "other", "unknown");
        assertThat(flag.get("stance").asText()).isIn("affirmed", "negated", "quoted", "past", "unknown");
    }

    @Test
    void everydayLoadIsShownWhenAskedFor() {
        String line = "{\"id\":1,\"text\":\"Triple your bitcoin within a week.\"}";
        assertThat(ScanRunner.run(line).json(0).get("flags")).isEmpty();
        JsonNode shown = ScanRunner.run(line, "--everyday").json(0);
        assertThat(shown.get("alert").asBoolean()).isFalse();
        assertThat(shown.get("flags").get(0).get("kind").asText()).isEqualTo("scam");
        assertThat(shown.get("flags").get(0).get("severity").asText()).isEqualTo("none");
    }

    @Test
    void loneSurrogatesCountAsOneUnitAndDoNoHarm() {
        String text = "\\uD83D\\uD83D\\uDE00 I am ready to end it all \\uDC00";
        var result = ScanRunner.run("{\"id\":\"\\uD83D\",\"text\":\"" + text + "\"}");
        assertThat(result.code()).isZero();
        assertThat(result.out().get(0)).startsWith("{\"id\":\"\\uD83D\",");
        JsonNode flag = result.json(0).get("flags").get(0);
        assertThat(flag.get("start").asInt()).isGreaterThanOrEqualTo(4);
        assertThat(flag.get("end").asInt()).isLessThanOrEqualTo(28);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"a\\u00e9\\/\"",
                "1e3",
                "-0",
                "12345678901234567890123",
                "1.50",
                "\"\"",
                "\"\u00e9\uD83D\uDE00\""
            })
    void idsComeBackAsTheyWereGiven(String id) {
        var result = ScanRunner.run("{\"text\":\"x\", \"id\" : " + id + " }");
        assertThat(result.out())
                .containsExactly("{\"id\":" + id + ",\"severity\":\"none\",\"alert\":false,\"flags\":[]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nonsense|not valid JSON",
                "[]|not a JSON object",
                "\"text\"|not a JSON object",
                "{\"id\":1}|text is missing",
                "{\"text\":\"x\"}|id is missing",
                "{}|id is missing",
                "{\"id\":null,\"text\":\"x\"}|id must be a string or a number",
                "{\"id\":true,\"text\":\"x\"}|id must be a string or a number",
                "{\"id\":[1],\"text\":\"x\"}|id must be a string or a number",
                "{\"id\":1,\"text\":5}|text must be a string",
                "{\"id\":1,\"text\":null}|text must be a string",
                "{\"id\":1,\"text\":\"x\",\"format\":\"rtf\"}|format must be \"plain\" or \"html\"",
                "{\"id\":1,\"text\":\"x\",\"format\":1}|format must be \"plain\" or \"html\"",
                "{\"id\":1,\"id\":2,\"text\":\"x\"}|a key stands twice",
                "{\"id\":1,\"text\":\"secret\",\"text\":\"x\"}|a key stands twice",
                "{\"id\":1,\"text\":\"x\"} {}|more than one JSON value",
                "{\"id\":1,\"text\":\"x\"|not valid JSON",
                "{\"id\":1,\"text\":\"x\",}|not valid JSON",
                "{\"id\":NaN,\"text\":\"x\"}|not valid JSON",
                "{\"id\":1,\"text\":\"sec\tret\"}|not valid JSON",
                "{\"id\":|not valid JSON",
            })
    void aBadLineIsNamedWithoutItsContentAndTheRestGoesOn(String bad, String why) {
        String good = "{\"id\":\"good\",\"text\":\"x\"}";
        var result = ScanRunner.run(good + "\n" + bad + "\n" + good);
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out()).hasSize(2);
        assertThat(result.err()).containsExactly("line 2: " + why);
    }

    @Test
    void unknownKeysBlankLinesMarksAndWindowsLineEndsAreTolerated() {
        var result = ScanRunner.run(
                "\uFEFF{\"id\":1,\"text\":\"x\",\"room\":5,\"lang\":null,\"format\":null,\"likes\":{\"a\":[1,{}]}}\r\n"
                        + "\r\n   \n\n{\"id\":2,\"lang\":\"de-AT\",\"text\":\"y\",\"format\":\"html\"}");
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        assertThat(result.out()).hasSize(2);
    }

    @Test
    void linesAreCountedWithTheBlankOnes() {
        assertThat(ScanRunner.run("\n\n{\n").err()).containsExactly("line 3: not valid JSON");
    }

    @Test
    void whatIsNotUtf8IsABadLine() {
        byte[] overlong = {'{', '"', 'i', 'd', '"', ':', '"', (byte) 0xC0, (byte) 0xAF, '"', '}', '\n'};
        byte[] surrogate = {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', '\n'};
        for (byte[] line : List.of(overlong, surrogate)) {
            var result = ScanRunner.run(line, null, Duration.ofSeconds(20));
            assertThat(result.code()).isEqualTo(3);
            assertThat(result.err()).containsExactly("line 1: not valid UTF-8");
        }
    }

    @Test
    void aTextOverTheLimitKeepsItsPlaceWithAnError() {
        String at = "{\"id\":1,\"text\":\"" + "x".repeat(10) + "\"}\n";
        String over = "{\"id\":\"two\",\"text\":\"" + "x".repeat(11) + "\"}\n";
        var result = ScanRunner.run(over + at, "--max-length", "10");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.json(0).fieldNames()).toIterable().containsExactly("id", "error");
        assertThat(result.json(0).get("id").asText()).isEqualTo("two");
        assertThat(result.json(1).get("severity").asText()).isEqualTo("none");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void theDefaultLimitIsAHundredThousandUnits() {
        String line = "{\"id\":1,\"text\":\"%s\"}\n";
        var result = ScanRunner.run(line.formatted("x".repeat(100_000)) + line.formatted("x".repeat(100_001)));
        assertThat(result.json(0).has("flags")).isTrue();
        assertThat(result.json(1).has("error")).isTrue();
    }

    @Test
    void anEndlessLineIsBoundedAndTheNextOneIsRead() {
        String line = "{\"id\":1,\"text\":\"" + "x".repeat(9_000_000) + "\"}\n{\"id\":2,\"text\":\"y\"}";
        var result = ScanRunner.run(line);
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).isEmpty();
        assertThat(result.json(0).fieldNames()).toIterable().containsExactly("id", "error");
        assertThat(result.json(1).get("id").asInt()).isEqualTo(2);
    }

    @Test
    void aLongLineKeepsItsIdAndWhatIsNotTooLong() {
        String escapes = "\\ud83d\\\"\u00e9\u2014".repeat(900_000);
        String line = "{\"room\":\"" + escapes + "\",\"text\":\"I want to kill myself\",\"id\":\"a\\\"b\"}\n";
        var result = ScanRunner.run(line + line.replace("I want", escapes));
        assertThat(result.err()).isEmpty();
        assertThat(result.json(0).get("alert").asBoolean()).isTrue();
        assertThat(result.json(0).get("id").asText()).isEqualTo("a\"b");
        assertThat(result.json(1).get("id").asText()).isEqualTo("a\"b");
        assertThat(result.json(1).has("error")).isTrue();
    }

    @Test
    void aLineThatIsLongWithoutStringsAndAnEndlessIdAreBad() {
        var result = ScanRunner.run("{\"id\":1,\"text\":\"x\",\"room\":[" + "1,".repeat(5_000_000)
                + "1]}\n{\"text\":\"x\",\"id\":\"" + "y".repeat(9_000_000) + "\"}");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .containsExactly("line 1: longer than 8 MB", "line 2: id is longer than 300000 characters");
    }

    @Test
    void deepNestingIsABadLine() {
        String deep = "{\"id\":1,\"text\":\"x\",\"more\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}";
        var result = ScanRunner.run(deep);
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "\uFEFF"})
    void emptyInputIsFine(String input) {
        var result = ScanRunner.run(input);
        assertThat(result.code()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEmpty();
    }

    @Test
    void filesAreReadOneAfterAnother(@TempDir Path folder) throws IOException {
        Path one = Files.writeString(folder.resolve("one.jsonl"), "{\"id\":1,\"text\":\"x\"}\n");
        Path two = Files.writeString(folder.resolve("two.jsonl"), "{\"id\":2,\"text\":\"x\"}\nbad");
        var result = ScanRunner.run("{\"id\":3,\"text\":\"x\"}", one.toString(), two.toString(), "-");
        assertThat(result.out()).hasSize(3);
        assertThat(result.json(2).get("id").asInt()).isEqualTo(3);
        assertThat(result.err()).containsExactly("line 2 of " + two + ": not valid JSON");
    }

    @Test
    void aMissingFileOrASillyLimitIsAWrongCommand(@TempDir Path folder) {
        var missing = ScanRunner.run("", folder.resolve("none").toString());
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err().get(0)).startsWith("Cannot read ");
        assertThat(ScanRunner.run("", folder.toString()).code()).isEqualTo(2);
        assertThat(ScanRunner.run("", "--max-length", "0").code()).isEqualTo(2);
        assertThat(ScanRunner.run("", "--max-length", "many").code()).isEqualTo(2);
    }

    @Test
    void aScanThatThrowsKeepsItsPlaceAndIsOurFailure() {
        LineScan.Finder broken = (text, format, language) -> {
            if (text.equals("throw")) {
                throw new IllegalStateException("planted " + text);
            }
            if (text.equals("overflow")) {
                throw new StackOverflowError();
            }
            return NOTHING;
        };
        String lines =
                "{\"id\":1,\"text\":\"throw\"}\n{\"id\":2,\"text\":\"overflow\"}\n{\"id\":3,\"text\":\"fine\"}\n[]\n";
        var result = ScanRunner.run(lines.getBytes(StandardCharsets.UTF_8), broken, Duration.ofSeconds(20));
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.json(0).has("error")).isTrue();
        assertThat(result.json(1).has("error")).isTrue();
        assertThat(result.json(2).has("flags")).isTrue();
        assertThat(result.err()).hasSize(3).noneMatch(line -> line.contains("planted"));
    }

    @Test
    void aScanThatHangsIsGivenUpAndTheRestGoesOnInOrder() {
        CountDownLatch never = new CountDownLatch(1);
        LineScan.Finder hanging = (text, format, language) -> {
            if (text.equals("hang")) {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return NOTHING;
        };
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            lines.append("{\"id\":")
                    .append(i)
                    .append(",\"text\":\"")
                    .append(i == 5 || i == 7 || i == 200 ? "hang" : "x")
                    .append("\"}\n");
        }
        var result = ScanRunner.run(lines.toString().getBytes(StandardCharsets.UTF_8), hanging, Duration.ofMillis(300));
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).hasSize(300);
        for (int i = 0; i < 300; i++) {
            assertThat(result.json(i).get("id").asInt()).isEqualTo(i);
            assertThat(result.json(i).has("error")).isEqualTo(i == 5 || i == 7 || i == 200);
        }
    }

    @Test
    void aReaderThatGoesAwayEndsTheScanWithoutAWord() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        assertThat(codeWith(closed, "Broken pipe")).isZero();
    }

    @Test
    void aFullDiskIsSaid() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        assertThat(codeWith(full, "full")).isEqualTo(1);
    }

    private static int codeWith(OutputStream out, String what) {
        StringWriter err = new StringWriter();
        var in = new ByteArrayInputStream("{\"id\":1,\"text\":\"x\"}".getBytes(StandardCharsets.UTF_8));
        int code = new CommandLine(
                        new ScanCommand(in, out, (text, format, language) -> NOTHING, Duration.ofSeconds(20)))
                .setErr(new PrintWriter(err))
                .execute();
        assertThat(err.toString().isEmpty()).as(what).isEqualTo(code == 0);
        return code;
    }
}
