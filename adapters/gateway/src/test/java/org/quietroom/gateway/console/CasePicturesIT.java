package org.quietroom.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.host.HostHealth;
import org.quietroom.core.host.HostPolicy;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.core.verdict.Severity;
import org.quietroom.core.verdict.Verdict;
import org.quietroom.gateway.console.signin.Preferences;
import org.quietroom.moderation.crisis.Budget;

@ExtendWith(OneBrowser.class)
class CasePicturesIT {
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
    void casePages() {
        CaseId id = SampleCases.fullQueue(stage);
        String path = "/desk/cases/" + id;
        studio.everywhere("case-summary", "Rowan", path);
        studio.specially("case", path, "form[action$='/text#text'] button");
        studio.both("case-text", "Rowan", path, page -> page.click("form[action$='/text#text'] button"));
        studio.everywhere("log", "Sam", "/desk/log");
    }

    @Test
    void underTheCovers() {
        CaseId id = stage.open(
                Severity.PLAN,
                FlagKind.SUICIDE,
                "Evening room",
                "My name is Nora Larkfield and my sister Gwen Ashdown drove me home.\nThere are flagged words in it;"
                        + " Nora Larkfield says so. Ring 020 7946 0018 if you like, I am 47.",
                "flagged words in it; Nora",
                Verdict.PASS,
                HostPolicy.VEILED);
        SampleCases.take(stage, "Rowan", id);
        stage.prefer("Rowan", true, Preferences.Theme.SYSTEM, Locale.ENGLISH);
        String path = "/desk/cases/" + id;
        studio.both("case-covered", "Rowan", path, page -> page.click("form[action$='/text#text'] button"));
        studio.everywhere("reveal", "Rowan", path + "/reveal");
        studio.specially("reveal", path + "/reveal", null);
        studio.both("case-opened", "Rowan", path + "/reveal", page -> {
            page.check("input[value=name-1]");
            page.keyboard().press("1");
            page.click("main form.card button");
            assertThat(page.locator(".opened").count()).isEqualTo(2);
            assertThat(page.locator(".words").textContent())
                    .contains("[name 2]")
                    .doesNotContain("Gwen");
        });
    }

    @Test
    void heldAndShadow() {
        stage.prefer("Rowan", true, Preferences.Theme.SYSTEM, Locale.ENGLISH);
        stage.prefer("Sam", true, Preferences.Theme.SYSTEM, Locale.ENGLISH);
        CaseId held = stage.open(
                Severity.NONE,
                FlagKind.MARKUP,
                "Newly diagnosed",
                "My number is in here somewhere.",
                "",
                SampleCases.HOLD,
                HostPolicy.VEILED);
        SampleCases.take(stage, "Rowan", held);
        studio.everywhere("case-held", "Rowan", "/desk/cases/" + held);
        studio.everywhere("release", "Rowan", "/desk/cases/" + held + "/release");
        studio.everywhere("refuse", "Rowan", "/desk/cases/" + held + "/refuse");
        stage.open(
                Severity.IDEATION,
                FlagKind.SUICIDE,
                "Evening room",
                SampleCases.TEXT,
                "flagged words",
                Verdict.PASS,
                HostPolicy.SHADOW);
        stage.hosts.clear();
        stage.hosts.add(Stage.host(Stage.FORUM, "NodeBB", HostHealth.State.REACHED, Stage.NOW, true));
        studio.everywhere("shadow", "Sam", "/desk/shadow");
    }

    @Test
    void methodDetailUnderItsCover() {
        String path = "/desk/cases/" + MethodUnderCoversTest.taken(stage);
        stage.prefer("Rowan", true, Preferences.Theme.SYSTEM, Locale.ENGLISH);
        String show = "form[action$='/text#text'] button";
        studio.both("case-method", "Rowan", path, page -> page.click(show));
        studio.specially("case-method", path, show);
        studio.both("case-method-opened", "Rowan", path + "/reveal", page -> {
            page.check("input[value=method]");
            page.keyboard().press("1");
            page.click("main form.card button");
            assertThat(page.locator(".opened").count()).isEqualTo(2);
            assertThat(page.locator(".words").textContent()).contains("[name]").doesNotContain("Nora");
        });
    }

    @Test
    void howMuchIsFlagged() {
        stage.prefer("Sam", true, Preferences.Theme.SYSTEM, Locale.ENGLISH);
        studio.everywhere("shadow-nothing-yet", "Sam", "/desk/shadow");
        stage.traffic = ShadowPageTest.traffic(30, new Budget(8));
        stage.alerts.addAll(HealthPageTest.ALERTS);
        studio.everywhere("shadow-flagged", "Sam", "/desk/shadow");
        studio.everywhere("shadow-fitted", "Sam", "/desk/shadow?budget=2");
        studio.both("shadow-daily", "Sam", "/desk/shadow?budget=x", page -> page.click("details summary"));
        stage.prefer("Sam", true, Preferences.Theme.SYSTEM, Locale.GERMAN);
        studio.everywhere("shadow-german", "Sam", "/desk/shadow?budget=0");
    }
}
