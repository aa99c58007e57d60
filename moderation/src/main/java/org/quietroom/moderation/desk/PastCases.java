package org.quietroom.moderation.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.message.Part;
import org.quietroom.core.verdict.Flag;
import org.quietroom.moderation.calibration.Replay;
import org.quietroom.moderation.crisis.CrisisReader;
import org.quietroom.moderation.rules.OwnRule;
import org.quietroom.moderation.rules.OwnRulesGuardProvider;
import org.quietroom.moderation.rules.RuleSet;

/**
 * Reads the messages of all stored cases again: what a changed pack or rule would have made of them. Nothing is changed and
 * no word leaves; the time is that of opening and reading each case. Limit: messages that opened no case are not kept, so
 * what a change would newly find among them is not seen here. Blocking; safe for many threads.
 */
public final class PastCases {
    private static final int PAGE = 200;

    private final Ground ground;

    PastCases(Ground ground) {
        this.ground = ground;
    }

    /** Compares two readers; a change is named by its case. A message counts by its most urgent words in any part. */
    public Replay replay(CrisisReader before, CrisisReader after) {
        Replay replay = new Replay(before, after);
        each(past ->
                replay.add(past.row.id().value(), past.evidence.submission().parts()));
        return replay;
    }

    /** What one rule finds, whether it is live or not. */
    public RuleReplay replay(String id, OwnRule rule) {
        RuleSet alone = RuleSet.of(List.of(new RuleSet.Named(id, rule)));
        String name = OwnRulesGuardProvider.PREFIX + id;
        Instant now = ground.now();
        List<CaseId> known = new ArrayList<>();
        List<CaseId> gained = new ArrayList<>();
        List<CaseId> lost = new ArrayList<>();
        Instant[] oldest = {now};
        int[] cases = {0};
        each(past -> {
            cases[0]++;
            oldest[0] = past.row.openedAt().isBefore(oldest[0]) ? past.row.openedAt() : oldest[0];
            List<Flag> others = past.evidence.flags().stream()
                    .filter(flag -> !flag.rule().equals(name))
                    .toList();
            if (finds(alone, past)) {
                boolean flagged = others.stream().anyMatch(flag -> flag.kind().equals(rule.kind()));
                (flagged ? known : gained).add(past.row.id());
            }
            boolean here = others.size() < past.evidence.flags().size();
            if (here && past.evidence.reason() == null && others.stream().noneMatch(Flag::needsLook)) {
                lost.add(past.row.id());
            }
        });
        double days = Math.max(1, Duration.between(oldest[0], now).toMinutes() / (24 * 60.0));
        return new RuleReplay(cases[0], days, known, gained, lost);
    }

    private boolean finds(RuleSet rules, Past past) {
        Locale said = past.evidence.submission().language();
        Locale language = said == null ? ground.place(past.row).language() : said;
        for (Part part : past.evidence.submission().parts()) {
            if (!rules.find(part.text(), part.format(), language.getLanguage()).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private void each(Consumer<Past> reader) {
        String after = "";
        List<CaseRow> page = page(after);
        while (!page.isEmpty()) {
            for (CaseRow row : page) {
                after = row.id().value();
                if (row.state().whereabouts() != Whereabouts.EXPIRED) {
                    open(row, reader);
                }
            }
            page = page(after);
        }
    }

    private void open(CaseRow row, Consumer<Past> reader) {
        Evidence evidence;
        try {
            evidence = ground.store().read(handle -> ground.evidence(handle, row.id()));
        } catch (NoSuchCaseException e) {
            return; // it ended meanwhile
        }
        if (!evidence.erased()) {
            reader.accept(new Past(row, evidence));
        }
    }

    private List<CaseRow> page(String after) {
        return ground.store().read(handle -> CaseRow.all(handle, "WHERE id > :value ORDER BY id LIMIT " + PAGE, after));
    }

    private record Past(CaseRow row, Evidence evidence) {}
}
