package org.quietroom.gateway.console;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
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

/** Cases with invented bland text. */
final class SampleCases {
    static final String CANARY = "canary-9f2e";
    static final String TEXT = "The kitchen is quiet now and my sister drove me home this afternoon.\n"
            + "> You said that the garden helps.\nIt does, most days. Today there are flagged words in it, and I wanted to"
            + " say so somewhere before I put the kettle on again.";
    static final Verdict HOLD = new Verdict.Hold(new Reason("rule.personal-details", "It may show who somebody is."));

    private SampleCases() {}

    static CaseId crisis(Stage stage) {
        return stage.open(
                Severity.IMMINENT,
                FlagKind.SUICIDE,
                "Evening room",
                "Somebody drove me home, and " + CANARY + " flagged words.",
                "flagged words",
                Verdict.PASS,
                HostPolicy.VEILED);
    }

    static CaseId held(Stage stage, String text) {
        return stage.open(Severity.NONE, FlagKind.MARKUP, "Newly diagnosed", text, "", HOLD, HostPolicy.VEILED);
    }

    /** Six cases of every urgency; the first, marked Now, is Rowan's. */
    static CaseId fullQueue(Stage stage) {
        for (String name : List.of("Rowan", "Kim", "Sam")) {
            stage.prefer(name, true, Preferences.Theme.SYSTEM, Locale.ENGLISH);
        }
        stage.clock.forward(Duration.ofHours(-20));
        sample(stage, Severity.PASSIVE, "Newly diagnosed", FlagKind.SUICIDE, Verdict.PASS);
        stage.clock.forward(Duration.ofHours(12));
        sample(stage, Severity.NONE, "Newly diagnosed", new FlagKind("seller"), HOLD);
        sample(stage, Severity.IDEATION, "Carers", FlagKind.SUICIDE, Verdict.PASS);
        stage.clock.forward(Duration.ofMinutes(408));
        sample(stage, Severity.PLAN, "Journals", FlagKind.ABUSE, Verdict.PASS);
        stage.clock.forward(Duration.ofMinutes(70));
        var author =
                new Pseudonym(new PseudonymId("a".repeat(32)), new RoomId(Stage.FORUM, "Evening room"), "Amber Reed");
        CaseId earlier = stage.open(
                author, Severity.PASSIVE, FlagKind.SUICIDE, TEXT, "flagged words", Verdict.PASS, HostPolicy.VEILED);
        take(stage, "Kim", earlier);
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
        take(stage, "Rowan", id);
        stage.clock.forward(Duration.ofMinutes(1));
        return id;
    }

    static void take(Stage stage, String who, CaseId id) {
        stage.desk
                .claims()
                .take(Actor.moderator(who), id, stage.desk.queue().row(id).version());
    }

    /** Where this page of a case is. */
    static String path(Door.Route route, CaseId id) {
        return route.path()
                .replace("{id}", id.value())
                .replace("{token}", "none")
                .replace("{rule}", "none")
                .replace("{version}", "1")
                .replace("{name}", "quiet.css");
    }

    private static void sample(Stage stage, Severity severity, String room, FlagKind kind, Verdict verdict) {
        stage.open(severity, kind, room, TEXT, "flagged words", verdict, HostPolicy.VEILED);
    }
}
