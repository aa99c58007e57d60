package org.quietroom.commonroom;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.quietroom.core.host.HostHealth;

/** The pages over HTTP: what protects each of them, and the two feeds. */
final class WebServer {
    static final String COOKIE = "commonroom";
    private static final String CSP = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** What protects every answer, by the names of the headers. */
    static final Map<String, String> PROTECTION = Map.of(
            "Content-Security-Policy", CSP,
            "Cache-Control", "no-store",
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin");

    /**
     * Where to listen.
     *
     * @param bind the interface's address
     * @param port 0 for any that is free
     * @param secureCookie whether browsers reach it by HTTPS only
     */
    record Address(String bind, int port, boolean secureCookie) {}

    private final Address address;
    private final Visits visits;
    private final RoomDoor rooms;
    private final Apologies apologies;
    private final LiveFeed live;
    private final SealedDoor sealed;
    private final SealedFeed sealedFeed;
    private final Javalin app;
    private volatile boolean running;

    WebServer(Address address, CommonRoom house, CommonRoomAdapter adapter) {
        this.address = address;
        Pages pages = new Pages(house, adapter.profile());
        this.sealed = new SealedDoor(house, adapter);
        this.visits = new Visits(house, pages, sealed, address.secureCookie());
        this.apologies = new Apologies(house);
        this.live = new LiveFeed(house.limits().streams());
        this.rooms = new RoomDoor(house, adapter, pages, visits, sealed);
        this.sealedFeed = new SealedFeed(house.limits().streams());
        Refusals refusals = new Refusals(apologies);
        this.app = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.http.maxRequestSize = SealedDoor.MAX_UPLOAD;
            config.jetty.modifyServer(server -> {
                server.setHandler(new BodyLimit());
                server.setErrorHandler(refusals);
            });
            config.jetty.threadPool = new QueuedThreadPool(24, 4);
            config.jetty.modifyServletContextHandler(handler -> {
                handler.setErrorHandler(refusals);
                handler.addServlet(new LiveServlet(house, live).holder(), "/live/*");
                handler.addServlet(new SealedServlet(house, adapter, sealed, sealedFeed).holder(), "/live-sealed/*");
            });
            routes(config.routes);
        });
    }

    private void routes(JavalinDefaultRoutingApi routes) {
        routes.before(WebServer::protect);
        routes.get("/room.css", asset("room.css", "text/css"));
        routes.get("/room.js", asset("room.js", "text/javascript"));
        routes.get("/away", ctx -> ctx.html(Pages.away().markup()));
        visits.routes(routes);
        sealed.routes(routes);
        rooms.routes(routes);
        apologies.routes(routes);
    }

    void start() {
        app.start(address.bind(), address.port());
        running = true;
    }

    void stop() {
        running = false;
        live.close();
        sealedFeed.close();
        app.stop();
    }

    URI address() {
        return URI.create("http://" + (address.bind().contains(":") ? "[" + address.bind() + "]" : address.bind()) + ":"
                + app.port() + "/");
    }

    HostHealth health() {
        if (!running) {
            return new HostHealth(HostHealth.State.LOST, "Common Room is closed; start the gateway to open it.");
        }
        return visits.visited()
                ? new HostHealth(HostHealth.State.REACHED, "Common Room is open in this program.")
                : new HostHealth(HostHealth.State.WAITING, "Common Room is open; nobody has come in yet.");
    }

    private static void protect(Context ctx) {
        PROTECTION.forEach(ctx::header);
        if (ctx.req().getContentLengthLong() > SealedDoor.MAX_REQUEST && !SealedDoor.uploads(ctx.path())) {
            throw new Sorry(413, "large");
        }
        if (String.valueOf(ctx.contentType()).toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            throw new Sorry(415, "files");
        }
        String site = ctx.header("Sec-Fetch-Site");
        if (ctx.req().getMethod().equals("POST")
                && site != null
                && !site.equals("same-origin")
                && !site.equals("none")) {
            throw new Sorry(403, "elsewhere");
        }
    }

    private static Handler asset(String name, String type) {
        try (InputStream in = WebServer.class.getResourceAsStream(name)) {
            String text = new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
            return ctx -> ctx.contentType(type + "; charset=utf-8").result(text);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " is missing from the jar", e);
        }
    }
}
