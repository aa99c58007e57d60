package org.quietroom.gateway.console;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.message.CaseId;
import org.quietroom.gateway.console.signin.Preferences;
import org.quietroom.moderation.desk.Urgency;

@ExtendWith(OneBrowser.class)
class FormPicturesIT {
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
    void formsOfACase() {
        CaseId id = SampleCases.fullQueue(stage);
        String path = "/desk/cases/" + id;
        studio.everywhere("message", "Rowan", path + "/message");
        studio.both("message-warning", "Rowan", path + "/message", page -> {
            page.fill("#field-words", "Thank you. Where are you now?");
            page.click("main form.card button");
        });
        studio.everywhere("fine", "Rowan", path + "/fine");
        studio.everywhere("hand-over", "Rowan", path + "/hand-over");
        studio.everywhere("mute", "Rowan", path + "/mute");
        studio.everywhere("ban", "Rowan", path + "/ban");
    }

    @Test
    void afterAnAct() {
        CaseId crisis = SampleCases.fullQueue(stage);
        CaseId held = stage.desk.queue().open().stream()
                .filter(row -> row.urgency() == Urgency.ORDINARY)
                .findFirst()
                .orElseThrow()
                .id();
        SampleCases.take(stage, "Rowan", held);
        String path = "/desk/cases/" + held;
        studio.both("case-more", "Rowan", path, page -> page.click(".aside summary"));
        studio.both("case-crisis-more", "Rowan", "/desk/cases/" + crisis, page -> page.click(".aside summary"));
        studio.everywhere("remove-or-lift", "Rowan", "/desk/cases/" + crisis + "/remove");
        studio.everywhere("seems", "Rowan", path + "/seems");
        studio.both("missing-answers", "Rowan", path + "/refuse", page -> page.click("main form.card button"));
        try (Chromium.Window window = studio.window(360, "Rowan", false, options -> {})) {
            Page page = window.page;
            page.navigate(stage.address() + path + "/ban");
            page.check("input[value=UNKIND]");
            page.click("main form.card button");
            studio.judged(page, "asked-for-ban-360");
            page.navigate(stage.address() + path + "/message");
            page.fill("#field-words", "Thank you for writing.");
            page.click("main form.card button");
            studio.judged(page, "written-360");
            page.setViewportSize(1280, 900);
            studio.judged(page, "written-1280");
            page.navigate(stage.address() + path);
            page.click("button[data-key=p]");
            studio.judged(page, "released-1280");
        }
        studio.everywhere("ban-confirm", "Kim", path + "/ban");
        studio.everywhere("case-closed", "Kim", path);
    }

    @Test
    void germanForms() {
        CaseId id = SampleCases.fullQueue(stage);
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
            studio.everywhere(shot[0], "Rowan", shot[1]);
        }
    }
}
