package org.quietroom.gateway.console;

import java.nio.file.Path;
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
