package org.quietroom.gateway.console;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.message.CaseId;

@ExtendWith(OneBrowser.class)
class TroublePicturesIT {
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
    void whenSomethingIsWrongForAMember() {
        String token = "0".repeat(32);
        for (String language : List.of("en", "de")) {
            for (boolean dark : List.of(false, true)) {
                try (Chromium.Window window = studio.window(360, "", dark, options -> options.setLocale(language))) {
                    for (int width : List.of(360, 1280)) {
                        window.page.setViewportSize(width, 740);
                        String tone = "-" + width + (dark ? "-dark-" : "-light-") + language;
                        studio.shoot(window.page, "member-missing" + tone, "/w/" + token, page -> {});
                        studio.shoot(window.page, "member-no-report" + tone, "/r/" + token, page -> {});
                        studio.shoot(window.page, "member-no-notes" + tone, "/n/" + token, page -> {});
                        stage.storeIsGone(true);
                        studio.shoot(window.page, "member-unavailable" + tone, "/r/" + token, page -> {});
                        stage.storeIsGone(false);
                    }
                }
            }
        }
    }

    @Test
    void whenSomethingIsWrong() {
        CaseId id = SampleCases.fullQueue(stage);
        String path = "/desk/cases/" + id + "/message";
        studio.everywhere("trouble-role", "Rowan", "/desk/shadow");
        studio.everywhere("trouble-missing", "Rowan", "/desk/cases/00-000");
        studio.everywhere("enter", "", stage.link.path());
        studio.both("sign-in-wrong", "", "/desk/sign-in", page -> {
            page.fill("#name", "Rowan");
            page.fill("#password", "not the password");
            page.fill("#code", "000000");
            page.click("main button");
        });
        for (int width : List.of(360, 1280)) {
            try (Chromium.Window window = studio.window(width, "Rowan", false, options -> {})) {
                studio.shoot(window.page, "signed-out-" + width, path, page -> {
                    page.context().clearCookies();
                    page.fill("#field-words", "Thank you for writing this here.");
                    page.click("main form.card button");
                });
            }
        }
        stage.storeTakesWrites = false;
        studio.everywhere("queue-no-writes", "Rowan", "/desk/queue");
        studio.everywhere("health-no-writes", "Rowan", "/desk/health");
        studio.both("trouble-unavailable", "Rowan", path, page -> {
            stage.storeIsGone(true);
            page.fill("#field-words", "Thank you for writing this here.");
            page.click("main form.card button");
            stage.storeIsGone(false);
        });
    }
}
