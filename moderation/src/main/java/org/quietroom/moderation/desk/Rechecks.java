package org.quietroom.moderation.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.port.AuditLog;
import org.quietroom.core.port.Exhibit;
import org.quietroom.core.port.ForgottenException;
import org.quietroom.core.port.Proof;
import org.quietroom.core.port.ProofCheck;

/**
 * Checks reports again that could not be checked when they came. What is found is kept with the case, in its history and in
 * the audit log; what a report is checked by is deleted as soon as all of it was checked. A text that was checked is not
 * judged anew, and whom a case is about stays. Blocking; safe for many threads and processes.
 */
public final class Rechecks {
    private final Ground ground;
    private final Rules rules;

    Rechecks(Ground ground, Rules rules) {
        this.ground = ground;
        this.rules = rules;
    }

    /**
     * Checks one report, because somebody asked; the log keeps that they did, whatever is found.
     *
     * @throws NoSuchCaseException if there is none, or it has expired
     * @throws ActRefusedException if nothing of it waits to be checked
     * @throws org.quietroom.core.port.UnavailableException if nobody can say; then nothing was kept
     */
    public void check(CaseId id, Actor actor, ProofCheck check) {
        ground.store().write(handle -> {
            CaseRow row = CaseRow.find(handle, id);
            rules.require(Act.CHECK_AGAIN, handle, row, actor, ground.now());
            return check(handle, row, actor.name(), check, true);
        });
        ground.store().changed(id);
    }

    /**
     * Checks every report that waits for it, by itself; only what it found something new in is changed and logged.
     *
     * @return how many cases those were
     * @throws org.quietroom.core.port.UnavailableException if nobody can say; what was found before is kept
     */
    public int checkAll(ProofCheck check) {
        int found = 0;
        for (CaseId id : ground.store().read(Exhibits::all)) {
            if (checkByItself(id, check)) {
                ground.store().changed(id);
                found++;
            }
        }
        return found;
    }

    /** Whoever was faster, or deleted the case, is right; it comes again with the next round if it still waits. */
    private boolean checkByItself(CaseId id, ProofCheck check) {
        try {
            return ground.store().write(handle -> check(handle, CaseRow.find(handle, id), Actor.SYSTEM, check, false));
        } catch (NoSuchCaseException | StaleCaseException e) {
            return false;
        }
    }

    private boolean check(Handle handle, CaseRow row, String actor, ProofCheck check, boolean asked) {
        CaseId id = row.id();
        Evidence evidence = ground.evidence(handle, id);
        List<Proof> next;
        try {
            Exhibit exhibit = ground.exhibits().of(handle, id).orElse(null);
            if (exhibit == null || evidence.erased()) {
                return false;
            }
            next = joined(evidence.proven(), check.check(exhibit));
        } catch (ForgottenException e) {
            return false;
        }
        boolean changed = !next.equals(evidence.proven());
        if (!changed && !asked) {
            return false;
        }
        Instant now = ground.now();
        String detail = detail(evidence.proven(), next);
        ground.history().add(handle, id, now, actor, Act.CHECK_AGAIN.code(), detail, null);
        ground.audit().append(handle, new AuditLog.Entry(now, actor, Act.CHECK_AGAIN.code(), id, detail));
        if (changed) {
            handle.createUpdate("UPDATE desk_case SET evidence = :evidence WHERE id = :id")
                    .bind("id", id.value())
                    .bind(
                            "evidence",
                            ground.sealer()
                                    .seal(
                                            Evidence.label(id.value()),
                                            row.author().id(),
                                            evidence.withProofs(next)))
                    .execute();
            if (next.stream().noneMatch(Rechecks::open)) {
                Exhibits.delete(handle, id);
            }
            if (!row.change(handle, row.state(), false)) {
                throw new StaleCaseException(id);
            }
        }
        return changed;
    }

    /** What was open is as it is found now; everything else stays as it was judged. */
    private static List<Proof> joined(List<Proof> before, List<Proof> found) {
        List<Proof> joined = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            Proof proof = before.get(i);
            boolean same = i < found.size() && found.get(i).part() == proof.part();
            joined.add(open(proof) && same ? found.get(i) : proof);
        }
        return joined;
    }

    private static boolean open(Proof proof) {
        return proof.state() == Proof.State.CANNOT_CHECK;
    }

    /** Of those that were open, such as {@code 2 verified, 1 cannot-check}. */
    private static String detail(List<Proof> before, List<Proof> next) {
        Map<Proof.State, Integer> counts = new EnumMap<>(Proof.State.class);
        for (int i = 0; i < before.size(); i++) {
            if (open(before.get(i))) {
                counts.merge(next.get(i).state(), 1, Integer::sum);
            }
        }
        List<String> said = new ArrayList<>();
        counts.forEach((state, n) ->
                said.add(n + " " + state.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        return String.join(", ", said);
    }
}
