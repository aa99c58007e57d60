package org.quietroom.moderation.desk;

import java.time.Instant;
import java.util.List;
import org.quietroom.core.message.CaseId;

/** The cases that wait, most urgent first. There is no other order. Blocking; safe for many threads. */
public final class Queue {
    /** What a row says of who was told: without a rota the desk tells nobody, and says so. */
    public static final String NOBODY_ON_DUTY = "Nobody is on duty.";

    private final Ground ground;

    Queue(Ground ground) {
        this.ground = ground;
    }

    /** All open cases. */
    public List<QueueRow> open() {
        Instant now = ground.now();
        return ground.store().read(CaseRow::open).stream()
                .map(row -> Ordering.row(row, ground.place(row), now))
                .sorted(Ordering.ORDER)
                .toList();
    }

    /** The open cases that somebody has, or that are offered to them. */
    public List<QueueRow> mine(Actor actor) {
        return rows("WHERE closed_at IS NULL AND (taken_by = :value OR offered_to = :value)", actor.name()).stream()
                .sorted(Ordering.ORDER)
                .toList();
    }

    /** One case, open or closed. @throws NoSuchCaseException if there is none */
    public QueueRow row(CaseId id) {
        CaseRow row = ground.store().read(handle -> CaseRow.find(handle, id));
        return Ordering.row(row, ground.place(row), ground.now());
    }

    private List<QueueRow> rows(String condition, String value) {
        Instant now = ground.now();
        return ground.store().read(handle -> CaseRow.all(handle, condition, value)).stream()
                .map(row -> Ordering.row(row, ground.place(row), now))
                .toList();
    }
}
