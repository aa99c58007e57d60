package org.quietroom.gate;

import io.javalin.Javalin;
import java.net.URI;
import java.time.Clock;
import java.util.Collection;

/** The gate alone on loopback, for tests and for hosts in the same process. {@link #close} stops it. */
public final class GateServer implements AutoCloseable {
    private final Javalin app;

    private GateServer(Javalin app) {
        this.app = app;
    }

    /** @param port 0 for any that is free */
    public static GateServer start(int port, Collection<GateHost> hosts, Clock clock) {
        GateRoutes routes = new GateRoutes(hosts, clock, GateWatch.NONE);
        return new GateServer(Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    var refusals = new GateRefusals(GateRefusals::problem);
                    config.jetty.modifyServer(server -> server.setErrorHandler(refusals));
                    config.jetty.modifyServletContextHandler(handler -> handler.setErrorHandler(refusals));
                    routes.mount(config.routes);
                })
                .start("127.0.0.1", port));
    }

    /** Where it listens, without a path. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + app.port());
    }

    @Override
    public void close() {
        app.stop();
    }
}
