package org.quietroom.moderation.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quietroom.moderation.desk.Setting.KIM;

import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.testkit.Databases;
import org.quietroom.core.verdict.Severity;
import org.quietroom.moderation.care.CareSettings;

/** A member is forgotten: no word of theirs or about them is left, the facts stay, others are untouched. */
final class ForgettingTest {
    @ParameterizedTest
    @EnumSource(Databases.class)
    void wordsNoticesMemosDraftsAndLettersAreGoneAndTheCaseSaysSo(Databases databases) {
        Setting setting = new Setting(databases);
        CaseId id = setting.held(1, Severity.PLAN);
        CaseId other = setting.held(2, Severity.PLAN);
        setting.taken(id, KIM);
        long version = setting.version(id);
        setting.desk.letters().memo(KIM, id, version, "a memo about them");
        setting.desk.letters().saveDraft(KIM, id, "a draft to them");

        assertThat(setting.desk.forgetting().forget(List.of(Setting.author(1).id()), "operator"))
                .isEqualTo(1);

        CaseFile file = setting.desk.cases().file(id, KIM);
        assertThat(file.erased()).isTrue();
        assertThat(file.row().open()).isFalse();
        assertThat(file.flags()).isEmpty();
        assertThat(file.history()).allMatch(entry -> entry.words() == null);
        assertThat(file.history()).anyMatch(entry -> entry.act().equals("member.forget"));
        assertThat(file.possible()).doesNotContain(Act.SHOW_TEXT, Act.REVEAL, Act.RELEASE, Act.RELEASE_EDITED);
        assertThat(setting.desk.letters().draft(KIM, id)).isEmpty();
        assertThat(setting.desk.outbox().due(100))
                .as("nothing is sent to them any more")
                .noneMatch(due ->
                        due.effect().toString().contains(Setting.author(1).id().value()));
        assertThat(setting.desk.audit().latest(1))
                .allMatch(entry -> entry.act().equals("member.forget")
                        && entry.actor().equals("operator")
                        && entry.reason().equals("1 pseudonyms, 1 cases"));
        assertThat(setting.desk.audit().verify()).isZero();
        setting.taken(other, KIM);
        assertThat(setting.desk.cases().showText(other, KIM).original().get(0).text())
                .isEqualTo(Setting.TEXT);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aStoreFromBeforeIsErasedToo(Databases databases) {
        Setting setting = new Setting(databases);
        CaseId id = setting.held(1, Severity.PLAN);
        setting.taken(id, KIM);
        setting.desk.letters().saveDraft(KIM, id, "a draft to them");
        setting.vault.forget(Setting.author(1).id());

        Desk restored = setting.reopened(CareSettings.NONE);
        CaseFile file = restored.cases().file(id, KIM);

        assertThat(file.erased()).isTrue();
        assertThat(file.possible()).contains(Act.MEMO).doesNotContain(Act.SHOW_TEXT, Act.RELEASE);
        assertThat(restored.letters().draft(KIM, id)).isEmpty();
        assertThatThrownBy(() -> restored.cases().showText(id, KIM))
                .isInstanceOf(ActRefusedException.class)
                .hasMessageContaining("erased");
        assertThatThrownBy(
                        () -> restored.decisions().release(KIM, id, file.row().version()))
                .isInstanceOf(ActRefusedException.class);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void whoComesBackIsReadAgainAndForgettingTwiceErasesWhatCameLater(Databases databases) {
        Setting setting = new Setting(databases);
        setting.held(1, Severity.PLAN);
        setting.desk.forgetting().forget(List.of(Setting.author(1).id()), "operator");
        CaseId later = setting.held(1, Severity.PLAN);
        setting.taken(later, KIM);

        assertThat(setting.desk.cases().showText(later, KIM).original().get(0).text())
                .isEqualTo(Setting.TEXT);
        assertThat(setting.desk.forgetting().forget(List.of(Setting.author(1).id()), "operator"))
                .isEqualTo(1);
        assertThat(setting.possible(later, KIM)).doesNotContain(Act.SHOW_TEXT);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void nothingTellsThatTheyWereSentANoteOrWantedNone(Databases databases) {
        Setting setting = Setting.withPages(databases);
        setting.flagged(1, Severity.PLAN);
        String letter = setting.letters().get(0);
        setting.flagged(2, Severity.PLAN);
        String token = letter.substring(letter.lastIndexOf("/n/") + 3).strip();
        setting.desk.automaticNotes().choose(token, false);
        assertThat(rows(setting, "desk_care")).isEqualTo(2);
        setting.desk.forgetting().forget(List.of(Setting.author(1).id()), "operator");
        assertThat(setting.desk.automaticNotes().wanted(token)).isEmpty();
        assertThat(setting.desk.automaticNotes().choose(token, false)).isFalse();
        assertThat(rows(setting, "desk_care")).isEqualTo(1);
        assertThat(rows(setting, "desk_quiet_link")).isEqualTo(1);
        assertThat(rows(setting, "desk_quiet")).isZero();
        setting.clock.forward(Quiet.BETWEEN);
        setting.desk.retention().sweep();
        assertThat(rows(setting, "desk_care"))
                .as("a day later nothing tells of the other's either")
                .isZero();
    }

    private static long rows(Setting setting, String table) {
        return Jdbi.create(setting.source)
                .withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + table)
                        .mapTo(Long.class)
                        .one());
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void everySealedColumnIsNamed(Databases databases) {
        Setting setting = new Setting(databases);
        List<String> named =
                Desk.sealed().stream().map(Object::toString).sorted().distinct().toList();
        List<String> columns = Jdbi.create(setting.source)
                .withHandle(handle -> handle.queryMetadata(data ->
                                data.getColumns(null, handle.getConnection().getSchema(), "desk_%", null))
                        .map((row, context) -> row.getString("TYPE_NAME").matches("(?i)bytea|blob")
                                ? row.getString("TABLE_NAME") + "." + row.getString("COLUMN_NAME")
                                : "")
                        .list())
                .stream()
                .filter(name -> !name.isEmpty())
                .sorted()
                .toList();

        assertThat(named).isEqualTo(columns).hasSize(10);
    }
}
