package org.quietroom.gateway.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.moderation.desk.Actor;
import org.quietroom.moderation.desk.Desk;
import org.quietroom.moderation.desk.QueueRow;
import org.quietroom.moderation.desk.Whereabouts;
import org.quietroom.moderation.rules.OwnRule;

class RulesWithoutRestartTest {
    private static final Actor ROWAN = Actor.moderator("rowan");

    @Test
    void aRuleReadsFromTheNextMessageOnAndNeverHoldsIt(@TempDir Path folder) throws Exception {
        var rule = new OwnRule(
                new FlagKind("spam"),
                OwnRule.Form.WORDS,
                "",
                List.of("green drops"),
                "Sellers of drops.",
                List.of("buy green drops"),
                List.of("a green day"));
        try (TestGateway gateway = TestGateway.start(folder, "")) {
            Desk desk = gateway.gateway().foundation().desk();
            String id = desk.ownRules().draft(ROWAN, rule);
            gateway.post("m1", "jane", "Buy green drops here.");
            assertThat(desk.queue().open()).as("a draft reads nothing").isEmpty();

            desk.ownRules().switchOn(ROWAN, id);
            assertThat(gateway.post("m2", "jane", "Buy green drops here.").body())
                    .contains("\"publish\"");

            QueueRow row = desk.queue().open().get(0);
            assertThat(row.whereabouts()).isEqualTo(Whereabouts.PUBLISHED);
            assertThat(desk.cases().file(row.id(), ROWAN).flags().get(0).rule()).isEqualTo("own/" + id);
            assertThat(desk.cases().file(row.id(), ROWAN).reasons()).containsValue("Sellers of drops.");

            desk.ownRules().switchOff(ROWAN, id);
            gateway.post("m3", "jane", "Buy green drops here.");
            assertThat(desk.queue().open()).hasSize(1);
        }
    }

    @Test
    void whatIsLiveIsLiveAfterAStart(@TempDir Path folder) throws Exception {
        var rule = new OwnRule(
                new FlagKind("scam"),
                OwnRule.Form.PATTERNS,
                "",
                List.of("save \\d+ pounds"),
                "Scams.",
                List.of("save 20 pounds"),
                List.of("twenty pounds"));
        try (TestGateway gateway = TestGateway.start(folder, "")) {
            Desk desk = gateway.gateway().foundation().desk();
            desk.ownRules().switchOn(ROWAN, desk.ownRules().draft(ROWAN, rule));
        }
        try (TestGateway gateway = TestGateway.start(folder, "")) {
            gateway.post("m1", "jane", "Save 50 pounds today.");
            assertThat(gateway.gateway().foundation().desk().queue().open()).hasSize(1);
        }
    }
}
