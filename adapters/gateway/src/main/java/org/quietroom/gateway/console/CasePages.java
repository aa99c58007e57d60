package org.quietroom.gateway.console;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.port.ProofCheck;
import org.quietroom.gateway.console.signin.Role;
import org.quietroom.moderation.desk.Act;
import org.quietroom.moderation.desk.ActRefusedException;
import org.quietroom.moderation.desk.CaseFile;
import org.quietroom.moderation.desk.Desk;
import org.quietroom.moderation.desk.NoSuchCaseException;
import org.quietroom.moderation.desk.QueueRow;
import org.quietroom.moderation.desk.StaleCaseException;

/** One case: the summary, its words on request, and the acts that ask nothing first. */
final class CasePages {
    private static final String CASE = "/desk/cases/{id}";

    private final Shell shell;
    private final Desk desk;
    private final Aftermath aftermath;
    private final ProofCheck proofs;

    CasePages(Shell shell, Desk desk, Aftermath aftermath, ProofCheck proofs) {
        this.shell = shell;
        this.desk = desk;
        this.aftermath = aftermath;
        this.proofs = proofs;
    }

    void open(Door door) {
        door.get(CASE, Role.MODERATOR, visit -> show(visit, 200, null, null));
        door.get(CASE + "/text", Role.MODERATOR, visit -> visit.see("/desk/cases/" + id(visit)));
        door.post(CASE + "/text", Role.MODERATOR, this::text);
        at(door, Act.TAKE, visit -> desk.claims().take(Look.of(visit).actor(), id(visit), version(visit)));
        at(door, Act.TAKE_OVER, visit -> desk.claims().takeOver(Look.of(visit).actor(), id(visit), version(visit)));
        at(door, Act.GIVE_BACK, visit -> desk.claims().giveBack(Look.of(visit).actor(), id(visit), version(visit)));
        at(
                door,
                Act.ACCEPT_HAND_OVER,
                visit -> desk.claims().acceptHandOver(Look.of(visit).actor(), id(visit), version(visit)));
        at(door, Act.RELEASE, visit -> desk.decisions().release(Look.of(visit).actor(), id(visit), version(visit)));
        at(door, Act.REOPEN, visit -> desk.decisions().reopen(Look.of(visit).actor(), id(visit), version(visit)));
        at(
                door,
                Act.CHECK_AGAIN,
                visit -> desk.rechecks().check(id(visit), Look.of(visit).actor(), proofs));
        at(door, Act.UNDO, visit -> desk.decisions().undo(Look.of(visit).actor(), id(visit), version(visit)));
    }

    private void at(Door door, Act act, Deed deed) {
        door.post(CASE + "/" + Offers.page(act), Role.MODERATOR, visit -> {
            try {
                deed.run(visit);
                visit.see(Aftermath.path(after(act, visit), act, id(visit)));
            } catch (StaleCaseException e) {
                show(visit, 409, visit.texts().of("form.stale-now"), null);
            } catch (ActRefusedException e) {
                show(visit, 422, refused(e, visit.texts()), null);
            }
        });
    }

    private static String after(Act act, Visit visit) {
        return switch (visit.field("from")) {
            case "queue" -> "/desk/queue";
            case "mine" -> "/desk/mine";
            default -> act == Act.RELEASE ? "/desk/queue" : "/desk/cases/" + id(visit);
        };
    }

    private void text(Visit visit) {
        try {
            show(
                    visit,
                    200,
                    null,
                    Marks.view(desk.cases().showText(id(visit), Look.of(visit).actor()), visit.texts()));
        } catch (ActRefusedException e) {
            show(visit, 403, refused(e, visit.texts()), null);
        }
    }

    void show(Visit visit, int status, @Nullable String error, @Nullable TextView text) {
        Look look = Look.of(visit);
        CaseFile file = file(desk, visit);
        Page.Told told = error == null ? aftermath.told(visit) : null;
        Page page = shell.page(visit, "case", look.t().of("case.title", "id", id(visit)), told);
        List<QueueRow> queue = desk.queue().open();
        if (text != null && text.pictured()) {
            visit.http().header("Content-Security-Policy", Pictures.POLICY);
        }
        shell.show(
                visit,
                status,
                "case",
                page,
                "view",
                Cases.view(file, look),
                "text",
                text == null ? null : Badges.named(text, file.proofs(), look.t()),
                "error",
                error,
                "previous",
                neighbour(queue, id(visit), -1),
                "next",
                neighbour(queue, id(visit), 1));
    }

    private static @Nullable String neighbour(List<QueueRow> queue, CaseId id, int step) {
        for (int i = 0; i < queue.size(); i++) {
            if (queue.get(i).id().equals(id)) {
                int other = i + step;
                return other < 0 || other >= queue.size()
                        ? null
                        : queue.get(other).id().value();
            }
        }
        return null;
    }

    static CaseFile file(Desk desk, Visit visit) {
        try {
            return desk.cases().file(id(visit), Look.of(visit).actor());
        } catch (NoSuchCaseException e) {
            throw new Trouble(404, "missing");
        }
    }

    static CaseId id(Visit visit) {
        return Aftermath.id(visit.http().pathParam("id")).orElseThrow(() -> new Trouble(404, "missing"));
    }

    static long version(Visit visit) {
        try {
            return Long.parseLong(visit.field("version"));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    static String refused(ActRefusedException e, Texts t) {
        return t.of("form.gone", "reason", Cases.said(e.reason(), t));
    }

    /** What an act does. */
    @FunctionalInterface
    private interface Deed {
        void run(Visit visit);
    }
}
