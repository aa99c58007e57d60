package org.quietroom.gateway.console;

import com.google.common.base.Splitter;
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.quietroom.core.message.CaseId;
import org.quietroom.gateway.console.signin.Role;
import org.quietroom.gateway.console.signin.Session;
import org.quietroom.moderation.desk.Desk;
import org.quietroom.moderation.desk.NoSuchCaseException;
import org.quietroom.moderation.desk.QueueRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Server-sent events: single cells of open pages, at once when the desk changes and once a minute for the time left. */
final class LivePages implements AutoCloseable {
    static final String PATH = "/desk/live";
    private static final Logger LOG = LoggerFactory.getLogger(LivePages.class);
    private static final int BEAT_SECONDS = 15;
    private static final int MOST = 100;
    private static final int MOST_KNOWN = 250;

    private final Desk desk;
    private final Clock clock;
    private final Door door;
    private final Map<LiveStream, Watcher> watchers = new ConcurrentHashMap<>();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(new ThreadFactoryBuilder()
                    .setNameFormat("console-live")
                    .setDaemon(true)
                    .build());
    private final Desk.Subscription subscription;
    private final Future<?> minute;
    private final Future<?> pulse;

    LivePages(Desk desk, Clock clock, Door door) {
        this.desk = desk;
        this.clock = clock;
        this.door = door;
        this.subscription = desk.onChange(this::changed);
        this.minute = thread.scheduleWithFixedDelay(this::quietly, 60, 60, TimeUnit.SECONDS);
        this.pulse = thread.scheduleWithFixedDelay(() -> run(this::beat), BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
        door.get(PATH, Role.MODERATOR, this::listen);
    }

    private void listen(Visit visit) {
        if (watchers.size() >= MOST) {
            throw new Trouble(503, "full");
        }
        Context http = visit.http();
        String accept = http.header("Accept");
        if (accept == null || !accept.contains("text/event-stream")) {
            throw new Trouble(404, "missing");
        }
        Look look = Look.of(visit);
        Set<String> known = Splitter.on(',')
                .omitEmptyStrings()
                .splitToStream(visit.query("known"))
                .limit(MOST_KNOWN)
                .collect(Collectors.toSet());
        Supplier<Optional<Session>> session = door.watch(http);
        LiveStream.open(
                http,
                page -> run(() -> {
                    watchers.put(
                            page,
                            new Watcher(page, session, look, known, desk.queue().open()));
                    if (page.over()) {
                        watchers.remove(page);
                    }
                }),
                watchers::remove);
    }

    private void changed(CaseId id) {
        if (!watchers.isEmpty()) {
            run(() -> {
                try {
                    QueueRow row = desk.queue().row(id);
                    Instant now = clock.instant();
                    watchers.values().forEach(watcher -> watcher.row(row, now));
                } catch (NoSuchCaseException e) {
                    LOG.debug("A case expired before its change could be shown.");
                }
            });
        }
    }

    /** What happens once a minute. */
    void tick() {
        Instant now = clock.instant();
        watchers.values().forEach(watcher -> watcher.check(now));
        if (!watchers.isEmpty()) {
            List<QueueRow> rows = desk.queue().open();
            watchers.values().forEach(watcher -> rows.forEach(row -> watcher.row(row, now)));
        }
    }

    /** Keeps connections open: servers and proxies close what is silent for 30 seconds. */
    void beat() {
        watchers.keySet().forEach(LiveStream::beat);
    }

    private void quietly() {
        try {
            tick();
        } catch (RuntimeException e) {
            LOG.warn("Live updates failed once: {}", e.getClass().getName());
        }
    }

    private void run(Runnable task) {
        try {
            thread.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    LOG.warn("A live update failed: {}", e.getClass().getName());
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("The console is closing; no more live updates.");
        }
    }

    /** How many pages are open. */
    int listeners() {
        return watchers.size();
    }

    @Override
    public void close() {
        subscription.close();
        minute.cancel(true);
        pulse.cancel(true);
        thread.shutdownNow();
        watchers.keySet().forEach(LiveStream::end);
    }
}
