package org.quietroom.gateway.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jivesoftware.smackx.message_correct.element.MessageCorrectExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.gateway.durability.GatewayProcess;
import org.quietroom.gateway.hosts.Moderator;
import org.quietroom.xmpp.Member;
import org.quietroom.xmpp.Prosody;

/** The README's first ten minutes, shadow mode on a real Prosody: the room stays what it was, and the console shows what would have been flagged. */
class XmppShadowIT {
    private static final String ROOM = "carers@rooms.example.org";
    private static final String CRISIS = "There is nothing left for me, I want to end my life.";

    @Test
    void nothingIsChangedAndTheCaseIsThere(@TempDir Path folder) throws Exception {
        Prosody.skipIfAbsent();
        Path secret = Files.createTempFile("quietroom", ".secret");
        try (Community community = Community.asInTheReadme(folder, secret);
                Member alice = Member.of(community.prosody, "alice");
                Member bob = Member.of(community.prosody, "bob")) {
            Moderator rowan = community.moderator();
            assertThat(bob.join(ROOM, "Bob Baker")).isEqualTo("Bob Baker");
            assertThat(alice.join(ROOM, "Alice Archer")).isEqualTo("Alice Archer");

            Set<String> before = rowan.queue();
            alice.say(ROOM, CRISIS);
            assertThat(bob.awaitMessage(CRISIS).getFrom().toString()).isEqualTo(ROOM + "/Alice Archer");
            String flagged = rowan.awaitCaseBeside(before);
            String id = alice.say(ROOM, "HOLD would be the answer");
            bob.awaitMessage("HOLD would be the answer");
            alice.say(ROOM, "HOLD would be the answer again", new MessageCorrectExtension(id));
            bob.awaitMessage("HOLD would be the answer again");
            alice.whisper(ROOM, "Bob Baker", "HOLD, said to one");
            bob.awaitMessage("HOLD, said to one");
            assertThat(alice.heard()).noneMatch(text -> text.contains("Only you can see this"));

            Moderator sam = community.lead();
            assertThat(GatewayProcess.run("", "doctor", "--config", community.config()))
                    .contains("Host chat is reached.");
            assertThat(community.prosody.log()).contains("The gateway answers.");
            sam.awaitOnPage("/desk/shadow", flagged);
            rowan.take(flagged);
            assertThat(rowan.words(flagged)).contains("<mark").doesNotContainIgnoringCase("alice");
            for (Moderator who : List.of(rowan, sam)) {
                who.walk(List.of())
                        .forEach((path, page) -> assertThat(page)
                                .as(path)
                                .doesNotContainIgnoringCase("alice")
                                .doesNotContain("Archer", "Canary-"));
            }

            community.stop();
            alice.say(ROOM, "And without a gateway.");
            bob.awaitMessage("And without a gateway.");
        } finally {
            Files.delete(secret);
        }
    }
}
