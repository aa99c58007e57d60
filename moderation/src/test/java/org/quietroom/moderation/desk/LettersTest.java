package org.quietroom.moderation.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.message.Part;
import org.quietroom.core.testkit.Databases;
import org.quietroom.core.verdict.Severity;

class LettersTest {
    @ParameterizedTest
    @EnumSource(Databases.class)
    void aLetterAboutNowGoesAtOnceTheOthersAfterTheTimeToUndo(Databases databases) {
        Setting setting = new Setting(databases);
        CaseId now = setting.taken(setting.flagged(1, Severity.IMMINENT), Setting.ROWAN);
        CaseId soon = setting.taken(setting.flagged(2, Severity.PLAN), Setting.ROWAN);
        assertThat(setting.letters()).as("care notes").hasSize(2);
        setting.desk.letters().saveDraft(Setting.ROWAN, now, "We read");
        Done sent = setting.desk.letters().write(Setting.ROWAN, now, setting.version(now), "We read you.");
        assertThat(sent.undoUntil()).isNull();
        assertThat(setting.letters()).containsExactly("From the moderators of Evening room:\n\nWe read you.");
        assertThat(setting.desk.letters().draft(Setting.ROWAN, now))
                .as("sent, so no draft")
                .isEmpty();
        setting.desk.letters().write(Setting.ROWAN, soon, setting.version(soon), "We read you too.");
        assertThat(setting.letters()).isEmpty();
        setting.desk.decisions().undo(Setting.ROWAN, soon, setting.version(soon));
        setting.clock.forward(Duration.ofSeconds(21));
        assertThat(setting.letters()).isEmpty();
        setting.desk.letters().write(Setting.ROWAN, soon, setting.version(soon), "Third.");
        setting.clock.forward(Duration.ofSeconds(20));
        assertThat(setting.letters()).singleElement().asString().endsWith("Third.");
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void wordsOpenOnlyForWhoeverHasTheCaseOrLeadsAndEachOpeningIsLogged(Databases databases) {
        Setting setting = new Setting(databases);
        CaseId id = setting.flagged(1, Severity.PLAN);
        assertThatThrownBy(() -> setting.desk.cases().showText(id, Setting.ROWAN))
                .isInstanceOf(ActRefusedException.class)
                .hasMessageContaining("Take it first");
        setting.taken(id, Setting.ROWAN);
        CaseText text = setting.desk.cases().showText(id, Setting.ROWAN);
        assertThat(text.original()).containsExactly(Part.body(Setting.TEXT));
        assertThat(text.flags().get(0)).isEqualTo(Setting.flag(Severity.PLAN));
        assertThat(text.toString()).doesNotContain("Quiet");
        assertThatThrownBy(() -> setting.desk.cases().showText(id, Setting.KIM))
                .isInstanceOf(ActRefusedException.class);
        setting.desk.cases().showText(id, Setting.LEE);
        setting.desk.cases().showText(id, Setting.ROWAN);
        assertThat(setting.desk.audit().latest(10))
                .filteredOn(e -> e.act().equals("case.show-text"))
                .hasSize(3);
        assertThat(setting.desk.cases().shownToday(Setting.ROWAN)).isEqualTo(1);
        setting.clock.forward(Duration.ofHours(12));
        assertThat(setting.desk.cases().shownToday(Setting.ROWAN)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aFileSaysEverythingButTheWords(Databases databases) {
        Setting setting = new Setting(databases);
        CaseId earlier = setting.flagged(1, Severity.PASSIVE);
        setting.clock.forward(Duration.ofMinutes(1));
        CaseId id = setting.flagged(1, Severity.PLAN);
        setting.desk.letters().memo(Setting.KIM, id, setting.version(id), "I know this room.");
        CaseFile file = setting.desk.cases().file(id, Setting.ROWAN);
        assertThat(file.words()).isEqualTo(7);
        assertThat(file.flaggedWhere()).isEqualTo("middle, once");
        assertThat(file.flags().get(0).reading().counter()).isEmpty();
        assertThat(file.trail()).singleElement().matches(entry -> entry.took().equals(Duration.ofNanos(1_500)));
        assertThat(file.earlier()).singleElement().matches(other -> other.id().equals(earlier) && other.open());
        assertThat(file.row().why()).endsWith("1 earlier case");
        assertThat(file.history()).extracting(HistoryEntry::act).containsExactly("case.open", "case.memo");
        assertThat(file.effects())
                .singleElement()
                .matches(effect -> effect.type().equals("tell"));
        assertThat(file.possible()).containsExactly(Act.TAKE, Act.MEMO);
        assertThat(file.toString()).doesNotContain("flagged words", "I know this room");
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void emptyAndEndlessLettersAreRefused(Databases databases) {
        Setting setting = new Setting(databases);
        CaseId id = setting.taken(setting.flagged(1, Severity.PLAN), Setting.ROWAN);
        assertThatThrownBy(() -> setting.desk.letters().write(Setting.ROWAN, id, setting.version(id), " \n"))
                .isInstanceOf(ActRefusedException.class);
        assertThatThrownBy(
                        () -> setting.desk.letters().write(Setting.ROWAN, id, setting.version(id), "a".repeat(5_001)))
                .isInstanceOf(ActRefusedException.class);
    }
}
