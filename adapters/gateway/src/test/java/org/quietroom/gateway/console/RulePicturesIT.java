package org.quietroom.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.host.HostPolicy;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.core.verdict.Severity;
import org.quietroom.gateway.console.signin.Preferences;

@ExtendWith(OneBrowser.class)
class RulePicturesIT {
    private Studio studio;
    private Stage stage;

    @BeforeEach
    void open(Chromium chromium, @TempDir Path folder) {
        stage = new Stage(folder);
        studio = new Studio(chromium, stage);
        stage.prefer("Rowan", true, Preferences.Theme.SYSTEM, Locale.ENGLISH);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aRuleIsWrittenInTheBrowserAndReadsFromThenOn() {
        for (int i = 0; i < 3; i++) {
            stage.open(
                    Severity.NONE,
                    FlagKind.MARKUP,
                    "Evening room",
                    "Buy green drops here.",
                    "",
                    SampleCases.HOLD,
                    HostPolicy.VEILED);
        }
        studio.everywhere("rules-none", "Rowan", "/desk/rules");
        studio.everywhere("rule-form", "Rowan", "/desk/rules/new");
        studio.both("rule-form-errors", "Rowan", "/desk/rules/new", page -> fill(page, "green"));
        try (Chromium.Window window =
                studio.window(360, "Rowan", false, options -> options.setJavaScriptEnabled(false))) {
            Page page = window.page;
            page.navigate(stage.address() + "/desk/rules/new");
            fill(page, "green drops");
            assertThat(page.locator("#told").textContent()).contains("The examples hold");
        }
        String path = "/desk/rules/" + stage.desk.ownRules().all().get(0).id();
        studio.everywhere("rule-draft", "Rowan", path);
        studio.both("rule-tried", "Rowan", path, page -> page.click("form[action*='/try'] button"));
        try (Chromium.Window window = studio.window(1280, "Rowan", false, options -> {})) {
            Page page = window.page;
            page.navigate(stage.address() + path);
            page.click("form[action*='/try'] button");
            page.click("form[action$='/on'] button");
            studio.judged(page, "rule-live");
        }
        assertThat(stage.desk.ownRules().live().rules()).hasSize(1);
        studio.everywhere("rules", "Rowan", "/desk/rules");
        studio.specially("rules", "/desk/rules", null);
        studio.specially("rule", path, null);
    }

    private static void fill(Page page, String words) {
        page.selectOption("#field-kind", "spam");
        page.check("input[value=WORDS]");
        page.fill("#field-words", words);
        page.fill("#field-reason", "Sellers of drops write to us every week.");
        page.fill("#field-matching", "buy green drops");
        page.fill("#field-passing", "a green day");
        page.click("main form.card button");
    }
}
