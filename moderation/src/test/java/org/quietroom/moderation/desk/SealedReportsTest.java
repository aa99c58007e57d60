package org.quietroom.moderation.desk;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quietroom.moderation.desk.Setting.KIM;
import static org.quietroom.moderation.desk.Setting.ROWAN;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.message.Kind;
import org.quietroom.core.port.CaseSink.Intake;
import org.quietroom.core.port.Exhibit;
import org.quietroom.core.port.Picture;
import org.quietroom.core.port.Proof;
import org.quietroom.core.port.UnavailableException;
import org.quietroom.core.testkit.Databases;
import org.quietroom.core.verdict.Severity;
import org.quietroom.core.verdict.Verdict;

/** What comes with a report of a sealed room: pictures under covers, and what it is checked by again. */
final class SealedReportsTest {
    private static final Exhibit EXHIBIT = new Exhibit("the report".getBytes(US_ASCII));
    private static final Instant SENT = Instant.ofEpochMilli(1_000);

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }

    private static Proof proof(int part, Proof.State state) {
        return new Proof(part, state, Setting.author(1), SENT);
    }

    private static CaseId report(Setting setting) {
        Intake plain =
                setting.intake(1, setting.submission(Kind.REPORT, Setting.TEXT), Verdict.PASS, Severity.NONE, false);
        List<Proof> proofs = List.of(proof(0, Proof.State.CANNOT_CHECK));
        List<Picture> pictures = List.of(
                Picture.missing(0, "image/webp", Picture.State.UNREADABLE),
                Picture.drawn(0, "image/jpeg", 4, 3, bytes("all of it"), bytes("blurred")));
        return setting.desk
                .sink()
                .open(new Intake(
                        plain.author(), plain.submission(), plain.decision(), plain.plan(), proofs, pictures, EXHIBIT))
                .id();
    }

    private static long rows(Setting setting) {
        return Jdbi.create(setting.source)
                .withHandle(handle -> handle.createQuery(
                                "SELECT (SELECT count(*) FROM desk_picture) + (SELECT count(*) FROM desk_exhibit)")
                        .mapTo(Long.class)
                        .one());
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aPictureIsCoveredUntilItsCoverIsTakenOffForAReason(Databases databases) {
        Setting setting = new Setting(databases);
        CaseId id = setting.taken(report(setting), KIM);

        CaseFile file = setting.desk.cases().file(id, KIM);
        assertThat(file.pictures()).extracting(PictureFacts::shown).containsExactly(false, true);
        assertThat(file.covered()).extracting(CaseFile.Covered::key).containsExactly("picture-2");
        CasePicture covered = setting.desk.cases().showText(id, KIM).pictures().get(1);
        assertThat(covered.preview()).isEqualTo(bytes("blurred"));
        assertThat(covered.image()).isEmpty();
        assertThatThrownBy(() -> setting.desk.cases().reveal(id, KIM, "picture-1", RevealReason.APPEAL))
                .as("there is nothing to see")
                .isInstanceOf(ActRefusedException.class);
        assertThatThrownBy(() -> setting.desk.cases().reveal(id, ROWAN, "picture-2", RevealReason.APPEAL))
                .as("who has not taken it")
                .isInstanceOf(ActRefusedException.class);

        CasePicture opened = setting.desk
                .cases()
                .reveal(id, KIM, "picture-2", RevealReason.JUDGE_DANGER)
                .pictures()
                .get(1);

        assertThat(opened.image()).hasValueSatisfying(image -> assertThat(image).isEqualTo(bytes("all of it")));
        assertThat(setting.desk.audit().latest(1))
                .allMatch(entry ->
                        entry.act().equals("case.reveal") && entry.reason().endsWith(", picture-2"));
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void whatIsFoundIsKeptAndLoggedAndWhatItIsCheckedByGoes(Databases databases) {
        Setting setting = new Setting(databases);
        CaseId id = report(setting);
        long version = setting.version(id);

        assertThat(setting.desk.rechecks().checkAll(exhibit -> List.of(proof(0, Proof.State.CANNOT_CHECK))))
                .as("nothing new")
                .isZero();
        assertThat(setting.desk.audit().latest(9))
                .noneMatch(entry -> entry.act().equals("case.check-again"));
        assertThatThrownBy(() -> setting.desk.rechecks().checkAll(exhibit -> {
                    throw new UnavailableException("away", new IllegalStateException());
                }))
                .isInstanceOf(UnavailableException.class);
        assertThat(setting.possible(id, ROWAN)).contains(Act.CHECK_AGAIN);
        assertThat(setting.version(id)).isEqualTo(version);

        List<Exhibit> seen = new ArrayList<>();
        setting.desk.rechecks().check(id, ROWAN, exhibit -> {
            seen.add(exhibit);
            return List.of(proof(0, Proof.State.NOT_VERIFIED));
        });

        assertThat(seen).containsExactly(EXHIBIT);
        assertThat(setting.desk.cases().file(id, KIM).proofs()).containsExactly(proof(0, Proof.State.NOT_VERIFIED));
        assertThat(setting.desk.audit().latest(1))
                .allMatch(entry -> entry.actor().equals(ROWAN.name())
                        && entry.act().equals("case.check-again")
                        && entry.reason().equals("1 not-verified"));
        assertThat(setting.possible(id, ROWAN)).doesNotContain(Act.CHECK_AGAIN);
        assertThat(rows(setting)).as("the picture alone").isEqualTo(1);
        assertThat(setting.version(id)).isEqualTo(version + 1);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void allOfItGoesWithItsMemberAndWithItsCase(Databases databases) {
        Setting setting = new Setting(databases);
        CaseId id = report(setting);
        assertThat(rows(setting)).isEqualTo(2);
        setting.desk.forgetting().forget(List.of(Setting.author(1).id()), "operator");
        assertThat(rows(setting)).isZero();
        assertThat(setting.desk.cases().file(id, KIM).pictures()).isEmpty();
        assertThat(setting.desk.rechecks().checkAll(exhibit -> List.of())).isZero();

        CaseId other = setting.taken(report(setting), KIM);
        setting.desk.decisions().closeAsFine(KIM, other, setting.version(other), FineReason.NOTHING_NEEDED);
        setting.clock.forward(Duration.ofDays(4_000));
        setting.desk.retention().sweep();
        assertThat(rows(setting)).isZero();
    }
}
