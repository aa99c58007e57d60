package org.quietroom.gateway.scan;

import com.google.common.base.Suppliers;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Role;
import org.quietroom.core.verdict.Severity;
import org.quietroom.gateway.cli.ExitCode;
import org.quietroom.moderation.calibration.Calibration;
import org.quietroom.moderation.calibration.Strengths;
import org.quietroom.moderation.calibration.Traffic;
import org.quietroom.moderation.crisis.Budget;
import org.quietroom.moderation.crisis.CrisisReader;
import org.quietroom.moderation.crisis.Sensitivity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code quietroom calibrate}: fits what is flagged to what a community can read, on its own posts. */
@Command(
        name = "calibrate",
        description = {
            "Fits how much is flagged to what you can read, on your own posts; no labels are needed.",
            "",
            "Words that are certain by themselves are always flagged. Signs that say something only together give way,"
                    + " the least urgent first.",
            "'serve' compares what it flags with what was counted here, and says so if that changes.",
            "With --config the result is written there, for 'serve' to use; without it, it is only shown."
        })
public final class CalibrateCommand extends PostReader {
    private final Supplier<CrisisReader> reader = Suppliers.memoize(CrisisReader::standard);
    private final Traffic traffic = new Traffic();

    @Option(
            names = "--budget",
            required = true,
            paramLabel = "N/day",
            converter = BudgetConverter.class,
            description = "How many flagged posts you can read, such as 8/day or 20/week.")
    private Budget budget = new Budget(0);

    @Option(
            names = "--posts",
            required = true,
            paramLabel = "N/day",
            converter = BudgetConverter.class,
            description = "How many posts your community writes, such as 500/day or 3000/week.")
    private Budget posts = new Budget(0);

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description =
                    "The configuration file into which the result is written; what was there is kept in FILE.before.")
    private @Nullable Path config;

    /** Reads standard input. */
    public CalibrateCommand() {
        this(System.in);
    }

    CalibrateCommand(InputStream input) {
        super(input);
    }

    @Override
    void begin() {
        if (posts.perDay() == 0) {
            throw wrong("--posts must be above 0");
        }
    }

    @Override
    void take(Post post) {
        traffic.add(Strengths.of(reader.get(), List.of(new Part(Role.BODY, post.format(), post.text()))));
    }

    @Override
    int end(PrintWriter out) {
        if (traffic.posts() == 0) {
            throw wrong("There was no post to count. Give a file of JSON lines, or pipe them in.");
        }
        Calibration fit = Calibration.fit(traffic, posts.perDay(), budget.perDay());
        Sensitivity sensitivity = fit.sensitivity();
        out.printf(Locale.ROOT, "%,d posts counted. Flagged a day, as far as they tell:%n", traffic.posts());
        for (Severity tier : Severity.values()) {
            if (tier.crisis()) {
                out.printf(
                        Locale.ROOT,
                        "  %-9s %6.2f   from strength %d%n",
                        tier.name().toLowerCase(Locale.ROOT),
                        fit.perDay().getOrDefault(tier, 0.0),
                        sensitivity.from(tier));
            }
        }
        out.printf(Locale.ROOT, "  %-9s %6.2f   of a budget of %.2f%n", "all", fit.total(), budget.perDay());
        if (!fit.fits()) {
            out.println(
                    "That is more than the budget, and no less is possible: words that are certain are always flagged."
                            + " More people are needed to read them.");
        }
        if (config == null) {
            out.println("Nothing was written; give --config to keep it.");
        } else {
            CrisisSettings.write(config, fit, budget);
            out.println("Written to " + config + ". It holds from the next start of 'serve'.");
        }
        return ExitCode.FINE;
    }
}
