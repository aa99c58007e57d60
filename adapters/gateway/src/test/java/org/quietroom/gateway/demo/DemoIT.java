package org.quietroom.gateway.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.Resources;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.gateway.console.Chromium;
import org.quietroom.gateway.console.OneBrowser;

/** The demo as people meet it: two of them in Common Room, one at the console; pictures go to {@code target/pictures}. */
@ExtendWith(OneBrowser.class)
class DemoIT {
    private static final Path PICTURES = Path.of("target", "pictures");
    private static final String FLAGGED = "I think I am just a burden to everybody.";

    @TempDir
    private static Path folder;

    private static Chromium chromium;
    private static Demo demo;
    private static String axe;

    @BeforeAll
    static void start(Chromium browser) throws IOException {
        chromium = browser;
        demo = Demo.start(folder, 0);
        axe = Resources.toString(Resources.getResource("axe.min.js"), StandardCharsets.UTF_8);
    }

    @AfterAll
    static void stop() {
        if (demo != null) {
            demo.close();
        }
    }

    @Test
    void twoTalkAndAModeratorAnswersOne() {
        try (var one = visitor();
                var two = visitor();
                var desk = chromium.window(1280, options -> {})) {
            desk.page.navigate(demo.signIn().toString());
            desk.page.locator("form button").first().click();
            desk.page.navigate(demo.console() + "/queue");
            var cases = desk.page.locator("article.case");
            assertThat(cases.first()).isVisible();
            int before = cases.count();

            enter(one.page, "evening-room");
            enter(two.page, "evening-room");
            String name = one.page.locator(".me b").textContent();
            say(one.page, "Is the kettle on?");
            assertThat(last(two.page)).containsText("Is the kettle on?");
            assertThat(last(two.page)).containsText(name);
            assertThat(last(one.page)).containsText("you");

            say(one.page, FLAGGED);
            assertThat(desk.page.locator("#news-link")).isVisible();
            assertThat(last(two.page)).containsText(FLAGGED);

            desk.page.locator("#news-link").click();
            assertThat(cases).hasCount(before + 1);
            cases.last().locator("form button").click();
            desk.page.navigate(demo.console() + "/queue");
            cases.last().locator("h2 a").click();
            assertThat(desk.page).hasURL(Pattern.compile(".*/desk/cases/.*"));
            desk.page.navigate(desk.page.url() + "/message");
            desk.page.fill("#field-words", "Thank you for saying it here. Would you like to write with one of us?");
            desk.page.locator("main form.card button").click();
            assertThat(one.page.locator("#lines > li.note").last())
                    .containsText("Would you like to write with one of us?");
            assertThat(two.page.locator("body")).not().containsText("write with one of us");
        }
    }

    @Test
    void aMemberHasAnotherNameInEachRoom() {
        try (var one = visitor()) {
            enter(one.page, "evening-room");
            String evening = one.page.locator(".me b").textContent();
            enter(one.page, "carers");
            assertThat(one.page.locator(".me b")).not().hasText(evening);
            enter(one.page, "evening-room");
            assertThat(one.page.locator(".me b")).hasText(evening);
        }
    }

    @Test
    void shiftThreeTimesLeaves() {
        try (var one = visitor()) {
            enter(one.page, "carers");
            for (int i = 0; i < 3; i++) {
                one.page.keyboard().press("Shift");
            }
            assertThat(one.page).hasTitle("Notes");
            assertThat(one.page.locator("body")).not().containsText("Carers");
        }
    }

    @Test
    void withoutScriptEverythingWorks() {
        try (var one = visitor(options -> options.setJavaScriptEnabled(false));
                var two = visitor()) {
            enter(two.page, "carers");
            enter(one.page, "carers");
            say(one.page, "A word without script.");
            assertThat(last(two.page)).containsText("A word without script.");
            var tools = one.page.locator("#lines > li.own .tools").last();
            tools.locator("summary").click();
            tools.locator("textarea").fill("Another word.");
            tools.locator("button").first().click();
            assertThat(last(two.page)).containsText("Another word.");
            tools.locator("summary").click();
            tools.locator("button").last().click();
            assertThat(one.page.locator("#lines > li.own").last()).containsText("You took this back.");
            assertThat(last(two.page)).containsText("Its author took this back.");
        }
    }

    @Test
    void pictures() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            String tone = scheme == ColorScheme.DARK ? "-dark" : "-light";
            try (var one = visitor(options -> options.setColorScheme(scheme))) {
                Page page = one.page;
                shoot(page, "commonroom-lobby", tone);
                enter(page, "evening-room");
                say(page, "Good evening, all. Rain here, and soup.");
                assertThat(page.locator("#lines > li.own").last()).containsText("soup");
                shoot(page, "commonroom-veiled", tone);
                page.locator(".privacy summary").click();
                shoot(page, "commonroom-who", tone);
                page.locator(".privacy summary").click();
                say(page, FLAGGED);
                assertThat(page.locator("#lines > li.note")).isVisible();
                page.setViewportSize(360, 740);
                page.waitForFunction("() => { const l = document.getElementById('log');"
                        + " return l.scrollHeight - l.scrollTop - l.clientHeight < 2; }");
                shoot(page, "commonroom-note", tone);
                page.locator("#lines > li.own .tools summary").last().click();
                shoot(page, "commonroom-change", tone);
            }
            try (var none = chromium.window(360, options -> options.setColorScheme(scheme))) {
                none.page.navigate(demo.commonRoom().toString());
                shoot(none.page, "commonroom-door", tone);
            }
        }
    }

    private static Chromium.Window visitor() {
        return visitor(options -> {});
    }

    private static Chromium.Window visitor(Consumer<Browser.NewContextOptions> more) {
        Chromium.Window window = chromium.window(360, more);
        window.page.navigate(demo.commonRoom().toString());
        window.page.locator("button.main").click();
        assertThat(window.page.locator("h1")).hasText("Which room?");
        return window;
    }

    private static void enter(Page page, String room) {
        page.navigate(demo.commonRoom().resolve("/rooms/" + room).toString());
        assertThat(page.locator("#write")).isVisible();
    }

    private static void say(Page page, String words) {
        page.fill("#text", words);
        page.locator("#write button.main").click();
    }

    private static com.microsoft.playwright.Locator last(Page page) {
        return page.locator("#lines > li").last();
    }

    /** At both widths: one heading, nothing sideways, targets of 44 pixels, calm, and nothing for axe to find. */
    private static void shoot(Page page, String name, String tone) {
        for (int width : List.of(360, 1280)) {
            page.setViewportSize(width, width == 360 ? 740 : 800);
            String what = name + "-" + width + tone;
            page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(what + ".png")));
            assertThat(page.locator("h1").count()).as(what).isEqualTo(1);
            assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .as("%s: nothing scrolls sideways", what)
                    .isEqualTo(true);
            assertThat(page.evaluate("Array.from(document.querySelectorAll('button, select, textarea, nav a'))"
                            + ".filter(e => e.getClientRects().length && e.getBoundingClientRect().height < 43.5)"
                            + ".map(e => e.outerHTML.slice(0, 80))"))
                    .as("%s: targets of 44 pixels", what)
                    .isEqualTo(List.of());
            assertThat(page.locator("header, form, .page").allTextContents().toString())
                    .as("%s: calm", what)
                    .doesNotContain("!");
            page.evaluate(axe);
            assertThat(page.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',"
                            + " 'best-practice']}).then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n =>"
                            + " n.html.slice(0, 90) + ' ' + n.failureSummary.slice(0, 200)).slice(0, 3).join(' | ')))"))
                    .as("%s: axe", what)
                    .isEqualTo(List.of());
        }
    }
}
