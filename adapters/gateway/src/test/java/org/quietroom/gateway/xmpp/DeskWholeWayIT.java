package org.quietroom.gateway.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smackx.message_correct.element.MessageCorrectExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.gateway.hosts.Moderator;
import org.quietroom.xmpp.Member;
import org.quietroom.xmpp.Prosody;

/** From a member's client to the moderator and back, through a room that is the gateway's own at a plain Prosody. */
class DeskWholeWayIT {
    private static final String ROOM = "evening@desk.localhost";
    private static final String CRISIS = "I have written the letters and tonight I will kill myself.";

    @TempDir
    private static Path folder;

    private static Community community;
    private static Moderator rowan;

    private Member alice;
    private Member bob;
    private String aliceHere = "";
    private String bobHere = "";
    private Set<String> before = Set.of();

    @BeforeAll
    static void begin() throws Exception {
        Prosody.skipIfAbsent();
        community = Community.atDesk(folder);
        rowan = community.moderator();
    }

    @AfterAll
    static void end() throws Exception {
        if (community != null) {
            community.close();
        }
    }

    @BeforeEach
    void join() throws Exception {
        community.start();
        alice = Member.of(community.prosody, "alice");
        bob = Member.of(community.prosody, "bob");
        Measured.print("desk: the room is open", () -> bobHere = bob.joinAsSoonAsOpen(ROOM, "Bob Baker"));
        aliceHere = alice.join(ROOM, "Alice Archer");
        bob.awaitPresence(p -> p.getFrom().toString().equals(ROOM + "/" + aliceHere));
        before = rowan.queue();
    }

    @AfterEach
    void leave() {
        alice.close();
        bob.close();
    }

    @Test
    void othersSeeTheTextUnderThePseudonymAndNothingElse() {
        alice.say(ROOM, "Good evening, everybody.");
        assertThat(bob.awaitMessage("Good evening, everybody.").getFrom().toString())
                .isEqualTo(ROOM + "/" + aliceHere);
        alice.whisper(ROOM, bobHere, "And to you above all.");
        bob.awaitMessage("And to you above all.");
        alice.leave(ROOM, aliceHere);
        bob.awaitPresence(p -> !p.isAvailable());
        assertThat(bob.wire()).isNotEmpty().doesNotContainIgnoringCase("alice").doesNotContain("Archer");
        assertThat(rowan.queue()).isEqualTo(before);
    }

    @Test
    void aCrisisPostIsOnTheConsoleWithinASecondAndTheAnswerReachesTheAuthorAlone() {
        String id = Measured.onTheConsoleWithinASecond("desk", rowan, () -> alice.say(ROOM, CRISIS));
        bob.awaitMessage(CRISIS);
        rowan.take(id);
        assertThat(rowan.words(id)).contains("<mark", aliceHere).doesNotContainIgnoringCase("alice");
        Measured.print("desk: the private word arrived", () -> {
            rowan.write(id, "We read what you wrote. Is somebody with you?");
            alice.awaitMessage(m -> m.getBody() != null && m.getBody().contains("Is somebody with you?"));
        });
        marker();
        assertThat(bob.wire()).doesNotContain("Is somebody with you?");
        for (Moderator who : List.of(rowan, community.lead())) {
            who.walk(List.of("/metrics", "/readyz"))
                    .forEach((path, page) -> assertThat(page)
                            .as(path)
                            .doesNotContainIgnoringCase("alice")
                            .doesNotContain("Archer", "Canary-", "bob@"));
        }
        assertThat(community.bytes()).doesNotContain("alice@", "bob@", "Archer", "written the letters");
    }

    @Test
    void correctionsAndPrivateMessagesAreHeldAndReleasedToo() {
        String first = alice.say(ROOM, "It was a long day.");
        bob.awaitMessage("It was a long day.");
        alice.say(ROOM, "HOLD a correction", new MessageCorrectExtension(first));
        String held = rowan.awaitCaseBeside(before);
        marker();
        assertThat(bob.wire()).doesNotContain("HOLD a correction");
        rowan.take(held);
        rowan.release(held);
        Message released = bob.awaitMessage("HOLD a correction");
        assertThat(released.getFrom().toString()).isEqualTo(ROOM + "/" + aliceHere);

        Set<String> known = rowan.queue();
        alice.whisper(ROOM, bobHere, "HOLD a whisper");
        String whisper = rowan.awaitCaseBeside(known);
        marker();
        assertThat(bob.wire()).doesNotContain("HOLD a whisper");
        rowan.take(whisper);
        rowan.release(whisper);
        assertThat(bob.awaitMessage("HOLD a whisper").getType()).isEqualTo(Message.Type.chat);
    }

    @Test
    void withTheGatewayStoppedTheMemberIsToldAndAllGoesOnAfterwards() throws Exception {
        alice.say(ROOM, CRISIS);
        String id = rowan.awaitCaseBeside(before);
        rowan.take(id);
        community.stop();
        alice.awaitPresence(p -> Member.status(p, 332));
        nothingPasses("stopped");
        community.start();
        goesOn(id, "Word after the stop.");

        community.killComponent();
        nothingPasses("killed");
        community.start();
        goesOn(id, "Word after the kill.");
    }

    private void nothingPasses(String how) {
        String first = alice.say(ROOM, "Said while it was " + how);
        assertThat(alice.awaitError(first).getError()).isNotNull();
        alice.awaitError(alice.say(ROOM, "Corrected while it was " + how, new MessageCorrectExtension(first)));
        alice.awaitError(alice.whisper(ROOM, bobHere, "Whispered while it was " + how));
        alice.send(alice.joining(ROOM, "Alice Archer"));
        alice.awaitPresence(p -> p.getType() == Presence.Type.error);
    }

    private void goesOn(String id, String word) {
        alice.forget();
        bob.forget();
        Measured.print(
                "desk: the room is open again",
                () -> assertThat(bob.joinAsSoonAsOpen(ROOM, "Another Name")).isEqualTo(bobHere));
        assertThat(alice.join(ROOM, "Another Name")).isEqualTo(aliceHere);
        rowan.write(id, word);
        alice.awaitMessage(m -> m.getBody() != null && m.getBody().contains(word));
        marker();
        assertThat(bob.wire()).doesNotContain("while it was").doesNotContainIgnoringCase("alice");
    }

    /** Something published after whatever must not be, so that its absence means something. */
    private void marker() {
        String text = Marker.fresh();
        alice.say(ROOM, text);
        assertThat(bob.awaitMessage(text).getFrom().toString()).isEqualTo(ROOM + "/" + aliceHere);
    }
}
