package org.quietroom.gateway.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.quietroom.gateway.console.signin.Session;
import org.quietroom.moderation.desk.QueueRow;
import org.quietroom.moderation.desk.Urgency;

/**
 * One open page: changes its cells, and counts what is new. It never moves, adds or removes a row. Used by one thread at a
 * time.
 */
final class Watcher {
    static final Duration BETWEEN_NEWS = Duration.ofMinutes(1);

    private final LiveStream page;
    private final Supplier<Optional<Session>> session;
    private final Look look;
    private final Set<String> known;
    private final Map<String, String> acts = new HashMap<>();
    private final Map<String, Object> shown = new HashMap<>();
    private final Set<String> fresh = new HashSet<>();
    private final Set<String> freshNow = new HashSet<>();
    private @Nullable Instant lastNews;
    private boolean owing;
    private boolean alerted;
    private boolean warned;

    Watcher(LiveStream page, Supplier<Optional<Session>> session, Look look, Set<String> known, List<QueueRow> rows) {
        this.page = page;
        this.session = session;
        this.look = look;
        this.known = known;
        for (QueueRow row : rows) {
            if (known.contains(row.id().value())) {
                acts.put(
                        row.id().value(),
                        Objects.requireNonNullElse(Rows.view(row, look).act(), ""));
                cells(row, look.now()).forEach(cell -> shown.put(String.valueOf(cell.get("id")), cell));
            }
        }
    }

    /** Ends the page's updates if its session has ended. */
    void check(Instant now) {
        session.get().ifPresentOrElse(still -> ends(still.ends(), now), page::end);
    }

    /** A case changed, or time went on. */
    void row(QueueRow row, Instant now) {
        String id = row.id().value();
        if (known.contains(id)) {
            List<Map<String, Object>> changed = cells(row, now).stream()
                    .filter(cell -> !cell.equals(shown.put(String.valueOf(cell.get("id")), cell)))
                    .toList();
            if (!changed.isEmpty()) {
                page.send("cells", changed);
            }
        } else if (row.open() && fresh.add(id)) {
            owing = true;
            if (row.urgency() == Urgency.NOW) {
                freshNow.add(id);
                alert();
            }
        }
        news(now);
    }

    /** Says what is new, at most once a minute. */
    void news(Instant now) {
        if (!owing || (lastNews != null && now.isBefore(lastNews.plus(BETWEEN_NEWS)))) {
            return;
        }
        owing = false;
        lastNews = now;
        page.send(
                "news",
                Map.of(
                        "n", fresh.size(),
                        "text", look.t().of("queue.news", "n", fresh.size(), "now", freshNow.size())));
    }

    /** Says once that the sign-in is about to end; a page that is loaded later starts anew. */
    private void ends(Instant end, Instant now) {
        if (!warned && now.isAfter(end.minus(Duration.ofMinutes(5)))) {
            warned = true;
            page.send("session", Map.of("text", look.t().of("session.soon")));
        }
    }

    private void alert() {
        if (!alerted) {
            alerted = true;
            page.send("alert", Map.of("text", look.t().of("queue.news-now")));
        }
    }

    private List<Map<String, Object>> cells(QueueRow row, Instant now) {
        RowView view = Rows.view(row, look.at(now));
        String id = view.id();
        boolean same = Objects.requireNonNullElse(view.act(), "").equals(acts.get(id));
        List<Map<String, Object>> cells = new ArrayList<>();
        cells.add(cell("due-" + id, "text", view.due()));
        cells.add(cell("note-" + id, "text", view.note()));
        cells.add(cell("who-" + id, "text", view.who()));
        cells.add(cell("where-" + id, "text", view.where()));
        cells.add(cell("act-" + id, "hidden", !same));
        cells.add(cell("version-" + id, "value", String.valueOf(view.version())));
        cells.add(cell("case-" + id, "state", view.open() ? "open" : "closed"));
        return cells;
    }

    private static Map<String, Object> cell(String id, String name, Object value) {
        Map<String, Object> cell = new LinkedHashMap<>();
        cell.put("id", id);
        cell.put(name, value);
        return cell;
    }
}
