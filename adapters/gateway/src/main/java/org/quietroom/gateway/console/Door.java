package org.quietroom.gateway.console;

import static java.util.Objects.requireNonNull;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.port.UnavailableException;
import org.quietroom.gateway.console.signin.Role;
import org.quietroom.gateway.console.signin.Session;
import org.quietroom.gateway.console.signin.Sessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets requests in: headers, sign-in, role, and for every POST the same-site check and the form's token. */
final class Door {
    /** Set by the console's own script on requests that nobody made by hand: they do not put the end of a session off. */
    static final String BACKGROUND = "Quietroom-Background";

    /** Where the gate is, which answers for itself. */
    private static final String GATE = "/v1/";

    /** On a response that one of our pages has answered, whatever its status. */
    private static final String ANSWERED = "quietroom.answered";

    private static final String RETRY_SECONDS = "30";
    private static final Logger LOG = LoggerFactory.getLogger(Door.class);

    private final ConsoleSettings settings;
    private final Sessions sessions;
    private final Clock clock;
    private final Shell shell;
    private final List<Route> routes = new ArrayList<>();

    Door(ConsoleSettings settings, Sessions sessions, Clock clock, Shell shell) {
        this.settings = requireNonNull(settings, "settings");
        this.sessions = requireNonNull(sessions, "sessions");
        this.clock = requireNonNull(clock, "clock");
        this.shell = requireNonNull(shell, "shell");
    }

    void get(String path, @Nullable Role role, Action action) {
        routes.add(new Route(HandlerType.GET, path, role, action, false));
    }

    void post(String path, @Nullable Role role, Action action) {
        routes.add(new Route(HandlerType.POST, path, role, action, false));
    }

    /** A member's page, whose address nobody can guess: whoever knows it may see it. */
    void getOfHolder(String path, Action action) {
        routes.add(new Route(HandlerType.GET, path, null, action, true));
    }

    /** The form of such a page: whoever knows its address may send it, from wherever. */
    void postOfHolder(String path, Action action) {
        routes.add(new Route(HandlerType.POST, path, null, action, true));
    }

    List<Route> routes() {
        return List.copyOf(routes);
    }

    void mount(JavalinConfig config) {
        config.routes.before("/desk", http -> Headers.put(http, settings.https()));
        config.routes.before("/desk/*", http -> Headers.put(http, settings.https()));
        routes.stream()
                .filter(Route::holder)
                .map(Route::path)
                .distinct()
                .forEach(path -> config.routes.before(path, this::unlisted));
        for (Route route : routes) {
            config.routes.addHttpHandler(route.method, route.path, http -> handle(route, http));
        }
        config.routes.get("/desk/*", http -> handle(MISSING, http));
        config.routes.error(404, "*", this::nothingHere);
    }

    /** Whatever nobody serves: whoever comes there is told so as members are. */
    private void nothingHere(Context http) {
        if (http.attribute(ANSWERED) == null && !http.path().startsWith(GATE)) {
            unlisted(http);
            shell.sorry(new Visit(http, null, clock.instant()), 404, "missing");
        }
    }

    /** The headers of a member's page: no search engine is to list it. */
    private void unlisted(Context http) {
        Headers.put(http, settings.https());
        http.header("X-Robots-Tag", "noindex, nofollow");
    }

    private static final Route MISSING = new Route(
            HandlerType.GET,
            "/desk/*",
            Role.MODERATOR,
            visit -> {
                throw new Trouble(404, "missing");
            },
            false);

    private void handle(Route route, Context http) {
        Visit visit = new Visit(http, null, clock.instant());
        http.attribute(ANSWERED, true);
        try {
            visit = new Visit(http, session(http).orElse(null), visit.now());
            if (admitted(route, visit)) {
                route.action.take(visit);
            }
        } catch (HttpResponseException e) {
            // The one thing that Javalin refuses of what we ask it: a body that is too long. The rest of it is not
            // read.
            trouble(route, visit, 413, "large", "");
        } catch (Trouble trouble) {
            trouble(route, visit, trouble.status(), trouble.name(), "");
        } catch (UnavailableException e) {
            LOG.warn("The store or the keyset cannot be reached; a page of the console answered 503.");
            http.header("Retry-After", RETRY_SECONDS);
            trouble(route, visit, 503, "unavailable", words(visit));
        } catch (RuntimeException e) {
            LOG.error("A page of the console failed: {} at {}", e.getClass().getName(), place(e));
            trouble(route, visit, 500, "bug", words(visit));
        }
    }

    private void trouble(Route route, Visit visit, int status, String name, String words) {
        if (route.holder) {
            shell.sorry(visit, status, name);
        } else {
            shell.trouble(visit, status, name, words);
        }
    }

    /** What somebody wrote into the form that came to nothing. */
    private static String words(Visit visit) {
        return sameSite(visit.http()) ? visit.field("words") : "";
    }

    private boolean admitted(Route route, Visit visit) {
        Context http = visit.http();
        boolean post = route.method.equals(HandlerType.POST);
        if (String.valueOf(http.contentType()).toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            throw new Trouble(415, "files");
        }
        if (post && !route.holder && !sameSite(http)) {
            throw new Trouble(403, "elsewhere");
        }
        if (route.role == null) {
            return true;
        }
        Optional<Session> session = visit.session();
        if (session.isEmpty()) {
            signInFirst(visit, post);
            return false;
        }
        if (post && !session.get().sent(visit.field("csrf"))) {
            throw new Trouble(403, "elsewhere");
        }
        if (session.get().person().role().compareTo(route.role) < 0) {
            throw new Trouble(403, "role");
        }
        return true;
    }

    private void signInFirst(Visit visit, boolean post) {
        if (post) {
            shell.signedOut(visit, visit.field("words"));
        } else if (visit.http().header("HX-Request") != null || visit.http().header(BACKGROUND) != null) {
            visit.http().status(401).header("HX-Redirect", "/desk/sign-in");
        } else {
            visit.see("/desk/sign-in");
        }
    }

    private Optional<Session> session(Context http) {
        boolean byHand = http.header(BACKGROUND) == null && !http.path().equals(LivePages.PATH);
        return session(token(http), byHand);
    }

    private Optional<Session> session(@Nullable String token, boolean byHand) {
        return token == null || token.isEmpty() ? Optional.empty() : sessions.find(token, byHand);
    }

    private @Nullable String token(Context http) {
        return http.cookie(settings.cookie());
    }

    /** Tells, as often as it is asked, whether the session of this request still counts; asking does not put its end off. */
    Supplier<Optional<Session>> watch(Context http) {
        String token = token(http);
        return () -> session(token, false);
    }

    /**
     * Whether the form was sent from a page of ours. Fetch metadata decides where the browser sends it; with
     * no-referrer such a browser's Origin is "null". Otherwise Origin must name our host.
     */
    private static boolean sameSite(Context http) {
        String site = http.header("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String origin = http.header("Origin");
        String host = http.header("Host");
        if (origin == null || host == null) {
            return false;
        }
        try {
            return host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String place(RuntimeException e) {
        StackTraceElement[] trace = e.getStackTrace();
        return trace.length == 0 ? "an unknown place" : trace[0].toString();
    }

    /** What a page does. */
    @FunctionalInterface
    interface Action {
        void take(Visit visit);
    }

    /** One address. A null role is open to everybody; {@code holder} says that it is a member's, and itself the right to use it. */
    record Route(HandlerType method, String path, @Nullable Role role, Action action, boolean holder) {}
}
