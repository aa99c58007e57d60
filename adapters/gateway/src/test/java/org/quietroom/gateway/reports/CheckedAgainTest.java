package org.quietroom.gateway.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.port.AuditLog;
import org.quietroom.core.port.Proof;
import org.quietroom.core.testkit.Await;
import org.quietroom.encryption.KeyChanges;
import org.quietroom.encryption.hub.SealedHub;
import org.quietroom.encryption.room.Body;
import org.quietroom.encryption.room.Line;
import org.quietroom.gateway.console.Caller;
import org.quietroom.gateway.run.Foundation;
import org.quietroom.gateway.run.TestGateway;
import org.quietroom.moderation.desk.Actor;
import org.quietroom.moderation.desk.Desk;

/** A report whose key is away cannot be checked; it is checked when somebody asks, and by itself when the key is there again. */
class CheckedAgainTest {
    @TempDir
    Path folder;

    @Test
    void whenTheKeysetIsThereAgainTheReportIsVerifiedByItselfAndTheLogKeepsIt() throws Exception {
        try (TwoMembers members = new TwoMembers(TestGateway.start(folder, ""))) {
            Desk desk = members.rig.gateway().foundation().desk();
            Path keyset = TestGateway.config(folder, "").keyset();
            Line.Said said = members.say(Body.of("bland words", List.of()));
            KeyChanges changes = new KeyChanges(keyset, null);
            changes.rotate();
            Path kept = folder.resolve("kept");
            Files.copy(keyset, kept, StandardCopyOption.COPY_ATTRIBUTES);
            assertThat(changes.retireFranks()).isEqualTo(1);
            members.rig.gateway().foundation().keys().refresh();

            CaseId id = members.report(said);
            assertThat(states(desk, id)).containsExactly(Proof.State.CANNOT_CHECK, Proof.State.REPORTER);
            Caller rowan = members.moderator();
            String path = "/desk/cases/" + id;
            assertThat(rowan.get(path).body()).contains("available; try later.", path + "/check");
            String after = rowan.submit(path, path + "/check")
                    .headers()
                    .firstValue("Location")
                    .orElse("");
            assertThat(rowan.get(after).body())
                    .contains("Checked " + id + " again.", "Rowan checked the report again (1 cannot be checked now)");
            assertThat(log(desk)).containsExactly("Rowan: 1 cannot-check");

            Files.move(kept, keyset, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            Await.until("it is checked again", () -> states(desk, id).get(0) == Proof.State.VERIFIED);

            assertThat(states(desk, id)).containsExactly(Proof.State.VERIFIED, Proof.State.REPORTER);
            assertThat(log(desk)).containsExactly("system: 1 verified", "Rowan: 1 cannot-check");
            assertThat(desk.audit().verify()).isZero();
            assertThat(rowan.get(path).body())
                    .contains("This report proves to this desk that", "the desk checked the report again (1 verified)")
                    .doesNotContain(path + "/check");
            assertThat(rowan.submit("/desk/me", path + "/check").statusCode())
                    .as("nothing waits any more")
                    .isEqualTo(422);
        }
    }

    @Test
    void whenTheKeyIsDestroyedMeanwhileTheReportSaysSoForGoodAndWaitsNoLonger() throws Exception {
        try (TwoMembers members = new TwoMembers(TestGateway.start(folder, ""))) {
            Foundation foundation = members.rig.gateway().foundation();
            long key = Integer.toUnsignedLong(foundation.keys().frankPrf().getPrimaryId());
            Line.Said said = members.say(Body.of("bland words", List.of()));
            KeyChanges changes = new KeyChanges(TestGateway.config(folder, "").keyset(), null);
            changes.rotate();
            assertThat(changes.retireFranks()).isEqualTo(1);
            foundation.keys().refresh();
            CaseId id = members.report(said);
            assertThat(states(foundation.desk(), id)).startsWith(Proof.State.CANNOT_CHECK);

            SealedHub.franksDestroyed(foundation.store(), Set.of(key), Instant.now());
            Await.until(
                    "it is checked again", () -> states(foundation.desk(), id).get(0) == Proof.State.KEY_DESTROYED);
            String path = "/desk/cases/" + id;
            assertThat(members.moderator().get(path).body())
                    .contains("The key that proved it was destroyed when the keys were renewed.")
                    .doesNotContain("try later", path + "/check");
        }
    }

    private static List<Proof.State> states(Desk desk, CaseId id) {
        return desk.cases().file(id, Actor.moderator("Kim")).proofs().stream()
                .map(Proof::state)
                .toList();
    }

    /** Newest first. */
    private static List<String> log(Desk desk) {
        return desk.audit().latest(100).stream()
                .filter(entry -> entry.act().equals("case.check-again"))
                .map((AuditLog.Entry entry) -> entry.actor() + ": " + entry.reason())
                .toList();
    }
}
