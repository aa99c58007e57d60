package org.quietroom.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietroom.xmpp.DeskBench.ROOM;
import static org.quietroom.xmpp.DeskBench.ROOM_ID;
import static org.quietroom.xmpp.DeskBench.account;
import static org.quietroom.xmpp.GateBench.key;
import static org.quietroom.xmpp.GateBench.receipt;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StanzaError;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.quietroom.core.host.Effect;
import org.quietroom.core.host.HostAdapter;
import org.quietroom.core.host.HostHealth;
import org.quietroom.core.host.Receipt;
import org.quietroom.core.message.Pseudonym;

/** The desk route at a real server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DeskRoute {
    private final BenchGate gate = new BenchGate();
    private DeskBench bench;
    private Member alice;
    private Member bob;
    private String aliceHere = "";
    private String bobHere = "";

    /** A server that takes this component. */
    abstract XmppServer server(String domain, String secret);

    /** What it tells who writes to a component that is away. */
    abstract StanzaError.Condition whileAway();

    @BeforeAll
    void begin() {
        bench = new DeskBench(server(DeskBench.DOMAIN, DeskBench.SECRET), gate);
    }

    @AfterAll
    void end() {
        if (bench != null) {
            bench.close();
        }
    }

    @BeforeEach
    void join() {
        alice = Member.of(bench.server, "alice");
        bob = Member.of(bench.server, "bob");
        bobHere = bob.join(ROOM, "Bob Baker");
        aliceHere = alice.join(ROOM, "Alice Archer");
        bob.awaitPresence(p -> p.isAvailable() && p.getFrom().toString().equals(ROOM + "/" + aliceHere));
        alice.forget();
        bob.forget();
    }

    @AfterEach
    void leave() {
        alice.close();
        bob.close();
    }

    private Pseudonym pseudonym(String account) {
        return gate.name(account(account), ROOM_ID);
    }

    @Test
    void everybodyAppearsUnderThePseudonymAlone() {
        assertThat(aliceHere).isEqualTo(pseudonym("alice").name());
        alice.say(ROOM, "hello desk");
        assertThat(bob.awaitMessage("hello desk").getFrom().toString()).isEqualTo(ROOM + "/" + aliceHere);
        alice.leave(ROOM, aliceHere);
        bob.awaitPresence(p -> !p.isAvailable());
        assertThat(alice.join(ROOM, bobHere)).isEqualTo(aliceHere);
        bob.awaitPresence(p -> p.isAvailable());
        assertThat(bob.wire())
                .doesNotContain("alice@")
                .doesNotContain("Canary-alice")
                .doesNotContain("Archer")
                .doesNotContain("says alice");
    }

    @Test
    void anotherNameIsAnsweredByThePseudonym() {
        alice.presence(ROOM, "Alice Archer");
        alice.awaitPresence(p -> p.getType() == Presence.Type.error
                && p.getError().getCondition() == StanzaError.Condition.not_acceptable);
        alice.awaitPresence(p -> p.isAvailable() && p.getFrom().toString().equals(ROOM + "/" + aliceHere));
    }

    @Test
    void whileTheDeskIsDownTheServerTellsTheAuthorAndNothingIsPublished() {
        bench.desk.close();
        alice.awaitPresence(p -> Member.status(p, 332));
        String id = alice.say(ROOM, "is anybody there");
        assertThat(alice.awaitError(id).getError().getCondition()).isEqualTo(whileAway());
        bench.desk = bench.open(gate);
        assertThat(alice.join(ROOM, "Alice Archer")).isEqualTo(aliceHere);
        bob.join(ROOM, "Bob Baker");
        alice.say(ROOM, "here again");
        bob.awaitMessage("here again");
        assertThat(bob.heard()).doesNotContain("is anybody there");
    }

    @Test
    void theDeskComesBackWhenTheServerWasRestarted() throws Exception {
        bench.server.stop();
        DeskBench.await(bench.desk, HostHealth.State.LOST);
        Receipt away = receipt(
                bench.desk.actions().tell(key(), account("alice"), new Effect.Tell(pseudonym("alice"), "not now")));
        assertThat(away.outcome()).isEqualTo(Receipt.Outcome.TRY_AGAIN);
        bench.server.start();
        DeskBench.await(bench.desk, HostHealth.State.REACHED);
        try (Member carol = Member.of(bench.server, "carol");
                Member dave = Member.of(bench.server, "dave")) {
            carol.join(ROOM, "Carol");
            dave.join(ROOM, "Dave");
            carol.say(ROOM, "after the restart");
            dave.awaitMessage("after the restart");
        }
    }

    @Test
    void aWrongSecretIsSaidInTheHealth() {
        HostAdapter wrong = bench.open(gate, "another secret than the server's", 100);
        try {
            DeskBench.await(wrong, HostHealth.State.REFUSED);
            assertThat(wrong.health().detail()).contains("secret");
        } finally {
            wrong.close();
        }
    }

    @Test
    void moreThanTheQueueHoldsIsToldToTryAgain() {
        bench.desk.close();
        bench.desk = bench.open(gate, "a secret for the component", 3);
        try {
            alice.join(ROOM, "Alice Archer");
            alice.forget();
            List<String> ids = IntStream.range(0, 5)
                    .mapToObj(i -> alice.say(ROOM, "slow number " + i))
                    .toList();
            for (String busy : ids.subList(3, 5)) {
                assertThat(alice.awaitError(busy).getError().getType()).isEqualTo(StanzaError.Type.WAIT);
            }
            alice.awaitMessage("slow number 2");
            assertThat(alice.heard()).containsSubsequence("slow number 0", "slow number 1", "slow number 2");
        } finally {
            bench.desk.close();
            bench.desk = bench.open(gate);
        }
    }

    @Test
    void aGateThatDoesNotAnswerTellsTheAuthor() {
        String id = alice.say(ROOM, "never answered");
        StanzaError error = alice.awaitError(id).getError();
        assertThat(error.getType()).isEqualTo(StanzaError.Type.WAIT);
        assertThat(error.getDescriptiveText()).contains("was not sent");
        alice.say(ROOM, "after never");
        bob.awaitMessage("after never");
        assertThat(bob.heard()).doesNotContain("never answered");
    }

    @Test
    void whoJoinsSeesTheLastMessagesButNotTheRemovedOnes() {
        alice.say(ROOM, "to be kept");
        alice.say(ROOM, "to be removed");
        bob.awaitMessage("to be removed");
        var removed = gate.asked("to be removed").id();
        assertThat(receipt(bench.desk.actions().remove(key(), new Effect.Remove(ROOM_ID, removed)))
                        .outcome())
                .isEqualTo(Receipt.Outcome.DONE);
        try (Member carol = Member.of(bench.server, "carol")) {
            carol.join(ROOM, "Carol");
            carol.awaitMessage("to be kept");
            carol.awaitMessage(m -> m.getSubject() != null);
            assertThat(carol.wire()).doesNotContain("to be removed");
        }
    }

    @Test
    void aHeldPrivateMessageReachesItsReceiverWhenReleased() {
        alice.whisper(ROOM, bobHere, "hold my whisper");
        alice.awaitMessage(m -> m.getBody() != null && m.getBody().endsWith(BenchGate.WAITS));
        var effect = new Effect.Publish(pseudonym("alice"), gate.asked("hold my whisper"));
        assertThat(receipt(bench.desk.actions().publish(key(), account("alice"), effect))
                        .outcome())
                .isEqualTo(Receipt.Outcome.DONE);
        Message heard = bob.awaitMessage("hold my whisper");
        assertThat(heard.getType()).isEqualTo(Message.Type.chat);
        assertThat(heard.getFrom().toString()).isEqualTo(ROOM + "/" + aliceHere);
    }

    @Test
    void whoLeftIsToldByAMessageFromTheRoom() {
        alice.leave(ROOM, aliceHere);
        bob.awaitPresence(p -> !p.isAvailable());
        receipt(bench.desk
                .actions()
                .tell(key(), account("alice"), new Effect.Tell(pseudonym("alice"), "We are here.")));
        assertThat(alice.awaitMessage("We are here.").getType()).isEqualTo(Message.Type.chat);
    }

    @Test
    void textThatXmlCannotCarryIsPublishedWithoutIt() {
        alice.say(ROOM, "hold odd");
        alice.awaitMessage(m -> m.getBody() != null && m.getBody().endsWith(BenchGate.WAITS));
        var held = gate.asked("hold odd");
        var odd = held.withParts(List.of(held.parts().get(0).withText("odd \u0001\ud83d <b> ]]> \uFFFF end")));
        receipt(bench.desk.actions().publish(key(), account("alice"), new Effect.Publish(pseudonym("alice"), odd)));
        bob.awaitMessage("odd  <b> ]]>  end");
        String mark = "mark " + UUID.randomUUID().toString().toLowerCase(Locale.ROOT);
        alice.say(ROOM, mark);
        bob.awaitMessage(mark);
    }
}
