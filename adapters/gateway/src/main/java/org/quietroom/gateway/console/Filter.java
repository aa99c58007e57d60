package org.quietroom.gateway.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.quietroom.moderation.desk.QueueRow;
import org.quietroom.moderation.desk.Urgency;

/**
 * Which rows are shown. Each value is what the query says; an empty one fits all. Cases marked Now that do not fit are
 * counted and named on the page.
 */
public record Filter(String urgency, String kind, String room, String host, String taken, String state) {
    static final List<String> NAMES = List.of("urgency", "kind", "room", "host", "taken", "state");

    static Filter of(Visit visit) {
        return new Filter(
                visit.query("urgency"),
                visit.query("kind"),
                visit.query("room"),
                visit.query("host"),
                visit.query("taken"),
                visit.query("state"));
    }

    /** Whether it lets everything through. */
    public boolean open() {
        return values().values().stream().allMatch(String::isEmpty);
    }

    /** The values by name. */
    public Map<String, String> values() {
        return Map.of("urgency", urgency, "kind", kind, "room", room, "host", host, "taken", taken, "state", state);
    }

    /** The values that say something, as a query; empty if none does. */
    String query() {
        return NAMES.stream()
                .filter(name -> !value(name).isEmpty())
                .map(name -> name + "=" + URLEncoder.encode(value(name), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private String value(String name) {
        return requireNonNull(values().get(name));
    }

    Predicate<QueueRow> of(String me) {
        return row -> fits(urgency, row.urgency().name())
                && fits(kind, row.kind().name())
                && fits(room, row.roomName())
                && fits(host, row.hostName())
                && fits(state, row.whereabouts().name())
                && fits(taken, taken(row, me));
    }

    static boolean now(QueueRow row) {
        return row.urgency() == Urgency.NOW;
    }

    private String taken(QueueRow row, String me) {
        String by = row.takenBy();
        if (by == null) {
            return "nobody";
        }
        return taken.equals("me") && by.equals(me) ? "me" : "somebody";
    }

    private static boolean fits(String wanted, String actual) {
        return wanted.isEmpty() || wanted.equals(actual);
    }
}
