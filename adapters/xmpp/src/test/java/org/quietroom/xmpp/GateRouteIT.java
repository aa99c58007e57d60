package org.quietroom.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietroom.xmpp.GateBench.account;
import static org.quietroom.xmpp.GateBench.key;
import static org.quietroom.xmpp.GateBench.receipt;
import static org.quietroom.xmpp.GateBench.room;
import static org.quietroom.xmpp.GateBench.roomId;

import java.util.List;
import java.util.stream.IntStream;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smackx.message_correct.element.MessageCorrectExtension;
import org.jivesoftware.smackx.nick.packet.Nick;
import org.jivesoftware.smackx.xhtmlim.packet.XHTMLExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.quietroom.core.host.Effect;
import org.quietroom.core.host.Receipt;
import org.quietroom.core.message.Kind;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.Submission;

/** The gate route on a real Prosody. */
class GateRouteIT {
    private static GateBench bench;
    private static Member alice;
    private static Member bob;

    private String name = "";
    private String room = "";
    private String aliceHere = "";
    private String bobHere = "";

    @BeforeAll
    static void begin() {
        Prosody.skipIfAbsent();
        bench = new GateBench();
        alice = Member.of(bench.prosody, "alice");
        bob = Member.of(bench.prosody, "bob");
    }

    @AfterAll
    static void end() {
        if (bench != null) {
            alice.close();
            bob.close();
            bench.close();
        }
    }

    @BeforeEach
    void join(TestInfo info) {
        name = info.getTestMethod().orElseThrow().getName().toLowerCase(java.util.Locale.ROOT);
        room = room(name);
        bobHere = bob.join(room, "Bob Baker");
        aliceHere = alice.join(room, "Alice Archer");
        bob.awaitPresence(p -> p.getFrom().toString().equals(room + "/" + aliceHere));
        alice.forget();
        bob.forget();
    }

    private Pseudonym pseudonym(String account) {
        return bench.gate.name(account(account), roomId(name));
    }

    @Test
    void everybodyAppearsUnderThePseudonymAlone() {
        assertThat(aliceHere).isEqualTo(pseudonym("alice").name());
        alice.say(room, "hello");
        Message heard = bob.awaitMessage("hello");
        assertThat(heard.getFrom().toString()).isEqualTo(room + "/" + aliceHere);
        alice.awaitMessage("hello");
    }

    @Test
    void anotherNameIsAnsweredByThePseudonym() {
        alice.presence(room, "Alice Archer");
        alice.awaitPresence(p -> p.getType() == Presence.Type.error
                && p.getError().getCondition() == StanzaError.Condition.not_acceptable);
        alice.awaitPresence(p -> p.isAvailable() && p.getFrom().toString().equals(room + "/" + aliceHere));
        alice.say(room, "still me");
        assertThat(bob.awaitMessage("still me").getFrom().toString()).isEqualTo(room + "/" + aliceHere);
        assertThat(bob.wire()).doesNotContain("Archer");
    }

    @Test
    void aTakenNameGivesTheOwnPseudonymToo() {
        alice.leave(room, aliceHere);
        bob.awaitPresence(p -> !p.isAvailable());
        assertThat(alice.join(room, bobHere)).isEqualTo(aliceHere);
        assertThat(bob.wire()).doesNotContain("says alice");
    }

    @Test
    void twoClientsOfOneAccountShareTheName() {
        try (Member phone = new Member(bench.prosody, "alice", "phone")) {
            assertThat(phone.join(room, "Alice Phone")).isEqualTo(aliceHere);
            bob.say(room, "to both");
            alice.awaitMessage("to both");
            phone.awaitMessage("to both");
        }
        alice.say(room, "and still here");
        bob.awaitMessage("and still here");
    }

    @Test
    void aRefusalIsForTheAuthorAlone() {
        String id = alice.say(room, "refuse this");
        StanzaError error = alice.awaitError(id).getError();
        assertThat(error.getDescriptiveText()).isEqualTo(BenchGate.REASON);
        assertThat(error.getCondition()).isEqualTo(StanzaError.Condition.policy_violation);
        marker();
        assertThat(bob.heard()).doesNotContain("refuse this");
    }

    @Test
    void otherWordsArePublishedInPlaceOfTheWrittenOnes() {
        alice.say(room, "rewrite this", new Nick("Alice Archer"), new XHTMLExtension());
        Message heard = bob.awaitMessage("[taken out]");
        assertThat(heard.getExtensions()).noneMatch(e -> e instanceof Nick || e instanceof XHTMLExtension);
        assertThat(bob.wire()).doesNotContain("rewrite this").doesNotContain("Archer");
    }

    @Test
    void aHeldMessageIsInvisibleAndPublishedOnceWhenReleased() {
        String id = alice.say(room, "hold this");
        alice.awaitMessage(m -> m.getBody() != null && m.getBody().endsWith(BenchGate.WAITS));
        marker();
        assertThat(bob.wire()).doesNotContain("hold this");

        Submission held = bench.gate.asked("hold this");
        var effect = new Effect.Publish(pseudonym("alice"), held);
        var key = key();
        Receipt first = receipt(bench.host().publish(key, account("alice"), effect));
        Receipt again = receipt(bench.host().publish(key, account("alice"), effect));
        assertThat(first.outcome()).isEqualTo(Receipt.Outcome.DONE);
        assertThat(again).isEqualTo(first);
        Message heard = bob.awaitMessage("hold this");
        assertThat(heard.getFrom().toString()).isEqualTo(room + "/" + aliceHere);
        assertThat(heard.getStanzaId()).isEqualTo(id);
        marker();
        assertThat(bob.heard()).filteredOn("hold this"::equals).hasSize(1);
    }

    @Test
    void whatIsReleasedIsPublishedThoughItsAuthorIsAway() {
        try (Member carol = Member.of(bench.prosody, "carol")) {
            carol.join(room, "Carol");
            carol.say(room, "hold my words");
            carol.awaitMessage(m -> m.getBody() != null && m.getBody().endsWith(BenchGate.WAITS));
        }
        bob.awaitPresence(p -> !p.isAvailable());
        var effect = new Effect.Publish(pseudonym("carol"), bench.gate.asked("hold my words"));
        assertThat(receipt(bench.host().publish(key(), account("carol"), effect))
                        .outcome())
                .isEqualTo(Receipt.Outcome.DONE);
        assertThat(bob.awaitMessage("hold my words").getFrom().toString())
                .isEqualTo(room + "/" + pseudonym("carol").name());
    }

    @Test
    void aPrivateWordReachesTheAuthorAlone() {
        var tell = new Effect.Tell(pseudonym("alice"), "How are you today?");
        assertThat(receipt(bench.host().tell(key(), account("alice"), tell)).outcome())
                .isEqualTo(Receipt.Outcome.DONE);
        alice.awaitMessage(m -> m.getBody() != null && m.getBody().endsWith("How are you today?"));
        marker();
        assertThat(bob.wire()).doesNotContain("How are you today?");
    }

    @Test
    void aPrivateWordReachesSomebodyWhoLeftTheRoom() {
        alice.leave(room, aliceHere);
        bob.awaitPresence(p -> !p.isAvailable());
        receipt(bench.host().tell(key(), account("alice"), new Effect.Tell(pseudonym("alice"), "We are here.")));
        Message word = alice.awaitMessage("We are here.");
        assertThat(word.getFrom().toString()).isEqualTo(room);
        assertThat(word.getType()).isEqualTo(Message.Type.chat);
    }

    @Test
    void aCorrectionPassesTheSameGuards() {
        String first = alice.say(room, "good mourning");
        bob.awaitMessage("good mourning");
        alice.say(room, "good morning", new MessageCorrectExtension(first));
        Message corrected = bob.awaitMessage("good morning");
        assertThat(MessageCorrectExtension.from(corrected).getIdInitialMessage())
                .isEqualTo(first);
        Submission edit = bench.gate.asked("good morning");
        assertThat(edit.kind()).isEqualTo(Kind.EDIT);
        assertThat(edit.target()).isEqualTo(bench.gate.asked("good mourning").id());

        String refused = alice.say(room, "refuse a correction", new MessageCorrectExtension(first));
        alice.awaitError(refused);
        marker();
        assertThat(bob.wire()).doesNotContain("refuse a correction");
    }

    @Test
    void aHeldCorrectionStillCorrectsWhenReleased() {
        String first = alice.say(room, "one");
        bob.awaitMessage("one");
        alice.say(room, "hold two", new MessageCorrectExtension(first));
        alice.awaitMessage(m -> m.getBody() != null && m.getBody().endsWith(BenchGate.WAITS));
        var effect = new Effect.Publish(pseudonym("alice"), bench.gate.asked("hold two"));
        receipt(bench.host().publish(key(), account("alice"), effect));
        assertThat(MessageCorrectExtension.from(bob.awaitMessage("hold two")).getIdInitialMessage())
                .isEqualTo(first);
    }

    @Test
    void aPrivateMessagePassesTheSameGuards() {
        alice.whisper(room, bobHere, "just for you");
        assertThat(bob.awaitMessage("just for you").getFrom().toString()).isEqualTo(room + "/" + aliceHere);
        assertThat(bench.gate.asked("just for you").kind()).isEqualTo(Kind.PRIVATE_MESSAGE);
        String id = alice.whisper(room, bobHere, "refuse my whisper");
        assertThat(alice.awaitError(id).getError().getDescriptiveText()).isEqualTo(BenchGate.REASON);
        marker();
        assertThat(bob.wire()).doesNotContain("refuse my whisper");
    }

    @Test
    void aHeldPrivateMessageGoesToItsReceiverAlone() {
        alice.whisper(room, bobHere, "hold my whisper");
        alice.awaitMessage(m -> m.getBody() != null && m.getBody().endsWith(BenchGate.WAITS));
        try (Member carol = Member.of(bench.prosody, "carol")) {
            carol.join(room, "Carol");
            var effect = new Effect.Publish(pseudonym("alice"), bench.gate.asked("hold my whisper"));
            assertThat(receipt(bench.host().publish(key(), account("alice"), effect))
                            .outcome())
                    .isEqualTo(Receipt.Outcome.DONE);
            assertThat(bob.awaitMessage("hold my whisper").getType()).isEqualTo(Message.Type.chat);
            alice.say(room, "after the whisper");
            carol.awaitMessage("after the whisper");
            assertThat(carol.wire()).doesNotContain("hold my whisper");
        }
    }

    @Test
    void removingTakesAMessageOutOfHistoryAndTellsClients() {
        alice.say(room, "to be removed");
        bob.awaitMessage("to be removed");
        MessageId id = bench.gate.asked("to be removed").id();
        Receipt receipt = receipt(bench.host().remove(key(), new Effect.Remove(roomId(name), id)));
        assertThat(receipt.outcome()).isEqualTo(Receipt.Outcome.DONE);
        bob.awaitMessage(m -> m.getExtensionElement("retract", "urn:xmpp:message-retract:1") != null);
        try (Member carol = Member.of(bench.prosody, "carol")) {
            carol.join(room, "Carol");
            alice.say(room, "the last word");
            carol.awaitMessage("the last word");
            assertThat(carol.wire()).doesNotContain("to be removed");
        }
        Receipt unknown = receipt(bench.host().remove(key(), new Effect.Remove(roomId(name), new MessageId("none"))));
        assertThat(unknown.outcome()).isEqualTo(Receipt.Outcome.CANNOT);
    }

    @Test
    void aHundredMessagesKeepTheirOrderThoughTheGateTakesItsTimeWithSome() {
        IntStream.range(0, 50).forEach(i -> {
            alice.say(room, (i % 10 == 0 ? "slow " : "quick ") + "a" + i);
            bob.say(room, "quick b" + i);
        });
        bob.awaitMessage("quick b49");
        bob.awaitMessage("quick a49");
        List<String> heard = bob.heard();
        assertThat(heard)
                .filteredOn(s -> s.contains(" a"))
                .containsExactlyElementsOf(IntStream.range(0, 50)
                        .mapToObj(i -> (i % 10 == 0 ? "slow " : "quick ") + "a" + i)
                        .toList());
        assertThat(heard)
                .filteredOn(s -> s.contains(" b"))
                .containsExactlyElementsOf(
                        IntStream.range(0, 50).mapToObj(i -> "quick b" + i).toList());
        alice.awaitMessage("quick b49");
        alice.awaitMessage("quick a49");
        assertThat(alice.heard()).isEqualTo(heard);
    }

    @Test
    void noByteThatOthersReceiveNamesTheAccount() {
        alice.presence(room, aliceHere);
        alice.say(room, "canary check");
        bob.awaitMessage("canary check");
        alice.whisper(room, bobHere, "canary whisper");
        bob.awaitMessage("canary whisper");
        alice.leave(room, aliceHere);
        bob.awaitPresence(p -> !p.isAvailable());
        alice.join(room, "Alice Archer");
        bob.awaitPresence(p -> p.isAvailable());
        // bob created the room: as its owner and moderator he would see every address in an ordinary room.
        assertThat(bob.wire())
                .isNotEmpty()
                .doesNotContain("alice@")
                .doesNotContain("Canary-alice")
                .doesNotContain("Archer")
                .doesNotContain("I am alice");
    }

    @Test
    void aGateThatDoesNotAnswerPublishesNothingAndTellsTheAuthor() {
        String id = alice.say(room, "never answered");
        StanzaError error = alice.awaitError(id).getError();
        assertThat(error.getType()).isEqualTo(StanzaError.Type.WAIT);
        assertThat(error.getDescriptiveText()).contains("was not sent");
        String failed = alice.say(room, "fail now");
        assertThat(alice.awaitError(failed).getError().getType()).isEqualTo(StanzaError.Type.WAIT);
        marker();
        assertThat(bob.heard()).doesNotContain("never answered", "fail now");
    }

    @Test
    void theGatewayMayStopAndComeBack() {
        bench.stopGate();
        try {
            String id = alice.say(room, "while it is away");
            assertThat(alice.awaitError(id).getError().getType()).isEqualTo(StanzaError.Type.WAIT);
            try (Member carol = Member.of(bench.prosody, "carol")) {
                carol.presence(room, "Carol");
                carol.awaitPresence(p -> p.getType() == Presence.Type.error);
            }
        } finally {
            bench.startGate();
        }
        marker();
        assertThat(bob.heard()).doesNotContain("while it is away");
        receipt(bench.host().tell(key(), account("alice"), new Effect.Tell(pseudonym("alice"), "Back again.")));
        alice.awaitMessage(m -> m.getBody() != null && m.getBody().endsWith("Back again."));
    }

    @Test
    void anEffectForAPartlessOrUnknownThingIsRefusedWithAReason() {
        var empty = new Effect.Publish(
                pseudonym("alice"),
                bench.gate
                        .asked()
                        .get(0)
                        .withParts(List.of(new Part(
                                org.quietroom.core.message.Role.TITLE,
                                org.quietroom.core.message.Format.PLAIN,
                                "no body"))));
        assertThat(receipt(bench.host().publish(key(), account("alice"), empty)).outcome())
                .isEqualTo(Receipt.Outcome.CANNOT);
    }

    /** Something published after whatever must not be, so that its absence means something. */
    private void marker() {
        String text = "marker " + java.util.UUID.randomUUID();
        alice.say(room, text);
        bob.awaitMessage(text);
    }
}
