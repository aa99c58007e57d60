package org.quietroom.gateway.scan;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.verdict.Severity;
import org.quietroom.gateway.cli.ExitCode;
import org.quietroom.moderation.crisis.CrisisReader;
import org.quietroom.moderation.evaluation.Evaluation;
import org.quietroom.moderation.evaluation.Interval;
import org.quietroom.moderation.evaluation.Score;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quietroom evaluate}: precision and recall on labelled texts. */
@Command(
        name = "evaluate",
        description = {
            "Measures what is flagged against labels: precision, recall and F1 with 95 %% intervals (Wilson).",
            "",
            "FILE has tab-separated columns named in its first line: text, severity (none, passive, ideation, plan,"
                    + " imminent), and if you like lang and category."
        })
public final class EvaluateCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The labelled texts.")
    private Path file = Path.of(".");

    @Option(
            names = "--misses",
            description =
                    "Also writes every text on which flag and label differ. They may be somebody's worst day: mind who"
                            + " reads your screen.")
    private boolean misses;

    @Override
    public Integer call() {
        var line = requireNonNull(spec, "spec").commandLine();
        PrintWriter out = line.getOut();
        String fault = Inputs.fault(file);
        if (fault != null) {
            throw new ParameterException(line, fault);
        }
        Evaluation evaluation = new Evaluation(CrisisReader.standard());
        boolean bad;
        try (BufferedReader in = Files.newBufferedReader(file)) {
            bad = read(in, evaluation, out, line.getErr());
        } catch (CharacterCodingException e) {
            throw new ParameterException(line, file + " is not valid UTF-8.");
        } catch (IOException e) {
            throw new ParameterException(
                    line, "Cannot read " + file + " (" + e.getClass().getSimpleName() + ").");
        }
        print(out, "all", evaluation.all());
        evaluation.groups().forEach((name, score) -> print(out, name, score));
        out.flush();
        return bad ? ExitCode.BAD_INPUT : ExitCode.FINE;
    }

    /** Whether a line was bad. */
    private boolean read(BufferedReader in, Evaluation evaluation, PrintWriter out, PrintWriter err)
            throws IOException {
        String head = in.readLine();
        List<String> columns = head == null ? List.of() : Arrays.asList(head.split("\t", -1));
        int text = columns.indexOf("text");
        int severity = columns.indexOf("severity");
        if (text < 0 || severity < 0) {
            throw new ParameterException(
                    requireNonNull(spec, "spec").commandLine(),
                    "The first line of " + file + " must name the columns, 'text' and 'severity' among them.");
        }
        boolean bad = false;
        int number = 1;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            String[] cells = line.split("\t", -1);
            Severity label = cells.length == columns.size() ? severity(cells[severity]) : null;
            if (label == null) {
                err.println("line " + number + ": "
                        + (cells.length == columns.size()
                                ? "the severity is not known; write none, passive, ideation, plan or imminent"
                                : "not " + columns.size() + " columns"));
                bad = true;
                continue;
            }
            Evaluation.Labelled labelled = new Evaluation.Labelled(
                    cells[text], cell(cells, columns.indexOf("lang")), label, cell(cells, columns.indexOf("category")));
            Severity found = evaluation.add(labelled);
            if (misses && found.crisis() != label.crisis()) {
                out.println((label.crisis() ? "missed " : "false alarm ") + "line " + number + ": " + cells[text]);
            }
        }
        err.flush();
        return bad;
    }

    private static String cell(String[] cells, int column) {
        return column < 0 || cells[column].isBlank() ? "-" : cells[column];
    }

    private static @Nullable Severity severity(String name) {
        return Arrays.stream(Severity.values())
                .filter(each -> each.name().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElse(null);
    }

    private static void print(PrintWriter out, String name, Score score) {
        out.printf(
                Locale.ROOT,
                "%-36s %5d texts   recall %s   precision %s   F1 %s   false alarms %s%n",
                name,
                score.texts(),
                shown(score.recall()),
                shown(score.precision()),
                shown(score.f1()),
                shown(score.alarmRate()));
    }

    private static String shown(Interval interval) {
        return Double.isNaN(interval.value())
                ? "-                "
                : String.format(Locale.ROOT, "%.3f (%.3f-%.3f)", interval.value(), interval.low(), interval.high());
    }
}
