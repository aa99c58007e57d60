package org.quietroom.gateway.console;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.verdict.Severity;
import org.quietroom.gateway.console.ShadowView.Day;
import org.quietroom.gateway.console.ShadowView.Fit;
import org.quietroom.gateway.console.ShadowView.Flagged;
import org.quietroom.gateway.console.ShadowView.Tier;
import org.quietroom.gateway.console.signin.Role;
import org.quietroom.moderation.calibration.Calibration;
import org.quietroom.moderation.calibration.Drift;
import org.quietroom.moderation.calibration.Traffic;
import org.quietroom.moderation.crisis.Budget;
import org.quietroom.moderation.desk.Desk;
import org.quietroom.moderation.desk.Urgency;
import org.quietroom.moderation.desk.Whereabouts;

/** How much is flagged beside what can be read, and what shadow mode would have flagged. It shows numbers and rows, no words. */
final class ShadowPages {
    private static final int MOST = 200;
    private static final int WEEK = 7;
    private static final int MONTH = 30;
    private static final int FEW = 1_000;
    private static final double MOST_A_DAY = 10_000;
    private static final List<Severity> TIERS = Stream.of(Severity.values())
            .filter(Severity::crisis)
            .sorted(Comparator.reverseOrder())
            .toList();

    private final Shell shell;
    private final Desk desk;
    private final Surroundings surroundings;

    ShadowPages(Shell shell, Desk desk, Surroundings surroundings) {
        this.shell = shell;
        this.desk = desk;
        this.surroundings = surroundings;
    }

    void open(Door door) {
        door.get("/desk/shadow", Role.LEAD, this::shadow);
    }

    private void shadow(Visit visit) {
        Look look = Look.of(visit);
        List<RowView> rows = desk.queue().open().stream()
                .filter(row -> row.whereabouts() == Whereabouts.SHADOW)
                .limit(MOST)
                .map(row -> Rows.view(row, look))
                .toList();
        String tried = visit.query("budget");
        Optional<Budget> wanted = wanted(tried);
        String mistake = tried.isEmpty() || wanted.isPresent() ? null : look.t().of("shadow-page.wrong");
        shell.show(
                visit,
                mistake == null ? 200 : 422,
                "shadow",
                shell.page(visit, "shadow"),
                "rows",
                rows,
                "any",
                surroundings.hosts().stream().anyMatch(HostView::shadow),
                "between",
                Drift.DAYS_BETWEEN_FALSE_ALARMS,
                "view",
                view(look, tried, mistake, wanted.orElse(null)));
    }

    private static Optional<Budget> wanted(String text) {
        return Budget.read(text.replace(',', '.') + "/day").filter(budget -> budget.perDay() <= MOST_A_DAY);
    }

    private ShadowView view(Look look, String tried, @Nullable String mistake, @Nullable Budget wanted) {
        Texts t = look.t();
        TrafficView traffic = surroundings.traffic();
        SortedMap<LocalDate, Traffic> days = traffic.whole(LocalDate.ofInstant(look.now(), ZoneOffset.UTC));
        Traffic all = new Traffic();
        days.values().forEach(day -> day.counts().forEach(all::add));
        List<AlertView> alerts = surroundings.alerts();
        List<String> changes =
                alerts.stream().map(alert -> AlertWords.alert(alert, look)).toList();
        boolean changed = alerts.stream().anyMatch(alert -> alert.trend() != AlertView.Trend.SAME);
        if (all.posts() == 0) {
            String none = t.of("shadow-page.too-soon");
            return new ShadowView(List.of(none), null, List.of(), changes, changed, tried, mistake, null);
        }
        double perDay = (double) all.posts() / days.size();
        Budget budget = traffic.budget();
        double enough = budget == null ? Double.MAX_VALUE : budget.perDay();
        Calibration now = Calibration.of(traffic.sensitivity(), all, perDay, enough);
        String beside = t.of(
                budget == null ? "shadow-page.unsaid" : now.fits() ? "shadow-page.within" : "shadow-page.beyond",
                "all",
                often(now.total(), t),
                "budget",
                budget == null ? "" : often(budget.perDay(), t));
        return new ShadowView(
                facts(all, days, perDay, look),
                new Flagged(tiers(now, t), beside, !now.fits()),
                daily(days, traffic, look),
                changes,
                changed,
                tried,
                mistake,
                wanted == null ? null : fit(all, perDay, wanted, t));
    }

    private static List<String> facts(Traffic all, SortedMap<LocalDate, Traffic> days, double perDay, Look look) {
        Texts t = look.t();
        List<String> facts = new ArrayList<>();
        facts.add(t.of(
                "shadow-page.read", "posts", all.posts(), "days", days.size(), "since", date(days.firstKey(), look)));
        facts.add(t.of("shadow-page.a-day", "n", perDay));
        if (all.posts() < FEW) {
            facts.add(t.of("shadow-page.few"));
        }
        return facts;
    }

    private static List<Tier> tiers(Calibration calibration, Texts t) {
        return TIERS.stream()
                .map(tier -> new Tier(
                        RowView.icon(Urgency.of(tier)),
                        t.of("urgency." + Urgency.of(tier).name()),
                        often(calibration.perDay().getOrDefault(tier, 0.0), t),
                        t.of("shadow-page.from.n" + calibration.sensitivity().from(tier))))
                .toList();
    }

    private static List<Day> daily(SortedMap<LocalDate, Traffic> days, TrafficView traffic, Look look) {
        List<Day> lines = new ArrayList<>();
        days.forEach((date, day) -> {
            Map<Severity, Long> flagged = day.flagged(traffic.sensitivity());
            lines.add(
                    0,
                    new Day(
                            date(date, look),
                            date.toString(),
                            day.posts(),
                            TIERS.stream()
                                    .map(tier -> flagged.getOrDefault(tier, 0L))
                                    .toList()));
        });
        return lines;
    }

    private static Fit fit(Traffic all, double perDay, Budget wanted, Texts t) {
        Calibration fit = Calibration.fit(all, perDay, wanted.perDay());
        String sentence = t.of(fit.fits() ? "shadow-page.fits" : "shadow-page.certain", "all", often(fit.total(), t));
        List<String> lines = new ArrayList<>(List.of("guards:", "  quietroom.crisis:"));
        fit.settings(wanted).forEach((name, value) -> lines.add("    " + name + ": " + value));
        return new Fit(
                t.of("shadow-page.with", "n", wanted.perDay()),
                new Flagged(tiers(fit, t), sentence, !fit.fits()),
                lines);
    }

    /** A number of posts in the time in which it is one or more. */
    private static String often(double perDay, Texts t) {
        if (perDay == 0) {
            return t.of("shadow-page.often.none");
        }
        if (perDay >= 1) {
            return t.of("shadow-page.often.day", "n", perDay);
        }
        return perDay * WEEK >= 1
                ? t.of("shadow-page.often.week", "n", perDay * WEEK)
                : t.of("shadow-page.often.month", "n", perDay * MONTH);
    }

    private static String date(LocalDate date, Look look) {
        return date.format(DateTimeFormatter.ofPattern(
                look.t().of("shadow-page.date"), look.t().locale()));
    }
}
