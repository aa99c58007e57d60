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
}
