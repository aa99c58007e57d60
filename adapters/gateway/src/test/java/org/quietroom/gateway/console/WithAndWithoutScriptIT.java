package org.quietroom.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.host.HostPolicy;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.core.verdict.Severity;
import org.quietroom.core.verdict.Verdict;

@ExtendWith(OneBrowser.class)
class WithAndWithoutScriptIT {
    private Studio studio;
    private Stage stage;

    @BeforeEach
    void open(Chromium chromium, @TempDir Path folder) {
        stage = new Stage(folder);
        studio = new Studio(chromium, stage);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void theSameTaskWithScriptOff() {
        CaseId id = SampleCases.fullQueue(stage);
        try (Chromium.Window window =
                studio.window(360, "Sam", false, options -> options.setJavaScriptEnabled(false))) {
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
        CaseId id = SampleCases.fullQueue(stage);
        try (Chromium.Window window = studio.window(1280, "Kim", false, options -> {})) {
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
            SampleCases.take(stage, "Rowan", untaken);
            page.waitForCondition(
                    () -> page.locator("#who-" + untaken).textContent().startsWith("Rowan"));
            for (int i = 0; i < 10; i++) {
                stage.open(
                        i == 9 ? Severity.IMMINENT : Severity.PASSIVE,
                        FlagKind.SUICIDE,
                        "Evening room",
                        SampleCases.TEXT,
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
}
