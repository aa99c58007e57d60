package org.quietroom.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.gateway.console.signin.Preferences;

@ExtendWith(OneBrowser.class)
class KeyboardWalkIT {
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
    void keysDoWhatTheTableSays() {
        SampleCases.fullQueue(stage);
        try (Chromium.Window window = studio.window(1280, "Kim", false, options -> {})) {
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
            Judge.page(page, "keys");
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
        }
    }

    @Test
    void keysThatAreOffDoNothing() {
        SampleCases.fullQueue(stage);
        stage.prefer("Kim", false, Preferences.Theme.LIGHT, Locale.ENGLISH);
        try (Chromium.Window window = studio.window(1280, "Kim", false, options -> {})) {
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

    private static String focus(Page page) {
        return String.valueOf(page.evaluate("document.activeElement.href || document.activeElement.tagName"));
    }
}
