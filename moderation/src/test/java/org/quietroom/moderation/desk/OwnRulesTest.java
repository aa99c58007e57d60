package org.quietroom.moderation.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.message.Kind;
import org.quietroom.core.port.AuditLog;
import org.quietroom.core.port.CaseSink;
import org.quietroom.core.testkit.Databases;
import org.quietroom.core.verdict.Decision;
import org.quietroom.core.verdict.Flag;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.core.verdict.Reading;
import org.quietroom.core.verdict.Severity;
import org.quietroom.core.verdict.Span;
import org.quietroom.core.verdict.Verdict;
import org.quietroom.moderation.care.CareSettings;
import org.quietroom.moderation.rules.OwnRule;
import org.quietroom.moderation.rules.OwnRule.Form;

class OwnRulesTest {
    private static final FlagKind SPAM = new FlagKind("spam");

    private static OwnRule rule(String words) {
        return new OwnRule(
                SPAM, Form.WORDS, "", List.of(words), "Sellers of canary drops.", List.of("x " + words), List.of("x"));
    }

    private static CaseId open(Setting setting, String text, Flag... flags) {
        var intake = setting.intake(1, setting.submission(Kind.POST, text), Verdict.PASS, Severity.NONE, false);
        var decision = new Decision(
                Verdict.PASS,
                intake.submission().parts(),
                List.of(flags),
                intake.decision().trail());
        return setting.desk
                .sink()
                .open(new CaseSink.Intake(intake.author(), intake.submission(), decision, intake.plan()))
                .id();
    }

    private static Flag flag(String rule) {
        return new Flag(SPAM, Severity.NONE, List.of(new Span(0, 0, 1)), rule, Reading.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aRuleIsDraftedSwitchedOnAndOffAndTheLogNamesEachAuthor(Databases databases) {
        Setting setting = new Setting(databases);
        OwnRules rules = setting.desk.ownRules();
        AtomicInteger changes = new AtomicInteger();
        rules.onChange(changes::incrementAndGet);

        String id = rules.draft(Setting.ROWAN, rule("green drops"));
        assertThat(rules.live().rules()).isEmpty();
        assertThat(rules.version()).isEqualTo(1);
        open(setting, "Buy green drops.", flag("en/other"));
        open(setting, "A quiet day.", flag("en/other"));

        RuleReplay replay = rules.switchOn(Setting.KIM, id);

        assertThat(replay.matched()).isEqualTo(1);
        assertThat(rules.live().rules())
                .singleElement()
                .matches(live -> live.rule().equals(rule("green drops")));
        assertThat(rules.live().version()).isEqualTo(2);

        rules.switchOff(Setting.LEE, id);

        assertThat(rules.live().rules()).isEmpty();
        assertThat(rules.live(1).rules()).isEmpty();
        assertThat(rules.live(2).rules()).hasSize(1);
        assertThat(rules.live(3).rules()).isEmpty();
        assertThat(changes).hasValue(2);
        KeptRule kept = rules.find(id).orElseThrow();
        assertThat(kept.state()).isEqualTo(RuleState.OFF);
        assertThat(kept.steps())
                .extracting(KeptRule.Step::by, KeptRule.Step::state, KeptRule.Step::matched, KeptRule.Step::cases)
                .containsExactly(
                        tuple("rowan", RuleState.DRAFTED, 0, 0),
                        tuple("kim", RuleState.LIVE, 1, 2),
                        tuple("lee", RuleState.OFF, 0, 0));
        assertThat(setting.desk.audit().latest(10))
                .extracting(AuditLog.Entry::act, AuditLog.Entry::actor, AuditLog.Entry::reason)
                .containsExactly(
                        tuple("rule.off", "lee", "own/" + id),
                        tuple("rule.on", "kim", "own/" + id + ", 1 of 2 cases"),
                        tuple("rule.draft", "rowan", "own/" + id));
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aLifeGoesForwardsOnly(Databases databases) {
        Setting setting = new Setting(databases);
        OwnRules rules = setting.desk.ownRules();
        String id = rules.draft(Setting.ROWAN, rule("green drops"));
        rules.switchOff(Setting.ROWAN, id);
        assertThatThrownBy(() -> rules.switchOn(Setting.ROWAN, id)).isInstanceOf(ActRefusedException.class);
        assertThatThrownBy(() -> rules.switchOff(Setting.ROWAN, id)).isInstanceOf(ActRefusedException.class);
        assertThatThrownBy(() -> rules.switchOn(Setting.ROWAN, "none")).isInstanceOf(ActRefusedException.class);
        assertThat(rules.version()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aRuleWithAFaultIsNotKept(Databases databases) {
        Setting setting = new Setting(databases);
        var wrong = new OwnRule(SPAM, Form.WORDS, "", List.of("a"), "why", List.of("b"), List.of("c"));
        assertThatThrownBy(() -> setting.desk.ownRules().draft(Setting.ROWAN, wrong))
                .isInstanceOf(ActRefusedException.class);
        assertThat(setting.desk.ownRules().all()).isEmpty();
        assertThat(setting.desk.audit().latest(10)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void anotherDeskOnTheStoreReadsTheSameAndTheStoreHoldsNoWordOfIt(Databases databases) {
        Setting setting = new Setting(databases);
        String id = setting.desk.ownRules().draft(Setting.ROWAN, rule("green drops"));
        assertThat(setting.reopened(CareSettings.NONE)
                        .ownRules()
                        .find(id)
                        .orElseThrow()
                        .rule())
                .isEqualTo(rule("green drops"));
        byte[] content = Jdbi.create(setting.source)
                .withHandle(handle -> handle.createQuery("SELECT content FROM desk_own_rule")
                        .mapTo(byte[].class)
                        .one());
        assertThat(new String(content, StandardCharsets.ISO_8859_1)).doesNotContain("canary", "drops");
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void tooMuchAtOnceIsRefused(Databases databases) {
        Setting setting = new Setting(databases);
        OwnRules rules = setting.desk.ownRules();
        int on = 0;
        ActRefusedException refused = null;
        for (int i = 0; i < 40 && refused == null; i++) {
            var costly = new OwnRule(
                    SPAM,
                    Form.PATTERNS,
                    "",
                    List.of("(ab|cd){40}x" + i),
                    "why",
                    List.of("ab".repeat(40) + "x" + i),
                    List.of("y"));
            String id = rules.draft(Setting.ROWAN, costly);
            try {
                rules.switchOn(Setting.ROWAN, id);
                on++;
            } catch (ActRefusedException e) {
                refused = e;
            }
        }
        assertThat(refused).hasMessageContaining("too much work");
        assertThat(rules.live().rules()).hasSize(on).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aReplayTellsKnownGainedAndLost(Databases databases) {
        Setting setting = new Setting(databases);
        OwnRules rules = setting.desk.ownRules();
        String id = rules.draft(Setting.ROWAN, rule("green drops"));
        CaseId known = open(setting, "Green drops again.", flag("en/other"));
        CaseId alone = open(setting, "Green drops, green drops.", flag("own/" + id));
        open(setting, "A quiet day.", flag("own/other"));
        setting.clock.forward(Duration.ofDays(4));

        RuleReplay replay = setting.desk.past().replay(id, rule("green drops"));

        assertThat(replay.cases()).isEqualTo(3);
        assertThat(replay.days()).isEqualTo(4.0);
        assertThat(replay.perDay()).isEqualTo(0.5);
        assertThat(replay.known()).containsExactly(known);
        assertThat(replay.gained()).containsExactly(alone);
        assertThat(replay.lost()).containsExactly(alone);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aCaseSaysWhyItsRuleIsThereAndClosedCasesCount(Databases databases) {
        Setting setting = new Setting(databases);
        String id = setting.desk.ownRules().draft(Setting.ROWAN, rule("green drops"));
        CaseId open = setting.taken(open(setting, "Green drops.", flag("own/" + id)), Setting.ROWAN);
        assertThat(setting.desk.cases().file(open, Setting.ROWAN).reasons())
                .containsEntry("own/" + id, "Sellers of canary drops.");
        setting.desk.decisions().closeAsFine(Setting.ROWAN, open, setting.version(open), null);
        assertThat(setting.desk
                        .cases()
                        .file(open, Setting.ROWAN)
                        .here()
                        .get("own/" + id)
                        .closed())
                .isEqualTo(1);
    }
}
