package org.quietroom.gateway.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.gateway.cli.RefusedException;
import org.quietroom.gateway.run.TestGateway;
import picocli.CommandLine;

/** What calibrate, evaluate and replay say, write and refuse. */
class TuningCommandsTest {
    private static final String POSTS = """
            {"id":"a","text":"The soup was good."}
            {"id":"b","text":"I want to kill myself."}
            no json
            {"id":"c","text":"We are on the reef."}
            """;
    private static final String PACK = "language: xx\nfiles: [entries.yaml]\n";
    private static final String ENTRIES = """
            kind: suicide
            entries:
              - id: xx/reef
                phrase: ["on the reef"]
                tier: plan
                subject: author
                time: now
                source: "a test"
                matches: ["on the reef"]
                passes: ["off the reef"]
            """;

    @TempDir
    Path folder;

    private record Result(int code, String out, String err) {}

    private static Result run(Object command, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler((e, line, parsed) -> {
                    if (e instanceof RefusedException) {
                        line.getErr().println(e.getMessage());
                        return 1;
                    }
                    throw e;
                })
                .execute(args);
        return new Result(code, out.toString(), err.toString());
    }

    private static InputStream posts() {
        return new ByteArrayInputStream(POSTS.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void calibrateSaysWhatToExpectAndNamesABadLine() {
        Result result = run(new CalibrateCommand(posts()), "--budget", "8/day", "--posts", "300/day");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("line 3: not valid JSON");
        assertThat(result.out())
                .contains("3 posts counted")
                .containsPattern("ideation +100\\.00 +from strength 6")
                .contains("More people are needed")
                .contains("Nothing was written");
    }

    @Test
    void calibrateWritesItsSettingsAndKeepsTheRestOfTheFile() throws IOException {
        Path config = folder.resolve("quietroom.yaml");
        String before = """
                # ours
                store: {url: "jdbc:sqlite:x"}
                guards:
                  quietroom.html:
                    image-proxy: ""   # none
                  quietroom.crisis:
                    enabled: true
                    plan-from: 6
                console: {port: 8080}
                """;
        Files.writeString(config, before);

        Result result =
                run(new CalibrateCommand(posts()), "--budget", "8/day", "--posts", "3/day", "-c", config.toString());

        assertThat(result.out()).contains("Written to");
        assertThat(Files.readAllLines(config))
                .containsExactly(
                        "# ours",
                        "store: {url: \"jdbc:sqlite:x\"}",
                        "guards:",
                        "  quietroom.html:",
                        "    image-proxy: \"\"   # none",
                        "  quietroom.crisis:",
                        "    budget: 8/day",
                        "    passive-from: 4",
                        "    ideation-from: 4",
                        "    plan-from: 4",
                        "    imminent-from: 4",
                        "    passive-expected: 0 of 3",
                        "    ideation-expected: 1 of 3",
                        "    plan-expected: 0 of 3",
                        "    imminent-expected: 0 of 3",
                        "    enabled: true",
                        "console: {port: 8080}");
        assertThat(Files.readString(folder.resolve("quietroom.yaml.before"))).isEqualTo(before);
    }

    @Test
    void calibrateRefusesAFileItCannotChangeLineByLine() throws IOException {
        Path config = Files.writeString(folder.resolve("quietroom.yaml"), "guards: {quietroom.html: {}}\n");

        Result result =
                run(new CalibrateCommand(posts()), "--budget", "8/day", "--posts", "3/day", "-c", config.toString());

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("Write it as a block").contains("nothing was changed");
        assertThat(Files.readString(config)).isEqualTo("guards: {quietroom.html: {}}\n");
    }

    @Test
    void aBudgetIsANumberInATime() {
        assertThat(run(new CalibrateCommand(posts()), "--budget", "many", "--posts", "3/day")
                        .code())
                .isEqualTo(2);
        assertThat(run(new CalibrateCommand(posts()), "--budget", "14/week", "--posts", "0/day")
                        .err())
                .contains("--posts must be above 0");
    }

    @Test
    void replayReadsStoredCases() throws Exception {
        try (TestGateway gateway = TestGateway.start(folder, "")) {
            gateway.post("m1", "jane", "I want to kill myself.");
            gateway.post("m2", "jane", "I want to die. We are on the reef.");
        }
        Path config = Files.writeString(folder.resolve("quietroom.yaml"), "data: data\n");
        Path packs = Files.createDirectories(folder.resolve("packs/xx"));
        Files.writeString(folder.resolve("packs/index.yaml"), "packs: [xx]");
        Files.writeString(packs.resolve("pack.yaml"), PACK);
        Files.writeString(packs.resolve("entries.yaml"), ENTRIES);

        Result result = run(
                new ReplayCommand(posts()),
                "--cases",
                "--ids",
                "--packs",
                folder.resolve("packs").toString(),
                "-c",
                config.toString());

        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .contains("2 stored cases: 2 flagged today, 1 with these packs; 0 gained, 1 lost")
                .containsPattern("lost ideation none [0-9A-Z]{2}-[0-9A-Z]{3}");
        assertThat(run(new ReplayCommand(posts()), "--cases", "--packs", "x", "a.jsonl")
                        .err())
                .contains("give it no files");
    }

    @Test
    void replayNamesWhatIsGainedAndLost() throws IOException {
        Files.createDirectories(folder.resolve("xx"));
        Files.writeString(folder.resolve("index.yaml"), "packs: [xx]");
        Files.writeString(folder.resolve("xx/pack.yaml"), PACK);
        Files.writeString(folder.resolve("xx/entries.yaml"), ENTRIES);

        Result result = run(new ReplayCommand(posts()), "--packs", folder.toString(), "--ids");

        assertThat(result.out())
                .contains("3 posts: 1 flagged today, 1 with these packs; 1 gained, 1 lost, 0 in another tier.")
                .contains("lost ideation none \"b\"")
                .contains("gained none plan \"c\"");
    }

    @Test
    void replaySaysWhatIsWrongWithAPack() throws IOException {
        Files.createDirectories(folder.resolve("xx"));
        Files.writeString(folder.resolve("index.yaml"), "packs: [xx]");
        Files.writeString(folder.resolve("xx/pack.yaml"), PACK);

        assertThat(run(new ReplayCommand(posts()), "--packs", folder.toString()).err())
                .contains("Cannot read xx/entries.yaml");
        Files.writeString(folder.resolve("xx/entries.yaml"), ENTRIES.replace("tier: plan", "tier: soon"));
        assertThat(run(new ReplayCommand(posts()), "--packs", folder.toString()).err())
                .contains("entry xx/reef");
    }

    @Test
    void evaluateSaysWhyAFileCannotBeRead() {
        assertThat(run(new EvaluateCommand(), folder.toString()).err()).contains("it is a folder");
        assertThat(run(new EvaluateCommand(), folder.resolve("none.tsv").toString())
                        .err())
                .contains("there is no such file, or it may not be read");
    }

    @Test
    void evaluateMeasuresAndShowsMissesOnlyOnRequest() throws IOException {
        Path labelled = Files.writeString(folder.resolve("labelled.tsv"), """
                text\tseverity\tlang
                I want to kill myself.\tideation\ten
                The soup was good.\tnone\ten
                The soup was cold.\tpassive\ten
                a line without cells
                Soup.\tsoon\ten
                """);

        Result result = run(new EvaluateCommand(), labelled.toString());

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("line 5: not 3 columns").contains("line 6: the severity is not known");
        assertThat(result.out())
                .containsPattern("all +3 texts +recall 0\\.500 .* precision 1\\.000")
                .doesNotContain("soup");
        assertThat(run(new EvaluateCommand(), labelled.toString(), "--misses").out())
                .contains("missed line 4: The soup was cold.")
                .doesNotContain("kill");
        assertThat(run(new EvaluateCommand(), folder.resolve("none").toString()).code())
                .isEqualTo(2);
    }
}
