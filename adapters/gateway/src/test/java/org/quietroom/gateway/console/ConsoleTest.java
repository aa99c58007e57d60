package org.quietroom.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.host.HostPolicy;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.core.verdict.Reason;
import org.quietroom.core.verdict.Severity;
import org.quietroom.core.verdict.Verdict;
import org.quietroom.gateway.console.signin.Preferences;
import org.quietroom.gateway.console.signin.Role;
import org.quietroom.moderation.desk.Actor;

class ConsoleTest {
    private static final String CANARY = "canary-9f2e";
    private static final Verdict HOLD =
            new Verdict.Hold(new Reason("rule.personal-details", "It may show who somebody is."));

    private Stage stage;
    private Caller rowan;
    private Caller kim;
    private Caller sam;

    @BeforeEach
    void open(@TempDir Path folder) {
        stage = new Stage(folder);
        rowan = new Caller(stage.address(), stage.token("Rowan"));
        kim = new Caller(stage.address(), stage.token("Kim"));
        sam = new Caller(stage.address(), stage.token("Sam"));
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void everyResponseHasTheHeaders() {
        CaseId id = crisis();
        for (String path : List.of(
                "/desk/queue", "/desk/sign-in", "/desk/cases/" + id, "/desk/nothing", "/desk/cases/XX-XXX", "/desk")) {
            for (Caller browser : List.of(rowan, new Caller(stage.address(), ""))) {
                HttpResponse<String> response = browser.get(path);
                assertThat(response.headers().firstValue("Content-Security-Policy"))
                        .contains(Headers.POLICY);
                assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
                assertThat(response.headers().firstValue("Referrer-Policy")).contains("no-referrer");
                assertThat(response.headers().firstValue("X-Content-Type-Options"))
                        .contains("nosniff");
                assertThat(response.headers().firstValue("Cross-Origin-Opener-Policy"))
                        .contains("same-origin");
                assertThat(response.headers().firstValue("Cross-Origin-Resource-Policy"))
                        .contains("same-origin");
                assertThat(response.body()).doesNotContain("style=\"", "<style", "<script>", " onclick");
            }
        }
    }

    @Test
    void nobodyComesInWithoutASession() {
        crisis();
        Caller nobody = new Caller(stage.address(), "x".repeat(43));
        for (Door.Route route : stage.console.routes()) {
            if (route.role() != null) {
                HttpResponse<String> response = route.method().name().equals("GET")
                        ? nobody.get(filled(route, id()))
                        : nobody.post(
                                filled(route, id()), List.of("words", "kept words"), "Sec-Fetch-Site", "same-origin");
                assertThat(response.statusCode()).as(route.path()).isIn(303, 401);
                assertThat(response.body()).doesNotContain("Reed", "Evening");
            }
        }
        assertThat(nobody.post(
                                "/desk/cases/" + id() + "/message",
                                List.of("words", "kept words"),
                                "Sec-Fetch-Site",
                                "same-origin")
                        .body())
                .contains("kept words");
    }

    @Test
    void aFormFromElsewhereDoesNothing() {
        CaseId id = crisis();
        String page = rowan.get("/desk/queue").body();
        List<String> fields = List.of("csrf", Caller.csrf(page), "version", Caller.version(page));
        String take = "/desk/cases/" + id + "/take";

        assertThat(rowan.post(take, fields, "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(rowan.post(take, fields, "Sec-Fetch-Site", "same-site").statusCode())
                .isEqualTo(403);
        assertThat(rowan.post(take, fields, "Origin", "https://elsewhere.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(rowan.post(take, fields, "Origin", "null").statusCode()).isEqualTo(403);
        assertThat(rowan.post(take, fields).statusCode()).isEqualTo(403);
        assertThat(rowan.post(take, List.of("version", "1"), "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(403);
        String other = Caller.csrf(kim.get("/desk/queue").body());
        assertThat(rowan.post(take, List.of("csrf", other, "version", "1"), "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(403);
        assertThat(stage.desk.queue().row(id).takenBy()).isNull();

        assertThat(rowan.post(take, fields, "Origin", stage.address()).statusCode())
                .isEqualTo(303);
        assertThat(stage.desk.queue().row(id).takenBy()).isEqualTo("Rowan");
    }

    @Test
    void theCookieIsStrictAndGoesAway() {
        Caller browser = new Caller(stage.address(), stage.token("Rowan"));
        HttpResponse<String> out = browser.submit("/desk/queue", "/desk/sign-out");

        assertThat(out.headers().firstValue("Set-Cookie").orElseThrow())
                .isEqualTo("quietroom=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
        assertThat(browser.get("/desk/queue").statusCode()).isEqualTo(303);
        assertThat(rowan.get("/desk/queue").statusCode()).isEqualTo(200);
        rowan.submit("/desk/me", "/desk/sign-out-everywhere");
        assertThat(rowan.get("/desk/queue").statusCode()).isEqualTo(303);
        assertThat(new ConsoleSettings(true, false).setCookie("t"))
                .isEqualTo("__Host-quietroom=t; Path=/; HttpOnly; SameSite=Strict; Secure");
    }

    @Test
    void aModeratorWalksEveryPageAndMeetsNoTextNobodyAskedFor() {
        CaseId id = crisis();
        for (Door.Route route : stage.console.routes()) {
            if (route.method().name().equals("GET")
                    && !route.path().equals(LivePages.PATH)
                    && !route.path().contains("static")) {
                HttpResponse<String> response = rowan.get(filled(route, id));
                int expected =
                        route.path().equals("/desk/shadow") ? 403 : route.path().contains("enter") ? 404 : 0;
                assertThat(response.statusCode())
                        .as(route.path())
                        .isIn(expected == 0 ? new Integer[] {200, 303} : new Integer[] {expected});
                assertThat(response.body() + response.headers().map())
                        .as(route.path())
                        .doesNotContain(CANARY);
            }
        }
        assertThat(sam.get("/desk/shadow").statusCode()).isEqualTo(200);
    }

    @Test
    void theWordsOpenForWhoeverTookTheCaseAndTheLogSaysSo() {
        CaseId id = crisis();
        String path = "/desk/cases/" + id;

        assertThat(kim.submit(path, path + "/text").statusCode()).isEqualTo(403);
        kim.submit(path, path + "/take");
        HttpResponse<String> shown = kim.submit(path, path + "/text");

        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body())
                .contains(CANARY, "<mark id=\"mark-1\">", "flagged words 1 start", "flagged words 1 end");
        assertThat(shown.body()).contains("<title>Case " + id + " · Quietroom</title>");
        assertThat(kim.get("/desk/log").body()).contains("read the text", id.value());
        assertThat(rowan.get("/desk/log").body()).doesNotContain(id.value());
        assertThat(sam.get("/desk/log").body()).contains("read the text", id.value());
    }

    @Test
    void whatMembersAndHostsSayIsEscapedEverywhere() {
        String evil = "<img src=x onerror=alert(1)>\"'`${7*7}</textarea><script>alert(1)</script>";
        CaseId id = stage.open(
                Severity.IMMINENT,
                FlagKind.SUICIDE,
                "<b>room</b>",
                evil + " flagged words",
                "flagged words",
                Verdict.PASS,
                HostPolicy.VEILED);
        String path = "/desk/cases/" + id;
        rowan.submit(path, path + "/take");

        for (String body : List.of(
                rowan.get("/desk/queue").body(),
                rowan.get(path).body(),
                rowan.submit(path, path + "/text").body(),
                rowan.submit(path + "/message", path + "/message", "words", evil, "version", "0")
                        .body(),
                rowan.submit(path, path + "/memo", "words", evil).body()
                        + rowan.get(path).body())) {
            assertThat(body).doesNotContain("<img src=x", "<b>room", "<script>alert", "</textarea><script");
        }
    }

    @Test
    void aStaleFormKeepsTheWords() {
        CaseId id = crisis();
        String path = "/desk/cases/" + id;
        rowan.submit(path, path + "/take");
        String form = rowan.get(path + "/message").body();
        stage.desk
                .letters()
                .memo(Actor.moderator("Kim"), id, stage.desk.queue().row(id).version(), "Kim looked too.");

        HttpResponse<String> stale = rowan.post(
                path + "/message",
                List.of(
                        "csrf",
                        Caller.csrf(form),
                        "version",
                        Caller.version(form),
                        "words",
                        "Thank you for <writing>."),
                "Sec-Fetch-Site",
                "same-origin");

        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("This case changed while you were writing", "Thank you for &lt;writing&gt;.");
        assertThat(rowan.get(path + "/message").body()).contains("Thank you for &lt;writing&gt;.");
        assertThat(rowan.submit(path + "/message", path + "/message", "words", "Thank you for writing.")
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void theComposerWarnsOnceAndThenLetsPass() {
        CaseId id = crisis();
        String path = "/desk/cases/" + id;
        rowan.submit(path, path + "/take");

        HttpResponse<String> warned = rowan.submit(path + "/message", path + "/message", "words", "Where are you now?");
        assertThat(warned.statusCode()).isEqualTo(422);
        assertThat(warned.body()).contains("We don't ask that", "Where are you now?");
        HttpResponse<String> sent = rowan.submit(
                path + "/message", path + "/message", "words", "Where are you now?", "warned", "warn-where");
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(stage.desk.outbox().pending()).isPositive();
    }

    @Test
    void aCaseMarkedNowIsClosedWithAReason() {
        CaseId id = crisis();
        String path = "/desk/cases/" + id;
        rowan.submit(path, path + "/take");

        assertThat(rowan.submit(path + "/fine", path + "/fine").statusCode()).isEqualTo(422);
        HttpResponse<String> closed = rowan.submit(path + "/fine", path + "/fine", "reason", "MISREAD");
        assertThat(closed.statusCode()).isEqualTo(303);
        String after = closed.headers().firstValue("Location").orElseThrow().replaceAll("#.*", "");
        assertThat(after).startsWith("/desk/queue?did=CLOSE_AS_FINE");
        assertThat(rowan.get(after).body()).contains("Closed " + id, path + "/undo");
        assertThat(rowan.submit(after, path + "/undo").statusCode()).isEqualTo(303);
        assertThat(stage.desk.queue().row(id).open()).isTrue();
    }

    @Test
    void aHeldPostIsReleasedEditedOrRefused() {
        CaseId one = held("one " + CANARY);
        CaseId two = held("two " + CANARY);
        for (CaseId id : List.of(one, two)) {
            rowan.submit("/desk/cases/" + id, "/desk/cases/" + id + "/take");
        }
        String edit = "/desk/cases/" + one + "/release";
        assertThat(rowan.get(edit).body()).contains("one " + CANARY);
        assertThat(rowan.submit(edit, edit, "words", "one, without the rest").statusCode())
                .isEqualTo(303);
        String refuse = "/desk/cases/" + two + "/refuse";
        assertThat(rowan.submit(refuse, refuse, "words", "").statusCode()).isEqualTo(422);
        assertThat(rowan.submit(refuse, refuse, "rule", "PERSONAL_DETAILS").statusCode())
                .isEqualTo(303);
        assertThat(stage.desk.queue().row(two).whereabouts().name()).isEqualTo("REFUSED");
        assertThat(stage.desk.queue().row(one).whereabouts().name()).isEqualTo("PUBLISHED");
    }

    @Test
    void aBanNeedsASecondModerator() {
        CaseId id = held("words");
        String path = "/desk/cases/" + id;
        rowan.submit(path, path + "/take");
        assertThat(rowan.submit(path + "/ban", path + "/ban", "days", "30", "rule", "UNKIND")
                        .statusCode())
                .isEqualTo(303);
        assertThat(stage.desk.restrictions().of(stage.desk.queue().row(id).author()))
                .isNull();
        assertThat(kim.get(path + "/ban").body()).contains("You are the second of two");
        assertThat(kim.submit(path + "/ban", path + "/ban").statusCode()).isEqualTo(303);
        assertThat(stage.desk.restrictions().of(stage.desk.queue().row(id).author()))
                .isNotNull();
    }

    @Test
    void aCaseIsHandedOverAndAccepted() {
        CaseId id = crisis();
        String path = "/desk/cases/" + id;
        rowan.submit(path, path + "/take");
        assertThat(rowan.submit(path + "/hand-over", path + "/hand-over", "to", "Kim", "words", "")
                        .statusCode())
                .isEqualTo(422);
        rowan.submit(path + "/hand-over", path + "/hand-over", "to", "Kim", "words", "Answer is half written.");
        assertThat(stage.desk.queue().row(id).takenBy()).isEqualTo("Rowan");
        assertThat(kim.get("/desk/mine").body()).contains(id.value());
        kim.submit(path, path + "/accept");
        assertThat(stage.desk.queue().row(id).takenBy()).isEqualTo("Kim");
    }

    @Test
    void filtersNeverHideNow() {
        crisis();
        held("words");
        String body = rowan.get("/desk/queue?urgency=ORDINARY").body();
        assertThat(body).contains("1 case marked Now is outside this filter");
        assertThat(rowan.get("/desk/queue?urgency=TODAY").body())
                .contains("No case fits this filter. 2 wait outside it.");
    }

    @Test
    void anEmptyQueueAndALostHostNeverLookTheSame() {
        assertThat(rowan.get("/desk/queue").body()).contains("Nothing is waiting. Last submission 13:56 from NodeBB.");
        stage.hosts.set(
                1,
                Stage.host(
                        Stage.CHAT,
                        "XMPP",
                        org.quietroom.core.host.HostHealth.State.LOST,
                        Stage.NOW.minusSeconds(1020),
                        false));
        assertThat(rowan.get("/desk/queue").body())
                .contains("We have received nothing from XMPP since 13:40. Posts there are not being read.")
                .contains("Not reached: XMPP");
    }

    @Test
    void aStoreThatTakesNoWritesIsSaidOnTheQueueAndOnHealth() {
        assertThat(rowan.get("/desk/health").body()).contains("It takes what is written.");
        stage.storeTakesWrites = false;
        assertThat(rowan.get("/desk/queue").body())
                .contains("The store takes no writes: nothing can be decided until it does");
        assertThat(rowan.get("/desk/health").body()).contains("It takes no writes.", "quietroom doctor");
    }

    @Test
    void aLostDatabaseIsSaidCalmlyAndKeepsTheWords() {
        CaseId id = crisis();
        String path = "/desk/cases/" + id + "/message";
        rowan.submit("/desk/cases/" + id, "/desk/cases/" + id + "/take");
        String form = rowan.get(path).body();
        List<String> fields = List.of(
                "csrf", Caller.csrf(form), "version", Caller.version(form), "words", "Thank you for <writing>.");

        stage.storeIsGone(true);
        for (Door.Route route : stage.console.routes()) {
            if (route.role() != null && route.method().name().equals("GET")) {
                HttpResponse<String> response = rowan.get(filled(route, id));
                assertThat(response.statusCode()).as(route.path()).isEqualTo(503);
                assertThat(response.body()).contains("The store does not answer", "Nothing was changed.");
                assertThat(response.headers().firstValue("Retry-After")).isPresent();
                assertThat(response.headers().firstValue("Content-Security-Policy"))
                        .isPresent();
            }
        }
        assertThat(rowan.post(path, fields, "Sec-Fetch-Site", "same-origin").body())
                .contains("The store does not answer", "Thank you for &lt;writing&gt;.");
        assertThat(rowan.post(path, fields, "Sec-Fetch-Site", "cross-site").body())
                .doesNotContain("Thank you");
        HttpResponse<String> signIn = new Caller(stage.address(), "")
                .post(
                        "/desk/sign-in",
                        List.of("name", "Rowan", "password", "x", "code", "1"),
                        "Sec-Fetch-Site",
                        "same-origin");
        assertThat(signIn.statusCode()).isEqualTo(503);

        stage.storeIsGone(false);
        assertThat(rowan.post(path, fields, "Sec-Fetch-Site", "same-origin").statusCode())
                .isEqualTo(303);
    }

    @Test
    void aSignInThatWorksEndsTheSessionThatWasThereBefore() {
        String planted = stage.token("Kim");
        Caller browser = new Caller(stage.address(), planted);
        HttpResponse<String> in = browser.post(stage.link.path(), List.of(), "Sec-Fetch-Site", "same-origin");
        assertThat(in.statusCode()).isEqualTo(303);
        String cookie = in.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie)
                .startsWith("quietroom=")
                .doesNotContain(planted)
                .endsWith("; Path=/; HttpOnly; SameSite=Strict");
        assertThat(browser.get("/desk/queue").statusCode()).isEqualTo(303);
        assertThat(new Caller(stage.address(), planted).get("/desk/queue").statusCode())
                .isEqualTo(303);
        assertThat(browser.post(stage.link.path(), List.of(), "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .as("a link works once")
                .isEqualTo(404);
    }

    @Test
    void aModeratorIsRefusedWhatIsForLeads() {
        int seen = 0;
        for (Door.Route route : stage.console.routes()) {
            if (route.role() == Role.LEAD) {
                seen++;
                HttpResponse<String> refused = rowan.get(filled(route, crisis()));
                assertThat(refused.statusCode()).as(route.path()).isEqualTo(403);
                assertThat(refused.body()).contains("This page is for leads").doesNotContain("Reed");
            }
        }
        assertThat(seen).isPositive();
    }

    @Test
    void codesOfTheDeskAreSaidInWords() {
        Texts german = Texts.in(Locale.GERMAN);
        assertThat(Details.of("published", german)).isEqualTo("veröffentlicht");
        assertThat(Details.of("to Kim", german)).isEqualTo("an Kim");
        assertThat(Details.of("rule.unkind, 1 days", Texts.in(Locale.ENGLISH)))
                .isEqualTo("It is unkind to somebody, 1 day");
        assertThat(Details.of("rule.unkind, for good", Texts.in(Locale.ENGLISH)))
                .isEqualTo("It is unkind to somebody, for good");
        assertThat(Details.closed("fine safe-now", Texts.in(Locale.ENGLISH)))
                .isEqualTo("fine: The author says they are safe, or not alone");
        assertThat(Details.of("something-else", german)).isEqualTo("something-else");
    }

    @Test
    void eachLanguageIsWhole() {
        crisis();
        stage.prefer("Rowan", true, Preferences.Theme.DARK, Locale.GERMAN);
        String body = rowan.get("/desk/queue").body();
        assertThat(body).contains("<html lang=\"de\" data-theme=\"dark\">", "Übernehmen");
        assertThat(Texts.in(Locale.GERMAN).keys())
                .isEqualTo(Texts.in(Locale.ENGLISH).keys());
    }

    @Test
    void theSignInFormAnswersTheSameToEverybody() {
        Caller nobody = new Caller(stage.address(), "");
        HttpResponse<String> unknown = nobody.post(
                "/desk/sign-in", List.of("name", "Ash", "password", "x", "code", "1"), "Sec-Fetch-Site", "same-origin");
        HttpResponse<String> known = nobody.post(
                "/desk/sign-in",
                List.of("name", "Rowan", "password", "x", "code", "1"),
                "Sec-Fetch-Site",
                "same-origin");
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.body()).isEqualTo(known.body().replace("Rowan", "Ash"));
        for (int i = 0; i < 4; i++) {
            known = nobody.post(
                    "/desk/sign-in",
                    List.of("name", "Rowan", "password", "x", "code", "1"),
                    "Sec-Fetch-Site",
                    "same-origin");
        }
        assertThat(known.statusCode()).isEqualTo(429);
        assertThat(known.headers().firstValue("Retry-After")).isPresent();
        assertThat(nobody.post("/desk/sign-in", List.of("name", "Ash"), "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void anIdleSessionEndsAlsoWhileAPageIsOpen() {
        stage.clock.forward(Duration.ofMinutes(29));
        assertThat(rowan.get("/desk/queue", Door.BACKGROUND, "1").statusCode()).isEqualTo(200);
        stage.clock.forward(Duration.ofMinutes(2));
        assertThat(rowan.get("/desk/queue").statusCode()).isEqualTo(303);
    }

    private CaseId crisis() {
        return stage.open(
                Severity.IMMINENT,
                FlagKind.SUICIDE,
                "Evening room",
                "Somebody drove me home, and " + CANARY + " flagged words.",
                "flagged words",
                Verdict.PASS,
                HostPolicy.VEILED);
    }

    private CaseId held(String text) {
        return stage.open(Severity.NONE, FlagKind.MARKUP, "Newly diagnosed", text, "", HOLD, HostPolicy.VEILED);
    }

    private CaseId id() {
        return stage.desk.queue().open().get(0).id();
    }

    private static String filled(Door.Route route, CaseId id) {
        return route.path()
                .replace("{id}", id.value())
                .replace("{token}", "none")
                .replace("{version}", "1")
                .replace("{name}", "quiet.css");
    }
}
