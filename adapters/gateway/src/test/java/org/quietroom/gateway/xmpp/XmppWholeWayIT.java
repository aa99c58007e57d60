package org.quietroom.gateway.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smackx.message_correct.element.MessageCorrectExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.gateway.hosts.Moderator;
import org.quietroom.xmpp.Member;
import org.quietroom.xmpp.Prosody;

/** From a member's client to the moderator and back, through rooms of a real Prosody that ask the gate. */
class XmppWholeWayIT {
    private static final String CRISIS = "The tablets are counted out and I am going to kill myself tonight.";

    @TempDir
    private static Path folder;

    private static Community community;
    private static Moderator rowan;

    private Member alice;
    private Member bob;
    private String room = "";
    private String aliceHere = "";
    private String bobHere = "";
    private Set<String> before = Set.of();

    @BeforeAll
    static void begin() throws Exception {
        Prosody.skipIfAbsent();
        community = Community.atGate(folder);
        rowan = community.moderator();
    }

    @AfterAll
    static void end() throws Exception {
        if (community != null) {
            community.close();
        }
    }

    @BeforeEach
    void join(TestInfo info) throws Exception {
        community.start();
        room = info.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT) + "@rooms.localhost";
        alice = Member.of(community.prosody, "alice");
        bob = Member.of(community.prosody, "bob");
        bobHere = bob.join(room, "Bob Baker");
        aliceHere = alice.join(room, "Alice Archer");
        bob.awaitPresence(p -> p.getFrom().toString().equals(room + "/" + aliceHere));
        before = rowan.queue();
    }

    @AfterEach
    void leave() {
        alice.close();
        bob.close();
    }

    @Test
    void othersSeeTheTextUnderThePseudonymAndNothingElse() {
        alice.say(room, "Good evening, everybody.");
        assertThat(bob.awaitMessage("Good evening, everybody.").getFrom().toString())
                .isEqualTo(room + "/" + aliceHere);
        alice.whisper(room, bobHere, "And to you above all.");
        bob.awaitMessage("And to you above all.");
        alice.leave(room, aliceHere);
        bob.awaitPresence(p -> !p.isAvailable());
        assertThat(aliceHere).doesNotContainIgnoringCase("alice");
        assertThat(bob.wire()).isNotEmpty().doesNotContainIgnoringCase("alice").doesNotContain("Archer");
        assertThat(rowan.queue()).isEqualTo(before);
    }

    @Test
    void aCrisisPostIsPublishedAndOnTheConsoleWithinASecond() {
        String id = Measured.onTheConsoleWithinASecond("gate", rowan, () -> alice.say(room, CRISIS));
        bob.awaitMessage(CRISIS);
        alice.awaitMessage(m -> m.getBody() != null && m.getBody().startsWith("Only you can see this: "));
        marker();
        assertThat(bob.wire()).doesNotContain("Only you can see this");
        rowan.take(id);
        assertThat(rowan.words(id)).contains("<mark", aliceHere).doesNotContainIgnoringCase("alice");
    }

    @Test
    void theModeratorsPrivateWordReachesTheAuthorAlone() {
        alice.say(room, CRISIS);
        String id = rowan.awaitCaseBeside(before);
        rowan.take(id);
        Measured.print("gate: the private word arrived", () -> {
            rowan.write(id, "We read what you wrote. Is somebody with you?");
            alice.awaitMessage(m -> m.getBody() != null && m.getBody().contains("Is somebody with you?"));
        });
        rowan.awaitOnPage("/desk/cases/" + id, "Is somebody with you?");
        marker();
        assertThat(bob.wire()).doesNotContain("Is somebody with you?");
    }

    @Test
    void withTheGatewayStoppedTheMemberIsToldAndAllGoesOnAfterwards() throws Exception {
        alice.say(room, CRISIS);
        String id = rowan.awaitCaseBeside(before);
        rowan.take(id);
        community.stop();
        nothingPasses("stopped", "erin");
        community.start();
        goesOn(id, "Word after the stop.");

        community.kill();
        nothingPasses("killed", "frank");
        community.start();
        goesOn(id, "Word after the kill.");

        community.prosody.stop();
        community.prosody.start();
        rejoin();
        goesOn(id, "Word after the restart of the server.");
    }

    /* Of a newcomer nobody knows the name yet. */
    private void nothingPasses(String how, String newcomer) {
        String first = alice.say(room, "Said while it was " + how);
        StanzaError error = alice.awaitError(first).getError();
        assertThat(error.getType()).isEqualTo(StanzaError.Type.WAIT);
        assertThat(error.getDescriptiveText()).contains("was not sent");
        alice.awaitError(alice.say(room, "Corrected while it was " + how, new MessageCorrectExtension(first)));
        alice.awaitError(alice.whisper(room, bobHere, "Whispered while it was " + how));
        community.prosody.addAccount(newcomer);
        try (Member stranger = Member.of(community.prosody, newcomer)) {
            stranger.send(stranger.joining(room, "Newcomer"));
            stranger.awaitPresence(p -> p.getType() == Presence.Type.error);
        }
    }

    /* The session outlives the restart, as sessions are in the store. */
    private void goesOn(String id, String word) {
        Measured.print("gate: " + word, () -> {
            rowan.write(id, word);
            alice.awaitMessage(m -> m.getBody() != null && m.getBody().contains(word));
        });
        marker();
        alice.leave(room, aliceHere);
        assertThat(alice.join(room, "Somebody Else")).isEqualTo(aliceHere);
        assertThat(bob.wire()).doesNotContain("while it was").doesNotContainIgnoringCase("alice");
        try (Member carol = Member.of(community.prosody, "carol")) {
            carol.join(room, "Carol");
            String mark = marker();
            carol.awaitMessage(mark);
            assertThat(carol.wire()).doesNotContain("while it was");
        }
    }

    private void rejoin() {
        alice.close();
        bob.close();
        alice = Member.of(community.prosody, "alice");
        bob = Member.of(community.prosody, "bob");
        assertThat(bob.join(room, "Another Name")).isEqualTo(bobHere);
        assertThat(alice.join(room, "Another Name")).isEqualTo(aliceHere);
    }

    @Test
    void aCorrectionPassesTheSameGuards() {
        String first = alice.say(room, "It was a long day.");
        bob.awaitMessage("It was a long day.");
        alice.say(room, CRISIS, new MessageCorrectExtension(first));
        Message corrected = bob.awaitMessage(CRISIS);
        assertThat(MessageCorrectExtension.from(corrected).getIdInitialMessage())
                .isEqualTo(first);
        String flagged = rowan.awaitCaseBeside(before);

        alice.say(room, "HOLD a correction", new MessageCorrectExtension(first));
        String held = rowan.awaitCaseBeside(with(flagged));
        marker();
        assertThat(bob.wire()).doesNotContain("HOLD a correction");
        rowan.take(held);
        rowan.release(held);
        Message released = bob.awaitMessage("HOLD a correction");
        assertThat(MessageCorrectExtension.from(released).getIdInitialMessage()).isEqualTo(first);
        assertThat(released.getFrom().toString()).isEqualTo(room + "/" + aliceHere);
    }

    @Test
    void aPrivateMessagePassesTheSameGuards() {
        alice.whisper(room, bobHere, CRISIS);
        bob.awaitMessage(CRISIS);
        String flagged = rowan.awaitCaseBeside(before);

        alice.whisper(room, bobHere, "HOLD a whisper");
        String held = rowan.awaitCaseBeside(with(flagged));
        marker();
        assertThat(bob.wire()).doesNotContain("HOLD a whisper");
        rowan.take(held);
        rowan.release(held);
        try (Member carol = Member.of(community.prosody, "carol")) {
            carol.join(room, "Carol");
            Message released = bob.awaitMessage("HOLD a whisper");
            assertThat(released.getType()).isEqualTo(Message.Type.chat);
            assertThat(released.getFrom().toString()).isEqualTo(room + "/" + aliceHere);
            carol.awaitMessage(marker());
            assertThat(carol.wire()).doesNotContain("HOLD a whisper");
        }
    }

    @Test
    void whereverAModeratorGoesNoAccountIsMet() {
        alice.say(room, CRISIS);
        String id = rowan.awaitCaseBeside(before);
        rowan.take(id);
        rowan.write(id, "We are here.");
        alice.awaitMessage(m -> m.getBody() != null && m.getBody().contains("We are here."));
        alice.say(room, "HOLD this");
        String held = rowan.awaitCaseBeside(with(id));
        rowan.take(held);
        assertThat(rowan.words(held)).contains("HOLD this").doesNotContainIgnoringCase("alice");

        for (Moderator who : List.of(rowan, community.lead())) {
            Map<String, String> pages = who.walk(List.of("/metrics", "/readyz", "/healthz", "/v1/openapi.yaml"));
            assertThat(pages)
                    .hasSizeGreaterThan(20)
                    .containsKeys("/desk/queue", "/desk/cases/" + id, "/desk/log", "/desk/health");
            assertThat(pages.get("/desk/cases/" + id)).contains(aliceHere);
            pages.forEach((path, page) -> assertThat(page)
                    .as(path)
                    .doesNotContainIgnoringCase("alice")
                    .doesNotContain("Archer", "Canary-", "Baker", "bob@"));
        }
        assertThat(community.bytes())
                .isNotEmpty()
                .doesNotContain("alice@", "bob@", "Archer", "tablets are counted", "HOLD this");
    }

    private Set<String> with(String id) {
        Set<String> all = new java.util.TreeSet<>(before);
        all.add(id);
        return all;
    }

    /** Something published after whatever must not be, so that its absence means something. */
    private String marker() {
        String text = Marker.fresh();
        alice.say(room, text);
        assertThat(bob.awaitMessage(text).getFrom().toString()).isEqualTo(room + "/" + aliceHere);
        return text;
    }
}
