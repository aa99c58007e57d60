package org.quietroom.gateway.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.Receipt;
import org.quietroom.core.verdict.Flag;
import org.quietroom.core.verdict.Reading;
import org.quietroom.core.verdict.Reason;
import org.quietroom.gateway.console.CaseView.Because;
import org.quietroom.gateway.console.CaseView.Earlier;
import org.quietroom.gateway.console.CaseView.Step;
import org.quietroom.moderation.crisis.CrisisReader;
import org.quietroom.moderation.desk.Act;
import org.quietroom.moderation.desk.CaseFile;
import org.quietroom.moderation.desk.Cover;
import org.quietroom.moderation.desk.HistoryEntry;
import org.quietroom.moderation.desk.QueueRow;
import org.quietroom.moderation.desk.Whereabouts;

/** Puts a case of the desk into words. */
final class Cases {
    private Cases() {}

    static CaseView view(CaseFile file, Look look) {
        Texts t = look.t();
        QueueRow row = file.row();
        RowView inLine = Rows.view(row, look);
        Reason reason = file.reason();
        Reason restriction = file.restriction();
        return new CaseView(
                inLine,
                Rows.what(row, t),
                taken(file, look),
                shorts(file, t),
                file.possible().contains(Act.SHOW_TEXT),
                file.erased(),
                file.possible().contains(Act.REVEAL) && !file.covered().isEmpty(),
                Badges.of(file, look),
                Offers.check(file, t),
                reasons(file, t),
                reason == null ? null : t.of("case.held-because", "reason", said(reason, t)),
                checks(file, t),
                happened(file, look),
                couldNot(file, t),
                t.of("case.author-is", "name", row.author().name(), "room", row.roomName()),
                restriction == null
                        ? t.of("case.restriction-none")
                        : t.of("case.restriction", "reason", said(restriction, t)),
                file.earlier().stream().map(earlier -> earlier(earlier, look)).toList(),
                Offers.first(file, t),
                Offers.more(file, t),
                Offers.claim(file, t),
                row.open() ? null : closed(file, t),
                asked(file, look),
                row.open() && row.takenBy() == null && row.due().isAfter(look.now())
                        ? t.of("case.if-nobody", "time", look.moment(row.due()))
                        : null);
    }

    private static String closed(CaseFile file, Texts t) {
        if (file.erased()) {
            return t.of("case.closed");
        }
        return file.row().whereabouts() == Whereabouts.EXPIRED ? t.of("case.expired") : t.of("case.closed");
    }

    private static String taken(CaseFile file, Look look) {
        QueueRow row = file.row();
        String by = row.takenBy();
        Instant at = row.takenAt();
        Texts t = look.t();
        if (by == null || at == null) {
            return t.of("case.nobody");
        }
        String when = look.moment(at);
        if (by.equals(look.person().name())) {
            String offered = file.offeredTo();
            return offered == null ? t.of("case.taken-you", "time", when) : t.of("case.offered", "name", offered);
        }
        return t.of("case.taken", "name", by, "time", when);
    }

    private static @Nullable String asked(CaseFile file, Look look) {
        String by = file.row().takenBy();
        if (by != null && look.person().name().equals(file.offeredTo())) {
            return look.t().of("case.offered-you", "name", by);
        }
        String ban = file.banAskedBy();
        return ban == null ? null : look.t().of("case.ban-asked", "name", ban);
    }

    private static List<String> shorts(CaseFile file, Texts t) {
        if (file.erased()) {
            return List.of(t.of("case.erased"));
        }
        String pictures = file.pictures().isEmpty()
                ? t.of("case.attachments", "n", file.attachments())
                : Pictures.counted(file.pictures(), t);
        return List.of(
                t.of("case.words", "n", file.words()),
                file.flaggedWhere().isEmpty()
                        ? t.of("case.flagged-none")
                        : t.of("case.flagged", "where", file.flaggedWhere()),
                pictures,
                covered(file, t));
    }

    private static String covered(CaseFile file, Texts t) {
        Map<String, Integer> kinds = new LinkedHashMap<>();
        file.covered()
                .forEach(value ->
                        kinds.merge(value.kind(), value.kind().equals(Cover.METHOD) ? value.times() : 1, Integer::sum));
        if (kinds.isEmpty()) {
            return t.of("case.covers-none");
        }
        List<String> counts = new ArrayList<>();
        kinds.forEach((kind, n) -> counts.add(t.of("covered." + kind, "n", n)));
        return t.of("case.covers", "what", String.join(", ", counts));
    }

    private static List<Because> reasons(CaseFile file, Texts t) {
        List<Because> reasons = new ArrayList<>();
        for (Flag flag : file.flags()) {
            int number = reasons.size() + 1;
            Reading reading = flag.reading();
            CaseFile.Here here = file.here().get(flag.rule());
            reasons.add(new Because(
                    number,
                    t.of(
                            "case.reason",
                            "n",
                            number,
                            "kind",
                            t.or("topic." + flag.kind(), flag.kind().value()),
                            "rule",
                            flag.rule()),
                    source(file, flag, t),
                    String.join(
                            " · ",
                            t.of("subject." + reading.subject().name()),
                            t.of("tense." + reading.time().name()),
                            t.of("voice." + reading.voice().name()),
                            t.of("stance." + reading.stance().name())),
                    reading.support().isEmpty() ? t.of("case.none-noted") : String.join("; ", reading.support()),
                    reading.counter().isEmpty() ? t.of("case.none-found") : String.join("; ", reading.counter()),
                    here == null || !here.enough()
                            ? t.of("case.here-few")
                            : t.of("case.here-right", "right", here.right(), "all", here.closed())));
        }
        return reasons;
    }

    private static String source(CaseFile file, Flag flag, Texts t) {
        String own = file.reasons().get(flag.rule());
        if (own != null) {
            return t.of("case.own-rule", "reason", own);
        }
        String source = CrisisReader.standard().source(flag.rule());
        return source.isEmpty() ? CrisisReader.everyday().source(flag.rule()) : source;
    }

    private static List<String> checks(CaseFile file, Texts t) {
        return file.trail().stream()
                .map(entry -> {
                    Reason reason = entry.reason();
                    String outcome = t.of("outcome." + entry.outcome().name());
                    return entry.guard() + ": " + outcome + (reason == null ? "" : " (" + said(reason, t) + ")");
                })
                .toList();
    }

    private static List<Step> happened(CaseFile file, Look look) {
        Texts t = look.t();
        List<Step> steps = new ArrayList<>();
        for (HistoryEntry entry : file.history()) {
            String act = t.or("history." + entry.act(), entry.act());
            String who = entry.actor().equals("system") ? t.of("history.desk") : entry.actor();
            String detail = entry.detail().isEmpty() ? "" : " (" + Details.of(entry.detail(), t) + ")";
            var step =
                    new Step(look.moment(entry.at()), entry.at().toString(), who + " " + act + detail, entry.words());
            if (!repeats(steps, step)) {
                steps.add(step);
            }
        }
        for (CaseFile.EffectState effect : file.effects()) {
            Instant done = effect.doneAt();
            if (done == null && effect.outcome() != Receipt.Outcome.CANNOT) {
                String what = t.of("effect." + effect.type());
                String text = effect.attempts() == 0
                        ? t.of(
                                effect.notBefore().isAfter(look.now()) ? "effect-state.waiting" : "effect-state.due",
                                "time",
                                look.moment(effect.notBefore()),
                                "what",
                                what)
                        : t.of("effect-state.trying", "n", effect.attempts(), "what", what);
                steps.add(new Step(
                        look.moment(effect.notBefore()), effect.notBefore().toString(), text, null));
            }
        }
        steps.sort(Comparator.comparing(step -> Instant.parse(step.iso())));
        return steps;
    }

    /** The same step of the same person in the same minute, again: one line says it. */
    private static boolean repeats(List<Step> steps, Step step) {
        if (steps.isEmpty() || step.words() != null) {
            return false;
        }
        Step last = steps.get(steps.size() - 1);
        return last.words() == null
                && last.at().equals(step.at())
                && last.text().equals(step.text());
    }

    private static List<String> couldNot(CaseFile file, Texts t) {
        List<String> couldNot = new ArrayList<>();
        file.couldNot().forEach(reason -> couldNot.add(t.of("case.could-not", "what", said(reason, t))));
        file.effects().stream()
                .filter(effect -> effect.outcome() == Receipt.Outcome.CANNOT)
                .forEach(effect -> couldNot.add(t.of("effect-state.cannot", "what", t.of("effect." + effect.type()))));
        return couldNot.isEmpty() ? List.of(t.of("case.could-all")) : couldNot;
    }

    private static Earlier earlier(CaseFile.Earlier earlier, Look look) {
        Texts t = look.t();
        String as = earlier.closedAs();
        String end = earlier.open() || as == null ? t.of("case.earlier-open") : Details.closed(as, t);
        return new Earlier(
                earlier.id().value(),
                look.moment(earlier.openedAt()) + ", "
                        + t.of("urgency." + earlier.urgency().name()) + ": " + end);
    }

    /** A reason in the reader's language, where the texts know its code. */
    static String said(Reason reason, Texts t) {
        return t.or("said." + reason.code(), reason.text());
    }
}
