package org.quietroom.moderation.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.quietroom.moderation.care.Place;

/** Where a case stands in the queue, and why. Tier, then due time, then id; nothing but Now stands above Now. */
final class Ordering {
    static final Comparator<QueueRow> ORDER = Comparator.comparing(QueueRow::rank)
            .thenComparing(QueueRow::due)
            .thenComparing(row -> row.id().value());

    private static final int QUARTERS_BEFORE_MOVED_UP = 3;

    private Ordering() {}

    static QueueRow row(CaseRow row, Place place, Instant now) {
        Duration allowed = Duration.between(row.openedAt(), row.due());
        boolean waits = row.state().open();
        boolean untaken = waits && row.state().takenBy() == null;
        boolean late = waits && now.isAfter(row.due());
        boolean movedUp = untaken
                && !now.isBefore(row.openedAt()
                        .plus(allowed.multipliedBy(QUARTERS_BEFORE_MOVED_UP).dividedBy(4)));
        Urgency own = row.urgency();
        return new QueueRow(
                row.id(),
                row.version(),
                waits,
                own,
                rank(own, movedUp, late),
                movedUp,
                late,
                why(own, movedUp, late),
                row.openedAt(),
                row.due(),
                row.topics(),
                row.kind(),
                place.hostName(),
                place.roomName(),
                row.author(),
                row.why(),
                row.state().takenBy(),
                row.state().takenAt(),
                row.state().stepBy(),
                left(row, now),
                row.state().whereabouts(),
                row.told(),
                untaken ? escalations(row, allowed, now) : List.of());
    }

    /** Whether whoever has the case did nothing in time. */
    static boolean left(CaseRow row, Instant now) {
        Instant stepBy = row.state().stepBy();
        return row.state().open() && row.state().takenBy() != null && stepBy != null && now.isAfter(stepBy);
    }

    private static Urgency rank(Urgency own, boolean movedUp, boolean late) {
        if (own == Urgency.NOW) {
            return own;
        }
        Urgency rank = late ? Urgency.SOON : own;
        Urgency higher = movedUp ? own.oneHigher() : own;
        return rank.sooner(higher == Urgency.NOW ? Urgency.SOON : higher);
    }

    private static String why(Urgency own, boolean movedUp, boolean late) {
        if (own == Urgency.NOW) {
            return "Marked Now: first, by due time.";
        }
        if (late) {
            return "Its time has run out: counts as Soon at least, then by due time.";
        }
        if (movedUp) {
            return own == Urgency.SOON
                    ? "Waiting long and untaken, and nothing but Now stands above Soon: by due time."
                    : "Moved up one step because it waits long and untaken, then by due time.";
        }
        return "By how soon to look, then by due time.";
    }

    private static List<Escalation> escalations(CaseRow row, Duration allowed, Instant now) {
        List<Escalation> due = new ArrayList<>();
        Instant half = row.openedAt().plus(allowed.dividedBy(2));
        if (!now.isBefore(half)) {
            due.add(new Escalation(Escalation.To.BACKUP, half, false));
        }
        if (!now.isBefore(row.due())) {
            due.add(new Escalation(Escalation.To.ON_CALL, row.due(), false));
        }
        return due;
    }
}
