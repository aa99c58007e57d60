package org.quietroom.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.Resources;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.host.HostHealth;
import org.quietroom.core.host.HostPolicy;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.core.verdict.Reason;
import org.quietroom.core.verdict.Severity;
import org.quietroom.core.verdict.Verdict;
import org.quietroom.gateway.console.signin.Preferences;
import org.quietroom.moderation.desk.Actor;
import org.quietroom.moderation.desk.Urgency;

/** Takes the pictures of {@code target/pictures} from a fixed clock with invented bland text, and judges what a program can. */
class ConsolePicturesIT {
    private static final Path PICTURES = Path.of("target", "pictures");
    private static final Verdict HOLD =
            new Verdict.Hold(new Reason("rule.personal-details", "It may show who somebody is."));
    private static final String TEXT = "The kitchen is quiet now and my sister drove me home this afternoon.\n"
            + "> You said that the garden helps.\nIt does, most days. Today there are flagged words in it, and I wanted to"
            + " say so somewhere before I put the kettle on again.";

    private static Chromium chromium;
    private static String axe;

    private Stage stage;

    @BeforeAll
    static void start() throws IOException {
        chromium = new Chromium();
        axe = Resources.toString(Resources.getResource("axe.min.js"), StandardCharsets.UTF_8);
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        stage = new Stage(folder);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void emptyQueueAndSignIn() {
        everywhere("queue-empty", "Rowan", "/desk/queue");
        everywhere("sign-in", "", "/desk/sign-in");
        everywhere("help", "Rowan", "/desk/help");
        everywhere("me", "Rowan", "/desk/me");
        everywhere("health", "Rowan", "/desk/health");
    }

    @Test
    void queue() {
        full();
        everywhere("queue", "Rowan", "/desk/queue");
        everywhere("queue-filtered", "Rowan", "/desk/queue?urgency=TODAY");
        everywhere("mine", "Rowan", "/desk/mine");
        specially("queue", "/desk/queue", null);
        stage.hosts.set(1, Stage.host(Stage.CHAT, "XMPP", HostHealth.State.LOST, Stage.NOW.minusSeconds(1020), false));
        stage.clock.forward(Duration.ofHours(5));
        everywhere("queue-overload-lost", "Rowan", "/desk/queue");
    }

    @Test
    void casePages() {
        CaseId id = full();
        String path = "/desk/cases/" + id;
        everywhere("case-summary", "Rowan", path);
        specially("case", path, "form[action$='/text#text'] button");
        both("case-text", "Rowan", path, page -> page.click("form[action$='/text#text'] button"));
        everywhere("message", "Rowan", path + "/message");
        both("message-warning", "Rowan", path + "/message", page -> {
            page.fill("#field-words", "Thank you. Where are you now?");
            page.click("main form.card button");
        });
        everywhere("fine", "Rowan", path + "/fine");
        everywhere("hand-over", "Rowan", path + "/hand-over");
        everywhere("mute", "Rowan", path + "/mute");
        everywhere("ban", "Rowan", path + "/ban");
        everywhere("log", "Sam", "/desk/log");
    }

    @Test
    void heldAndShadow() {
        CaseId held = stage.open(
                Severity.NONE,
                FlagKind.MARKUP,
                "Newly diagnosed",
                "My number is in here somewhere.",
                "",
                HOLD,
                HostPolicy.VEILED);
        take("Rowan", held);
        everywhere("case-held", "Rowan", "/desk/cases/" + held);
        everywhere("release", "Rowan", "/desk/cases/" + held + "/release");
        everywhere("refuse", "Rowan", "/desk/cases/" + held + "/refuse");
        stage.open(
                Severity.IDEATION,
                FlagKind.SUICIDE,
                "Evening room",
                TEXT,
                "flagged words",
                Verdict.PASS,
                HostPolicy.SHADOW);
        stage.hosts.clear();
        stage.hosts.add(Stage.host(Stage.FORUM, "NodeBB", HostHealth.State.REACHED, Stage.NOW, true));
        everywhere("shadow", "Sam", "/desk/shadow");
    }

    @Test
    void afterAnAct() {
        CaseId crisis = full();
        CaseId held = stage.desk.queue().open().stream()
                .filter(row -> row.urgency() == Urgency.ORDINARY)
                .findFirst()
                .orElseThrow()
                .id();
        take("Rowan", held);
        String path = "/desk/cases/" + held;
        both("case-more", "Rowan", path, page -> page.click(".aside summary"));
        both("case-crisis-more", "Rowan", "/desk/cases/" + crisis, page -> page.click(".aside summary"));
        everywhere("remove-or-lift", "Rowan", "/desk/cases/" + crisis + "/remove");
        everywhere("seems", "Rowan", path + "/seems");
        both("missing-answers", "Rowan", path + "/refuse", page -> page.click("main form.card button"));
        try (Chromium.Window window = window(360, "Rowan", false, options -> {})) {
            Page page = window.page;
            page.navigate(stage.address() + path + "/ban");
            page.check("input[value=UNKIND]");
            page.click("main form.card button");
            judged(page, "asked-for-ban-360");
            page.navigate(stage.address() + path + "/message");
            page.fill("#field-words", "Thank you for writing.");
            page.click("main form.card button");
            judged(page, "written-360");
            page.setViewportSize(1280, 900);
            judged(page, "written-1280");
            page.navigate(stage.address() + path);
            page.click("button[data-key=p]");
            judged(page, "released-1280");
        }
        everywhere("ban-confirm", "Kim", path + "/ban");
        everywhere("case-closed", "Kim", path);
    }

    @Test
    void germanForms() {
        CaseId id = full();
        stage.prefer("Rowan", true, Preferences.Theme.SYSTEM, Locale.GERMAN);
        String path = "/desk/cases/" + id;
        for (String[] shot : new String[][] {
            {"german-message", path + "/message"},
            {"german-ban", path + "/ban"},
            {"german-hand-over", path + "/hand-over"},
            {"german-fine", path + "/fine"},
            {"german-me", "/desk/me"},
            {"german-help", "/desk/help"},
            {"german-health", "/desk/health"},
            {"german-log", "/desk/log"}
        }) {
            everywhere(shot[0], "Rowan", shot[1]);
        }
    }

    @Test
    void whenSomethingIsWrong() {
        CaseId id = full();
        String path = "/desk/cases/" + id + "/message";
        everywhere("trouble-role", "Rowan", "/desk/shadow");
        everywhere("trouble-missing", "Rowan", "/desk/cases/00-000");
        everywhere("enter", "", stage.link.path());
        both("sign-in-wrong", "", "/desk/sign-in", page -> {
            page.fill("#name", "Rowan");
            page.fill("#password", "not the password");
            page.fill("#code", "000000");
            page.click("main button");
        });
        for (int width : List.of(360, 1280)) {
            try (Chromium.Window window = window(width, "Rowan", false, options -> {})) {
                shoot(window.page, "signed-out-" + width, path, page -> {
                    page.context().clearCookies();
                    page.fill("#field-words", "Thank you for writing this here.");
                    page.click("main form.card button");
                });
            }
        }
        stage.storeTakesWrites = false;
        everywhere("queue-no-writes", "Rowan", "/desk/queue");
        everywhere("health-no-writes", "Rowan", "/desk/health");
        both("trouble-unavailable", "Rowan", path, page -> {
            stage.storeIsGone(true);
            page.fill("#field-words", "Thank you for writing this here.");
            page.click("main form.card button");
            stage.storeIsGone(false);
        });
    }

    @Test
    void keysDoWhatTheTableSays() {
        CaseId id = full();
        try (Chromium.Window window = window(1280, "Kim", false, options -> {})) {
            Page page = window.page;
            page.navigate(stage.address() + "/desk/queue");
            page.keyboard().press("j");
            assertThat(focus(page)).contains("/desk/cases/");
            assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineWidth"))
                    .isEqualTo("3px");
            page.keyboard().press("j");
            page.keyboard().press("k");
            page.keyboard().press("?");
            assertThat(page.locator("dialog[open]").count()).isEqualTo(1);
            judge(page, "keys");
            page.keyboard().press("Escape");
            assertThat(focus(page)).as("focus returns to the opener").contains("/desk/cases/");
            page.keyboard().press("o");
            page.waitForURL("**/desk/cases/**");
            page.keyboard().press("u");
            page.waitForURL("**/desk/queue#open-**");
            page.waitForCondition(() -> focus(page).contains("/desk/cases/"));
            String untaken = stage.desk.queue().open().stream()
                    .filter(row -> row.takenBy() == null)
                    .findFirst()
                    .orElseThrow()
                    .id()
                    .value();
            page.focus("#case-" + untaken + " h2 a");
            page.keyboard().press("i");
            page.waitForURL("**did=TAKE**");
            page.waitForCondition(() -> focus(page).endsWith(untaken));
            assertThat(page.locator("#who-" + untaken).textContent()).startsWith("Kim");
            page.keyboard().press("g");
            page.keyboard().press("m");
            page.waitForURL("**/desk/mine");
            page.navigate(stage.address() + "/desk/cases/" + untaken);
            page.keyboard().press("v");
            page.waitForURL("**/text**");
            assertThat(page.locator(".words").first().textContent()).contains("flagged words");
            page.keyboard().press("v");
            page.waitForURL("**/desk/cases/" + untaken);
            page.keyboard().press("r");
            page.waitForURL("**/message");
            page.focus("#field-words");
            page.keyboard().type("jkz?e");
            assertThat(page.inputValue("#field-words")).isEqualTo("jkz?e");
            page.fill("#field-words", "Thank you for writing.");
            page.keyboard().press("Control+Enter");
            page.waitForURL("**did=WRITE**");
            assertThat((String) page.evaluate("document.activeElement.tagName")).isEqualTo("H1");
            assertThat(id).isNotNull();
        }
        stage.prefer("Kim", false, Preferences.Theme.LIGHT, Locale.ENGLISH);
        try (Chromium.Window window = window(1280, "Kim", false, options -> {})) {
            Page page = window.page;
            page.navigate(stage.address() + "/desk/queue");
            for (String key : List.of("j", "k", "i", "e", "/", ".", "?", "g", "m")) {
                page.keyboard().press(key);
            }
            assertThat(page.url()).endsWith("/desk/queue");
            assertThat(page.evaluate("document.activeElement.tagName")).isEqualTo("BODY");
            assertThat(page.locator("kbd:visible").count()).isZero();
        }
    }

    @Test
    void theSameTaskWithScriptOff() {
        CaseId id = full();
        try (Chromium.Window window = window(360, "Sam", false, options -> options.setJavaScriptEnabled(false))) {
            Page page = window.page;
            page.navigate(stage.address() + "/desk/cases/" + id);
            page.click("form[action$='/text#text'] button");
            assertThat(page.locator(".words").first().textContent()).contains("flagged words");
            page.navigate(stage.address() + "/desk/cases/" + id + "/message");
            page.fill("#field-words", "Thank you for writing this here.");
            page.click("main form.card button");
            assertThat(page.locator("#told").textContent()).contains("Your message in " + id + " goes to the author.");
            page.navigate(stage.address() + "/desk/cases/" + id + "/fine");
            page.check("input[value=ANSWERED]");
            page.click("main form.card button");
            assertThat(page.locator("#told").textContent()).contains("Closed " + id);
            page.click("#told button");
            assertThat(page.locator("#told").textContent()).contains("Taken back in " + id);
        }
    }

    @Test
    void eventsChangeCellsAndTheBarAlone() {
        CaseId id = full();
        try (Chromium.Window window = window(1280, "Kim", false, options -> {})) {
            Page page = window.page;
            page.navigate(stage.address() + "/desk/queue");
            String order = order(page);
            String outside = outside(page);
            page.waitForCondition(() -> stage.console.live().listeners() == 1);
            CaseId untaken = stage.desk.queue().open().stream()
                    .filter(row -> row.takenBy() == null)
                    .findFirst()
                    .orElseThrow()
                    .id();
            take("Rowan", untaken);
            page.waitForCondition(
                    () -> page.locator("#who-" + untaken).textContent().startsWith("Rowan"));
            for (int i = 0; i < 10; i++) {
                stage.open(
                        i == 9 ? Severity.IMMINENT : Severity.PASSIVE,
                        FlagKind.SUICIDE,
                        "Evening room",
                        TEXT,
                        "flagged words",
                        Verdict.PASS,
                        HostPolicy.VEILED);
            }
            page.waitForCondition(() -> !page.locator("#alert").textContent().isEmpty());
            assertThat(page.locator("#alert").textContent()).isEqualTo("A case marked Now is waiting.");
            assertThat(page.locator("#news").isVisible()).isTrue();
            assertThat(page.locator("#news-link").textContent()).startsWith("1 new case");
            stage.clock.forward(Duration.ofMinutes(2));
            stage.console.live().tick();
            page.waitForCondition(
                    () -> page.locator("#news-link").textContent().startsWith("10 new cases, 1 of them Now"));
            assertThat(order(page)).isEqualTo(order);
            assertThat(outside(page)).isEqualTo(outside);
            assertThat(page.locator("#due-" + id).textContent()).contains("left");
            page.keyboard().press(".");
            page.waitForCondition(() -> page.locator("#cases .case").count() > 10);
        }
    }

    private static String order(Page page) {
        return String.valueOf(page.evaluate("Array.from(document.querySelectorAll('.case')).map(c => c.id).join()"));
    }

    /** Everything but the cells that may change and the bar. */
    private static String outside(Page page) {
        return String.valueOf(page.evaluate("(() => { const copy = document.querySelector('main').cloneNode(true);"
                + " copy.querySelectorAll('#news, #alert, [id^=due-], [id^=note-], [id^=who-], [id^=where-], form')"
                + ".forEach(e => e.remove()); return copy.textContent.replace(/\\s+/g, ' '); })()"));
    }

    private static String focus(Page page) {
        return String.valueOf(page.evaluate("document.activeElement.href || document.activeElement.tagName"));
    }

    /** At 360 and 1280 pixels, light and dark. */
    private void everywhere(String name, String who, String path) {
        both(name, who, path, page -> {});
    }

    private void both(String name, String who, String path, Consumer<Page> act) {
        for (boolean dark : List.of(false, true)) {
            try (Chromium.Window window = window(360, who, dark, options -> {})) {
                for (int width : List.of(360, 1280)) {
                    window.page.setViewportSize(width, 900);
                    shoot(window.page, name + "-" + width + (dark ? "-dark" : "-light"), path, act);
                }
            }
        }
    }

    /** Greyscale, forced colours, 400 % zoom, script off, German. {@code press} is pressed first, if it is given. */
    private void specially(String name, String path, String press) {
        Consumer<Page> act = page -> {
            if (press != null) {
                page.click(press);
            }
        };
        try (Chromium.Window window = window(1280, "Rowan", false, options -> {})) {
            shoot(window.page, name + "-grey", path, page -> {
                act.accept(page);
                page.evaluate("document.documentElement.style.filter = 'grayscale(1)'");
            });
        }
        try (Chromium.Window window =
                window(1280, "Rowan", false, options -> options.setForcedColors(ForcedColors.ACTIVE))) {
            shoot(window.page, name + "-forced-colours", path, act);
        }
        try (Chromium.Window window = window(320, "Rowan", false, options -> options.setDeviceScaleFactor(4))) {
            shoot(window.page, name + "-zoom-400", path, act);
        }
        try (Chromium.Window window = window(640, "Rowan", false, options -> options.setDeviceScaleFactor(2))) {
            shoot(window.page, name + "-zoom-200", path, act);
        }
        try (Chromium.Window window = window(360, "Rowan", false, options -> options.setJavaScriptEnabled(false))) {
            window.page.navigate(stage.address() + path);
            act.accept(window.page);
            picture(window.page, name + "-script-off");
        }
        stage.prefer("Rowan", true, Preferences.Theme.SYSTEM, Locale.GERMAN);
        for (int width : List.of(360, 1280)) {
            try (Chromium.Window window = window(width, "Rowan", false, options -> {})) {
                shoot(window.page, name + "-" + width + "-german", path, act);
            }
        }
        stage.prefer("Rowan", true, Preferences.Theme.SYSTEM, Locale.ENGLISH);
    }

    private Chromium.Window window(int width, String who, boolean dark, Consumer<Browser.NewContextOptions> more) {
        Chromium.Window window = chromium.window(width, options -> {
            options.setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT);
            more.accept(options);
        });
        if (!who.isEmpty()) {
            window.signIn(stage, who);
        }
        return window;
    }

    private void shoot(Page page, String name, String path, Consumer<Page> act) {
        page.navigate(stage.address() + path);
        act.accept(page);
        judge(page, name);
        picture(page, name);
    }

    private static void judged(Page page, String name) {
        judge(page, name);
        picture(page, name);
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }

    private static void judge(Page page, String name) {
        assertThat(page.locator("h1").count()).as("%s: one heading", name).isEqualTo(1);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("%s: nothing scrolls sideways", name)
                .isEqualTo(true);
        assertThat(page.evaluate("Array.from(document.querySelectorAll('button, a.button, select, textarea, summary'))"
                        + ".filter(e => e.getClientRects().length && e.getBoundingClientRect().height < 32)"
                        + ".map(e => e.outerHTML.slice(0, 80))"))
                .as("%s: targets of 32 pixels", name)
                .isEqualTo(List.of());
        assertThat(page.locator(".primary:visible").count())
                .as("%s: one primary button", name)
                .isLessThanOrEqualTo(1);
        assertThat(page.locator("main").textContent()).as("%s: calm", name).doesNotContain("!");
        page.evaluate(axe);
        Object found = page.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',"
                + " 'best-practice']}).then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 90)"
                + " + ' ' + n.failureSummary.slice(0, 200)).slice(0, 3).join(' | ')))");
        assertThat(found).as("%s: axe", name).isEqualTo(List.of());
        assertThat(Map.of("title", page.title()))
                .as("%s: nothing in the title", name)
                .doesNotContainValue("flagged words");
    }

    private void take(String who, CaseId id) {
        stage.desk
                .claims()
                .take(Actor.moderator(who), id, stage.desk.queue().row(id).version());
    }

    /** Six cases of every urgency; the first, marked Now, is Rowan's. */
    private CaseId full() {
        for (String name : List.of("Rowan", "Kim", "Sam")) {
            stage.prefer(name, true, Preferences.Theme.SYSTEM, Locale.ENGLISH);
        }
        stage.clock.forward(Duration.ofHours(-20));
        sample(Severity.PASSIVE, "Newly diagnosed", FlagKind.SUICIDE, Verdict.PASS);
        stage.clock.forward(Duration.ofHours(12));
        sample(Severity.NONE, "Newly diagnosed", new FlagKind("seller"), HOLD);
        sample(Severity.IDEATION, "Carers", FlagKind.SUICIDE, Verdict.PASS);
        stage.clock.forward(Duration.ofMinutes(408));
        sample(Severity.PLAN, "Journals", FlagKind.ABUSE, Verdict.PASS);
        stage.clock.forward(Duration.ofMinutes(70));
        var author =
                new Pseudonym(new PseudonymId("a".repeat(32)), new RoomId(Stage.FORUM, "Evening room"), "Amber Reed");
        CaseId earlier = stage.open(
                author, Severity.PASSIVE, FlagKind.SUICIDE, TEXT, "flagged words", Verdict.PASS, HostPolicy.VEILED);
        take("Kim", earlier);
        stage.desk
                .decisions()
                .closeAsFine(
                        Actor.moderator("Kim"),
                        earlier,
                        stage.desk.queue().row(earlier).version(),
                        null);
        CaseId id = stage.open(
                author, Severity.IMMINENT, FlagKind.SUICIDE, TEXT, "flagged words", Verdict.PASS, HostPolicy.VEILED);
        stage.clock.forward(Duration.ofMinutes(1));
        take("Rowan", id);
        stage.clock.forward(Duration.ofMinutes(1));
        return id;
    }

    private void sample(Severity severity, String room, FlagKind kind, Verdict verdict) {
        stage.open(severity, kind, room, TEXT, "flagged words", verdict, HostPolicy.VEILED);
    }
}
