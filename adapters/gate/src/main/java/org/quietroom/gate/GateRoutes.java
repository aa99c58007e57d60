package org.quietroom.gate;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.io.Resources;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.EffectKey;
import org.quietroom.core.host.Gate;
import org.quietroom.gate.Entrance.Admitted;

/** Gate protocol v1 on any Javalin app. Adds handlers below {@code /v1} and nothing else. Safe for many threads. */
public final class GateRoutes {
    private static final String HOST = "/v1/hosts/{host}";

    private final Entrance entrance;
    private final Clock clock;
    private final GateWatch watch;

    /**
     * The gate of these hosts, started now: requests that were signed before are refused.
     *
     * @throws IllegalArgumentException if two hosts have one id
     */
    public GateRoutes(Collection<GateHost> hosts, Clock clock, GateWatch watch) {
        Map<String, GateHost> byId = new HashMap<>();
        for (GateHost host : hosts) {
            if (byId.put(host.id().value(), host) != null) {
                throw new IllegalArgumentException("two hosts are named " + host.id());
            }
        }
        this.clock = requireNonNull(clock, "clock");
        this.watch = requireNonNull(watch, "watch");
        this.entrance = new Entrance(byId, clock);
    }

    /** Adds the handlers. */
    public void mount(JavalinDefaultRoutingApi routes) {
        byte[] openApi = openApi();
        routes.post(HOST + "/submissions", ctx -> serve(ctx, "submit", this::submit));
        routes.post(HOST + "/identities", ctx -> serve(ctx, "identify", this::identify));
        routes.post(HOST + "/effects/poll", ctx -> serve(ctx, "poll", this::poll));
        routes.post(HOST + "/effects/{key}", ctx -> serve(ctx, "acknowledge", GateRoutes::acknowledge));
        routes.get(
                "/v1/openapi.yaml", ctx -> ctx.contentType("application/yaml").result(openApi));
        routes.error(404, "*", ctx -> {
            if (ctx.path().startsWith("/v1/") && ctx.attribute(Reply.SENT) == null) {
                Reply.problem(
                        ctx, new Problem(ProblemType.NOT_FOUND, "The gate has no such address; see /v1/openapi.yaml."));
            }
        });
    }

    /** What the gate does, as OpenAPI 3.1 in YAML. */
    public static byte[] openApi() {
        try {
            return Resources.toByteArray(Resources.getResource(GateRoutes.class, "openapi.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException("openapi.yaml is missing from the gate's jar", e);
        }
    }

    /** One thing a host asks; the future's value is the body of a 200, or null for a 204. */
    @FunctionalInterface
    private interface Operation {
        CompletableFuture<? extends @Nullable JsonNode> answer(Context ctx, Admitted request);
    }

    private void serve(Context ctx, String name, Operation operation) {
        long began = System.nanoTime();
        CompletableFuture<? extends @Nullable JsonNode> answer;
        try {
            answer = answer(ctx, entrance.admit(ctx), operation);
        } catch (RuntimeException e) {
            answer = CompletableFuture.failedFuture(e);
        }
        CompletableFuture<?> sent = answer.handle((body, failure) -> {
            Reply.send(ctx, body, failure);
            watch.answered(name, ctx.statusCode(), Duration.ofNanos(System.nanoTime() - began));
            return null;
        });
        ctx.future(() -> sent);
    }

    private static CompletableFuture<? extends @Nullable JsonNode> answer(
            Context ctx, Admitted request, Operation operation) {
        try {
            return operation.answer(ctx, request);
        } catch (Problem problem) {
            if (problem.type() == ProblemType.DOES_NOT_FIT || problem.type() == ProblemType.NOT_JSON) {
                request.host().adapter().turnedAway(TurnedAway.Why.MISFIT);
            }
            throw problem;
        }
    }

    private CompletableFuture<JsonNode> submit(Context ctx, Admitted request) {
        var post = Incoming.post(request.host().id(), Json.read(request.body()), clock.instant());
        return timed(
                        request,
                        gate(request).submit(post.account(), post.submission()).toCompletableFuture())
                .thenApply(Outgoing::answer);
    }

    private CompletableFuture<JsonNode> identify(Context ctx, Admitted request) {
        var asked = Incoming.asked(request.host().id(), Json.read(request.body()));
        return timed(
                        request,
                        gate(request).identify(asked.account(), asked.room()).toCompletableFuture())
                .thenApply(Outgoing::author);
    }

    private CompletableFuture<JsonNode> poll(Context ctx, Admitted request) {
        var poll = Incoming.poll(Json.read(request.body()));
        gate(request);
        return request.host()
                .adapter()
                .poll(Duration.ofSeconds(poll.waitSeconds()), poll.max(), poll.again())
                .thenApply(Outgoing::effects);
    }

    private static CompletableFuture<@Nullable JsonNode> acknowledge(Context ctx, Admitted request) {
        EffectKey key;
        try {
            key = new EffectKey(ctx.pathParam("key"));
        } catch (IllegalArgumentException e) {
            throw new Problem(ProblemType.NOT_FOUND, "An effect's key is 32 lower-case hexadecimal digits.");
        }
        if (!request.host().adapter().acknowledge(key, Incoming.receipt(Json.read(request.body())))) {
            throw new Problem(
                    ProblemType.NOT_FOUND,
                    "No such effect waits: it was acknowledged before, or the gateway restarted. Keep the key; if the"
                            + " effect comes again, acknowledge it again.");
        }
        return CompletableFuture.completedFuture(null);
    }

    private static <T> CompletableFuture<T> timed(Admitted request, CompletableFuture<T> answer) {
        return answer.copy().orTimeout(request.host().limits().answer().toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Gate gate(Admitted request) {
        Gate gate = request.host().adapter().gate();
        if (gate == null) {
            throw new Problem(ProblemType.UNAVAILABLE, "This host is not served now: the gateway starts or stops.", 2);
        }
        return gate;
    }
}
