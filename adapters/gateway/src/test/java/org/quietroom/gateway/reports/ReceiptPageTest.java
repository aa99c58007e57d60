package org.quietroom.gateway.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.message.CaseId;
import org.quietroom.encryption.room.Body;
import org.quietroom.encryption.room.Line;
import org.quietroom.gateway.console.Caller;
import org.quietroom.gateway.run.TestGateway;
import org.quietroom.moderation.desk.Actor;
import org.quietroom.moderation.desk.Desk;
import org.quietroom.moderation.desk.FineReason;

/** Whoever reported sees how far it has come, at an address that only they have, and nothing else. */
class ReceiptPageTest {
    @TempDir
    Path folder;

    @Test
    void itSaysThatItWasDecidedAndNeverWhat() throws Exception {
        String base = "console:\n  base-url: http://127.0.0.1:9\n";
        try (TwoMembers members = new TwoMembers(TestGateway.start(folder, base))) {
            Desk desk = members.rig.gateway().foundation().desk();
            Line.Said said = members.say(Body.of("bland words", List.of()));
            String page = members.reportPage(said);
            assertThat(page).matches("http://127\\.0\\.0\\.1:9/r/[0-9a-f]{32}");
            String path = URI.create(page).getPath();
            Caller member = new Caller(members.rig.gateway().address().toString(), "");

            HttpResponse<String> waiting = member.get(path);
            assertThat(waiting.statusCode()).isEqualTo(200);
            assertThat(waiting.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(waiting.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(waiting.body())
                    .contains("<h1>Your report</h1>", "Nobody has taken it yet.", "not told who reported")
                    .doesNotContain("bland words", "<nav", "<script", "Queue");
            CaseId id = desk.queue().open().get(0).id();
            Actor kim = Actor.moderator("Kim");
            desk.claims().take(kim, id, desk.queue().row(id).version());
            assertThat(member.get(path).body())
                    .contains("A moderator has your report.")
                    .doesNotContain("Kim");
            desk.decisions().closeAsFine(kim, id, desk.queue().row(id).version(), FineReason.NOTHING_NEEDED);
            assertThat(member.get(path).body())
                    .contains("A moderator read your report and decided.")
                    .doesNotContain("Kim", id.value(), "fine");
            assertThat(member.get(path, "Accept-Language", "de").body())
                    .contains("<html lang=\"de\"", "gelesen und entschieden");
            assertThat(member.get(path, "Accept-Language", "fr-CA").body())
                    .contains("<html lang=\"fr\"", "a lu votre signalement et a décidé");

            String again = members.reportPage(said);
            assertThat(again).as("each report has an address of its own").isNotEqualTo(page);
            assertThat(member.get("/r/" + "0".repeat(32)).statusCode()).isEqualTo(404);
            assertThat(member.get("/r/nothing").statusCode()).isEqualTo(404);
        }
    }
}
