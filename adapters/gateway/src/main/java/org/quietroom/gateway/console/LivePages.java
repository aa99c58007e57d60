package org.quietroom.gateway.console;

import com.google.common.base.Splitter;
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import io.javalin.http.sse.SseHandler;
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
    private final Map<SseClient, Watcher> watchers = new ConcurrentHashMap<>();
    private final SseHandler handler = new SseHandler(0, this::connected);
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
        visit.http().attribute(PATH, Look.of(visit));
        try {
            handler.handle(visit.http());
        } catch (Exception e) {
            throw new IllegalStateException("live updates could not start", e);
        }
    }

    private void connected(SseClient client) {
        Look look = client.ctx().attribute(PATH);
        if (look == null) {
            client.close();
            return;
        }
        String ids = Optional.ofNullable(client.ctx().queryParam("known")).orElse("");
        Set<String> known = Splitter.on(',')
                .omitEmptyStrings()
                .splitToStream(ids)
                .limit(MOST_KNOWN)
                .collect(Collectors.toSet());
        client.keepAlive();
        client.onClose(() -> watchers.remove(client));
        run(() -> {
            List<QueueRow> rows = desk.queue().open();
            Watcher watcher = new Watcher(client, look, known, rows);
            if (!client.terminated()) {
                watchers.put(client, watcher);
            }
        });
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
        for (Watcher watcher : List.copyOf(watchers.values())) {
            Context http = watcher.client().ctx();
            Optional<Session> session = door.session(http);
            if (session.isEmpty() || watcher.client().terminated()) {
                watchers.remove(watcher.client());
                watcher.client().close();
            } else {
                watcher.ends(session.get().ends(), now);
            }
        }
        if (!watchers.isEmpty()) {
            List<QueueRow> rows = desk.queue().open();
            watchers.values().forEach(watcher -> rows.forEach(row -> watcher.row(row, now)));
        }
    }

    /** Keeps connections open: servers and proxies close what is silent for 30 seconds. */
    private void beat() {
        watchers.keySet().removeIf(SseClient::terminated);
        watchers.keySet().forEach(client -> client.sendComment("quiet"));
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
        watchers.keySet().forEach(SseClient::close);
    }
}
