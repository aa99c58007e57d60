package org.quietroom.gateway.console;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.quietroom.gateway.console.signin.Person;
import org.quietroom.gateway.console.signin.Preferences;
import org.quietroom.gateway.console.signin.Role;
import org.quietroom.gateway.console.signin.Sessions;
import org.quietroom.gateway.console.signin.SignIn;
import org.quietroom.gateway.console.signin.Users;

/** Signing in and out, and what each person sets for themselves. */
final class SignInPages {
    private static final String SIGN_IN = "/desk/sign-in";
    private static final String START = "/desk/queue";

    private final ConsoleSettings settings;
    private final Shell shell;
    private final Users users;
    private final Sessions sessions;
    private final SignIn signIn;

    SignInPages(ConsoleSettings settings, Shell shell, Users users, Sessions sessions, SignIn signIn) {
        this.settings = settings;
        this.shell = shell;
        this.users = users;
        this.sessions = sessions;
        this.signIn = signIn;
    }

    void open(Door door) {
        door.get(SIGN_IN, null, this::form);
        door.post(SIGN_IN, null, this::attempt);
        door.get("/desk/enter/{token}", null, this::link);
        door.post("/desk/enter/{token}", null, this::follow);
        door.post("/desk/sign-out", Role.MODERATOR, visit -> out(visit, false));
        door.post("/desk/sign-out-everywhere", Role.MODERATOR, visit -> out(visit, true));
        door.get("/desk/me", Role.MODERATOR, this::me);
        door.post("/desk/me", Role.MODERATOR, this::prefer);
        door.get("/desk/help", Role.MODERATOR, visit -> shell.show(visit, 200, "help", shell.page(visit, "help")));
    }

    private void form(Visit visit) {
        if (visit.session().isPresent()) {
            visit.see(START);
            return;
        }
        showForm(visit, 200, "", "");
    }

    private void showForm(Visit visit, int status, String name, String error) {
        Page page = shell.bare(visit, "sign-in", visit.texts().of("title.sign-in"));
        shell.show(visit, status, "signIn", page, "name", name, "error", error);
    }

    private void attempt(Visit visit) {
        String password = visit.http().formParam("password");
        SignIn.Outcome outcome = signIn.attempt(
                client(visit), visit.field("name"), password == null ? "" : password, visit.field("code"));
        if (outcome.token().isPresent()) {
            enter(visit, outcome);
        } else if (outcome.later().isZero()) {
            showForm(visit, 401, visit.field("name"), visit.texts().of("sign-in.wrong"));
        } else {
            Duration wait = outcome.later();
            long minutes = (wait.toSeconds() + 59) / 60;
            visit.http().header("Retry-After", String.valueOf(wait.toSeconds() + 1));
            showForm(visit, 429, visit.field("name"), visit.texts().of("sign-in.later", "minutes", minutes));
        }
    }

    private void link(Visit visit) {
        String name = signIn.linked(visit.http().pathParam("token")).orElseThrow(() -> new Trouble(404, "link"));
        Page page = shell.bare(visit, "enter", visit.texts().of("title.enter"));
        shell.show(visit, 200, "enter", page, "name", name, "path", visit.http().path());
    }

    private void follow(Visit visit) {
        SignIn.Outcome outcome = signIn.follow(visit.http().pathParam("token"));
        if (outcome.token().isEmpty()) {
            throw new Trouble(404, "link");
        }
        enter(visit, outcome);
    }

    private void enter(Visit visit, SignIn.Outcome outcome) {
        visit.session().ifPresent(sessions::close);
        visit.http().header("Set-Cookie", settings.setCookie(outcome.token().orElseThrow()));
        visit.see(START);
    }

    private void out(Visit visit, boolean everywhere) {
        if (everywhere) {
            sessions.closeAll(visit.person());
        } else {
            visit.session().ifPresent(sessions::close);
        }
        visit.http().header("Set-Cookie", settings.dropCookie());
        visit.see(SIGN_IN);
    }

    private void me(Visit visit) {
        Texts t = visit.texts();
        boolean saved = visit.http().queryParamMap().containsKey("saved");
        Page.Told told = saved ? Page.Told.plain(t.of("me.saved")) : null;
        Page page = shell.page(visit, "me", t.of("title.me"), told);
        shell.show(visit, 200, "me", page, "preferences", visit.person().preferences(), "zones", zones());
    }

    private void prefer(Visit visit) {
        Person person = visit.person();
        String zone = visit.field("zone");
        var preferences = new Preferences(
                visit.field("shortcuts").equals("on"),
                theme(visit.field("theme")),
                zones().contains(zone) ? ZoneId.of(zone) : person.preferences().zone(),
                Texts.in(Locale.forLanguageTag(visit.field("language"))).locale());
        users.prefer(person.name(), preferences);
        visit.see("/desk/me?saved");
    }

    private static Preferences.Theme theme(String name) {
        return List.of(Preferences.Theme.values()).stream()
                .filter(theme -> theme.name().equals(name))
                .findFirst()
                .orElse(Preferences.Theme.SYSTEM);
    }

    private static List<String> zones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id -> (id.indexOf('/') > 0 && !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
                        || id.equals("UTC"))
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private String client(Visit visit) {
        String forwarded = settings.behindProxy() ? visit.http().header("X-Forwarded-For") : null;
        return forwarded == null
                ? visit.http().req().getRemoteAddr()
                : forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    }
}
