package org.quietroom.gateway.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quietroom.moderation.desk.Escalation;
import org.quietroom.moderation.desk.QueueRow;
import org.quietroom.moderation.desk.Urgency;
import org.quietroom.moderation.desk.Whereabouts;

/** Puts rows of the desk into words. */
final class Rows {
    private Rows() {}

    static RowView view(QueueRow row, Look look) {
        Texts t = look.t();
        boolean soon = row.open() && (row.late() || Times.lastQuarter(row.openedAt(), row.due(), look.now()));
        return new RowView(
                row.id().value(),
                row.version(),
                row.urgency(),
                row.open() ? Times.due(row.due(), look.now(), look.zone(), t) : "",
                row.due().toString(),
                soon,
                note(row, soon, look),
                what(row, t),
                row.why(),
                order(row, t),
                who(row, look),
                act(row, look),
                where(row, t),
                row.open());
    }

    static String what(QueueRow row, Texts t) {
        return t.of(
                "queue.in",
                "what",
                topics(row, t),
                "kind",
                t.of("kind." + row.kind().name()),
                "room",
                row.roomName(),
                "host",
                row.hostName());
    }

    static String topics(QueueRow row, Texts t) {
        return row.topics().isEmpty()
                ? t.of("topic.none")
                : row.topics().stream()
                        .map(topic -> t.or("topic." + topic, topic))
                        .collect(Collectors.joining(", "));
    }

    static String where(QueueRow row, Texts t) {
        String where = t.of("where." + row.whereabouts().name());
        boolean waits = row.whereabouts() == Whereabouts.HELD || row.whereabouts() == Whereabouts.REFUSED;
        return waits && row.authorTold() ? where + ", " + t.of("where.told") : where;
    }

    /** Why a row stands where it stands: the desk's order in the reader's language. */
    private static String order(QueueRow row, Texts t) {
        if (row.urgency() == Urgency.NOW) {
            return t.of("order.now");
        }
        if (row.late()) {
            return t.of("order.late");
        }
        if (!row.movedUp()) {
            return t.of("order.own");
        }
        return t.of(row.urgency() == Urgency.SOON ? "order.moved-soon" : "order.moved");
    }

    private static String note(QueueRow row, boolean soon, Look look) {
        Texts t = look.t();
        if (!row.open()) {
            return "";
        }
        List<String> notes = new ArrayList<>();
        if (soon && !row.late()) {
            notes.add(t.of("due.soon"));
        }
        Instant step = row.stepBy();
        if (step != null && !row.left()) {
            notes.add(t.of("due.next", "time", look.clock(step)));
        }
        if (row.takenBy() == null
                && row.urgency() != Urgency.ORDINARY
                && !row.escalations().isEmpty()) {
            notes.add(told(row.escalations().get(row.escalations().size() - 1), look));
        }
        if (row.movedUp() && !row.late() && row.rank() != row.urgency()) {
            notes.add(t.of("due.moved"));
        }
        return String.join(" · ", notes);
    }

    private static String told(Escalation last, Look look) {
        if (!last.told()) {
            return look.t().of("due.nobody");
        }
        String key = last.to() == Escalation.To.ON_CALL ? "due.on-call" : "due.backup";
        return look.t().of(key, "time", look.clock(last.at()));
    }

    private static String who(QueueRow row, Look look) {
        String by = row.takenBy();
        Instant at = row.takenAt();
        if (!row.open()) {
            return by == null ? look.t().of("queue.done") : look.t().of("queue.closed", "name", by);
        }
        if (by == null || at == null) {
            return look.t().of("queue.nobody");
        }
        String length = Times.length(Duration.between(at, look.now()), look.t());
        return look.t().of(row.left() ? "queue.left" : "queue.has", "name", by, "length", length);
    }

    private static @Nullable String act(QueueRow row, Look look) {
        if (!row.open()) {
            return null;
        }
        if (row.takenBy() == null) {
            return "take";
        }
        if (look.person().name().equals(row.takenBy())) {
            return "give-back";
        }
        return row.left() || look.person().leads() ? "take-over" : null;
    }
}
