package org.quietroom.wordpress;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.Effect;
import org.quietroom.core.host.EffectKey;
import org.quietroom.core.host.HostHealth;
import org.quietroom.core.host.PushedEffects;
import org.quietroom.core.host.Receipt;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.verdict.Reason;

/** A WordPress site with the plugin, called over its REST interface with an application password. Safe for many threads. */
final class Site implements PushedEffects {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long LOOK_SECONDS = 15;
    private static final Reason CLOSED = new Reason("gate.closed", "The gateway does not serve this host now.");
    private static final ThreadFactory DAEMONS = work -> {
        Thread thread = new Thread(work, "quietroom-wordpress");
        thread.setDaemon(true);
        return thread;
    };

    private final SiteSettings settings;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private volatile HostHealth health = SiteHealth.WAITING;
    private @Nullable ScheduledExecutorService looking;

    Site(SiteSettings settings) {
        this.settings = settings;
    }

    @Override
    public synchronized void open() {
        if (looking == null) {
            looking = Executors.newSingleThreadScheduledExecutor(DAEMONS);
            var unused = looking.scheduleWithFixedDelay(this::look, 0, LOOK_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Override
    public synchronized void close() {
        if (looking != null) {
            looking.shutdownNow();
            looking = null;
        }
    }

    private synchronized boolean closed() {
        return looking == null;
    }

    @Override
    public HostHealth health() {
        return health;
    }

    @Override
    public CompletionStage<Receipt> publish(EffectKey key, AccountId account, Effect.Publish effect) {
        return ask(key, EffectJson.publish(account, effect));
    }

    @Override
    public CompletionStage<Receipt> tell(EffectKey key, AccountId account, Effect.Tell effect) {
        return ask(key, EffectJson.tell(account, effect));
    }

    @Override
    public CompletionStage<Receipt> remove(EffectKey key, Effect.Remove effect) {
        return ask(key, EffectJson.remove(effect));
    }

    @Override
    public HostHealth probe() {
        try {
            return found(SiteHealth::ofThisWay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return HostHealth.UNTRIED;
        }
    }

    private CompletionStage<Receipt> ask(EffectKey key, String body) {
        if (closed()) {
            return CompletableFuture.completedStage(Receipt.tryAgain(CLOSED));
        }
        HttpRequest request = request("effects/" + key.value())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body, UTF_8))
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString(UTF_8))
                .handle((answer, failure) -> failure == null ? receipt(answer) : lost(away(failure)));
    }

    private Receipt receipt(HttpResponse<String> answer) {
        HostHealth refused = SiteHealth.refusal(answer.statusCode(), answer.body());
        if (refused != null) {
            return lost(refused);
        }
        try {
            return EffectJson.receipt(answer.body());
        } catch (IllegalArgumentException e) {
            return lost(SiteHealth.STRANGE);
        }
    }

    /* Nothing is given up for what somebody can put right. */
    private Receipt lost(HostHealth found) {
        health = found;
        return Receipt.tryAgain(new Reason("wordpress.not-reached", found.detail()));
    }

    private void look() {
        try {
            health = found(SiteHealth::of);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HostHealth found(Function<EffectJson.State, HostHealth> meaning) throws InterruptedException {
        try {
            HttpResponse<String> answer =
                    http.send(request("state").GET().build(), HttpResponse.BodyHandlers.ofString(UTF_8));
            HostHealth refused = SiteHealth.refusal(answer.statusCode(), answer.body());
            return refused != null ? refused : meaning.apply(EffectJson.state(answer.body()));
        } catch (IOException e) {
            return away(e);
        }
    }

    private HostHealth away(Throwable failure) {
        return SiteHealth.away(settings.route(""), failure);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(settings.route(path))
                .timeout(PATIENCE)
                .header("Authorization", settings.authorization());
    }
}
