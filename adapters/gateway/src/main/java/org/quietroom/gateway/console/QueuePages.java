package org.quietroom.gateway.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.quietroom.core.message.Kind;
import org.quietroom.gateway.console.QueueView.Choice;
import org.quietroom.gateway.console.QueueView.Option;
import org.quietroom.gateway.console.signin.Role;
import org.quietroom.moderation.desk.Desk;
import org.quietroom.moderation.desk.QueueRow;
import org.quietroom.moderation.desk.Urgency;

/** The queue, and what I have. */
final class QueuePages {
    private static final int MOST = 200;
    private static final Duration QUIET = Duration.ofHours(1);

    private final Shell shell;
    private final Desk desk;
    private final Surroundings surroundings;
    private final Aftermath aftermath;

    QueuePages(Shell shell, Desk desk, Surroundings surroundings, Aftermath aftermath) {
        this.shell = shell;
        this.desk = desk;
        this.surroundings = surroundings;
        this.aftermath = aftermath;
    }

    void open(Door door) {
        door.get("/desk", Role.MODERATOR, visit -> visit.see("/desk/queue"));
        door.get("/desk/queue", Role.MODERATOR, this::queue);
        door.get("/desk/mine", Role.MODERATOR, this::mine);
    }

    private void queue(Visit visit) {
        Look look = Look.of(visit);
        Filter filter = Filter.of(visit);
        List<QueueRow> all = desk.queue().open();
        List<QueueRow> fitting =
                all.stream().filter(filter.of(look.person().name())).toList();
        Texts t = look.t();
        int hidden = (int) all.stream()
                .filter(Filter::now)
                .filter(row -> !fitting.contains(row))
                .count();
        var view = new QueueView(
                facts(all, look),
                notices(all, look),
                fitting.stream().limit(MOST).map(row -> Rows.view(row, look)).toList(),
                Math.max(0, fitting.size() - MOST),
                filter.open()
                        ? t.of("queue.empty", "last", last(look))
                        : t.of("queue.empty-filter", "n", all.size() - fitting.size()),
                hidden == 0 ? null : t.of("queue.outside", "n", hidden),
                filter,
                choices(all, filter, t),
                again(visit));
        Page page = shell.page(visit, "queue", t.of("title.queue"), aftermath.told(visit));
        shell.show(visit, 200, "queue", page, "view", view);
    }

    /** The address of the same view, loaded again. */
    private static String again(Visit visit) {
        String query = Filter.of(visit).query();
        return query.isEmpty() ? "/desk/queue" : "/desk/queue?" + query;
    }

    private void mine(Visit visit) {
        Look look = Look.of(visit);
        List<QueueRow> rows = desk.queue().mine(look.actor());
        Page page = shell.page(visit, "mine", look.t().of("title.mine"), aftermath.told(visit));
        shell.show(
                visit,
                200,
                "mine",
                page,
                "rows",
                rows.stream().map(row -> Rows.view(row, look)).toList(),
                "empty",
                look.t().of("queue.empty-mine", "n", desk.queue().open().size()));
    }

    private List<String> facts(List<QueueRow> all, Look look) {
        Texts t = look.t();
        List<String> facts = new ArrayList<>();
        facts.add(t.of("queue.waiting", "n", all.size()));
        long now = all.stream().filter(Filter::now).count();
        if (now > 0) {
            facts.add(t.of("queue.now", "n", now));
        }
        long taken = all.stream().filter(row -> row.takenBy() != null).count();
        if (taken > 0) {
            facts.add(t.of("queue.taken", "n", taken));
        }
        facts.add(t.of(
                "queue.as-of",
                "time",
                look.clock(look.now()),
                "zone",
                look.zone().getId()));
        facts.add(latest().map(
                        host -> t.of("queue.last", "time", look.moment(Objects.requireNonNull(host.lastSubmission()))))
                .orElseGet(() -> t.of("queue.never")));
        return facts;
    }

    private String last(Look look) {
        Texts t = look.t();
        List<String> sentences = new ArrayList<>();
        latest().ifPresent(host -> sentences.add(t.of(
                "queue.last-from",
                "time",
                look.moment(Objects.requireNonNull(host.lastSubmission())),
                "host",
                host.name())));
        if (sentences.isEmpty()) {
            sentences.add(t.of("queue.never-yet"));
        }
        Instant hourAgo = look.now().minus(QUIET);
        for (HostView host : surroundings.hosts()) {
            Instant at = host.lastSubmission();
            if (host.reached() && at != null && at.isBefore(hourAgo)) {
                sentences.add(t.of("queue.quiet", "host", host.name(), "time", look.moment(at)));
            }
        }
        return String.join(" ", sentences);
    }

    private Optional<HostView> latest() {
        return surroundings.hosts().stream()
                .filter(host -> host.lastSubmission() != null)
                .max(Comparator.comparing(host -> Objects.requireNonNull(host.lastSubmission())));
    }

    private List<String> notices(List<QueueRow> all, Look look) {
        Texts t = look.t();
        List<String> notices = new ArrayList<>();
        if (!surroundings.storeTakesWrites()) {
            notices.add(t.of("queue.store"));
        }
        notices.addAll(GuardWords.unasked(surroundings.guards(), t));
        for (HostView host : surroundings.hosts()) {
            Instant last = host.lastSubmission();
            if (!host.reached()) {
                notices.add(
                        last == null
                                ? t.of("queue.lost-never", "host", host.name())
                                : t.of("queue.lost", "host", host.name(), "time", look.moment(last)));
            }
        }
        long late = all.stream().filter(QueueRow::late).count();
        if (late > 1) {
            notices.add(t.of("queue.overload", "late", late));
        }
        return notices;
    }

    private static List<Choice> choices(List<QueueRow> all, Filter filter, Texts t) {
        return List.of(
                choice(
                        "urgency",
                        filter,
                        t,
                        Arrays.stream(Urgency.values()).map(Enum::name).toList(),
                        v -> t.of("urgency." + v)),
                choice(
                        "kind",
                        filter,
                        t,
                        Arrays.stream(Kind.values()).map(Enum::name).toList(),
                        v -> t.of("kind." + v)),
                choice("room", filter, t, distinct(all, QueueRow::roomName), Function.identity()),
                choice("host", filter, t, distinct(all, QueueRow::hostName), Function.identity()),
                choice("taken", filter, t, List.of("nobody", "me", "somebody"), v -> t.of("queue." + v)),
                choice(
                        "state",
                        filter,
                        t,
                        List.of("PUBLISHED", "HELD", "REFUSED", "REMOVED", "SHADOW"),
                        v -> t.of("where." + v)));
    }

    private static List<String> distinct(List<QueueRow> all, Function<QueueRow, String> name) {
        return all.stream().map(name).distinct().sorted().toList();
    }

    private static Choice choice(
            String name, Filter filter, Texts t, List<String> values, Function<String, String> label) {
        List<Option> options = new ArrayList<>();
        options.add(new Option("", t.of("queue.any")));
        values.forEach(value -> options.add(new Option(value, label.apply(value))));
        String chosen = Objects.requireNonNullElse(filter.values().get(name), "");
        return new Choice(name, t.of("queue.filter." + name), chosen, options);
    }
}
