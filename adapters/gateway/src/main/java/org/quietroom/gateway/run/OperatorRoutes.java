package org.quietroom.gateway.run;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Pages for machines: whether we live, whether we are ready, and numbers. Details and numbers are for this machine alone
 * unless the operator says otherwise; what came through a proxy did not come from this machine.
 */
final class OperatorRoutes {
    private final Health health;
    private final Numbers numbers;
    private final boolean metricsForAll;

    OperatorRoutes(Health health, Numbers numbers, boolean metricsForAll) {
        this.health = health;
        this.numbers = numbers;
        this.metricsForAll = metricsForAll;
    }

    void mount(RoutesConfig routes) {
        routes.get("/healthz", ctx -> ctx.contentType("application/json").result("{\"live\":true}"));
        routes.get(
                "/readyz",
                ctx -> ctx.status(health.ready() ? 200 : 503)
                        .contentType("application/json")
                        .result(health.describe(fromHere(ctx))));
        routes.get("/metrics", ctx -> {
            if (metricsForAll || fromHere(ctx)) {
                ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(numbers.scrape());
            } else {
                ctx.status(403).contentType("text/plain").result("Only for this machine; see listen.metrics-for-all.");
            }
        });
    }

    private static boolean fromHere(Context ctx) {
        boolean proxied = ctx.header("X-Forwarded-For") != null
                || ctx.header("Forwarded") != null
                || ctx.header("X-Real-IP") != null
                || ctx.header("Via") != null;
        try {
            return !proxied && InetAddress.getByName(ctx.req().getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
