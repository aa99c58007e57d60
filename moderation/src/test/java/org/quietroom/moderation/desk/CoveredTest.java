package org.quietroom.moderation.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.message.Kind;
import org.quietroom.core.message.Submission;
import org.quietroom.core.testkit.Databases;
import org.quietroom.core.verdict.Severity;
import org.quietroom.core.verdict.Verdict;

class CoveredTest {
    private static final String TEXT = "Covered Name rang me. These are flagged words indeed.";

    @ParameterizedTest
    @EnumSource(Databases.class)
    void theTextOpensUnderItsCovers(Databases databases) {
        Setting setting = new Setting(databases);
        CaseId id = setting.taken(open(setting, Verdict.PASS), Setting.ROWAN);

        CaseText text = setting.desk.cases().showText(id, Setting.ROWAN);

        String blocks = "\u2588".repeat("Covered Name".length());
        assertThat(text.original().get(0).text()).isEqualTo(TEXT.replace("Covered Name", blocks));
        assertThat(text.rewritten().get(0).text()).startsWith(blocks);
        assertThat(text.covers()).containsExactly(new Cover("name", 0, 0, 0, 12));
        assertThat(text.rewrittenCovers()).isEqualTo(text.covers());
        assertThat(text.opened()).isNull();
        assertThat(setting.desk.cases().file(id, Setting.KIM).covered())
                .containsExactly(new CaseFile.Covered("name", 0, 1));
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aCoverComesOffForAReasonWhichTheLogKeeps(Databases databases) {
        Setting setting = new Setting(databases);
        CaseId id = setting.taken(open(setting, Verdict.PASS), Setting.ROWAN);

        CaseText text = setting.desk.cases().reveal(id, Setting.ROWAN, "name", RevealReason.JUDGE_DANGER);

        assertThat(text.original().get(0).text()).isEqualTo(TEXT);
        assertThat(text.opened()).isEqualTo("name");
        assertThat(setting.desk.audit().latest(1))
                .singleElement()
                .matches(entry -> entry.act().equals("case.reveal")
                        && entry.actor().equals("rowan")
                        && entry.reason().equals("judge-danger, name")
                        && id.equals(entry.caseId()));
        assertThat(setting.desk.cases().file(id, Setting.ROWAN).history())
                .extracting(HistoryEntry::act)
                .contains("case.reveal");
        assertThat(setting.desk.cases().shownToday(Setting.ROWAN)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void whoeverHasNotTheCaseOpensNothing(Databases databases) {
        Setting setting = new Setting(databases);
        CaseId id = setting.taken(open(setting, Verdict.PASS), Setting.ROWAN);

        assertThatThrownBy(() -> setting.desk.cases().reveal(id, Setting.KIM, "name", RevealReason.APPEAL))
                .isInstanceOf(ActRefusedException.class);
        assertThatThrownBy(() -> setting.desk.cases().reveal(id, Setting.ROWAN, "phone", RevealReason.APPEAL))
                .isInstanceOf(ActRefusedException.class)
                .hasMessageContaining("Nothing is covered");
        assertThat(setting.desk.audit().latest(10))
                .noneMatch(entry -> entry.act().equals("case.reveal"));
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void editingShowsTheWordsAndIsKept(Databases databases) {
        Setting setting = new Setting(databases);
        CaseId id = setting.taken(open(setting, new Verdict.Hold(Setting.WHY)), Setting.ROWAN);

        assertThat(setting.desk.cases().toEdit(id, Setting.ROWAN).get(0).text()).isEqualTo(TEXT);

        assertThat(setting.desk.audit().latest(1))
                .singleElement()
                .matches(entry ->
                        entry.act().equals("case.reveal") && entry.reason().equals("edit"));
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void lookingUnderACoverIsNotActing(Databases databases) {
        Setting setting = new Setting(databases);
        CaseId id = setting.taken(open(setting, Verdict.PASS), Setting.ROWAN);
        setting.desk.restrictions().requestBan(Setting.ROWAN, id, setting.version(id), 7, RuleBroken.UNKIND, "");

        setting.desk.cases().reveal(id, Setting.KIM, "name", RevealReason.CHECK_COVER);

        assertThat(setting.possible(id, Setting.KIM)).contains(Act.CONFIRM_BAN);
    }

    private static CaseId open(Setting setting, Verdict verdict) {
        Submission submission = setting.submission(Kind.POST, TEXT);
        return setting.desk
                .sink()
                .open(setting.intake(1, submission, verdict, Severity.PLAN, false))
                .id();
    }
}
