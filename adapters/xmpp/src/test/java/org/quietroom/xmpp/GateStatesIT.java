package org.quietroom.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietroom.xmpp.GateBench.account;
import static org.quietroom.xmpp.GateBench.key;
import static org.quietroom.xmpp.GateBench.receipt;
import static org.quietroom.xmpp.GateBench.room;
import static org.quietroom.xmpp.GateBench.roomId;

import java.time.Duration;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smackx.muc.packet.MUCUser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quietroom.core.host.Effect;
import org.quietroom.core.host.HostHealth;
import org.quietroom.core.host.Receipt;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.testkit.Await;

/** The gate route through restarts, faults of configuration, shadow mode and other settings; a server of its own each. */
class GateStatesIT {
    private static final String ROOM = room("states");

    @BeforeEach
    void prosodyIsThere() {
        Prosody.skipIfAbsent();
    }

    @Test
    void aRestartOfTheServerKeepsNamesHeldMessagesAndKeysDone() throws Exception {
        try (GateBench bench = new GateBench()) {
            String id;
            String name;
            try (Member alice = Member.of(bench.prosody, "alice")) {
                name = alice.join(ROOM, "Alice Archer");
                id = alice.say(ROOM, "hold this over night");
                alice.awaitMessage(m -> m.getBody() != null && m.getBody().endsWith(BenchGate.WAITS));
            }
            Pseudonym author = bench.gate.name(account("alice"), roomId("states"));
            var effect = new Effect.Publish(author, bench.gate.asked("hold this over night"));
            var key = key();
            bench.prosody.stop();
            bench.prosody.start();
            try (Member bob = Member.of(bench.prosody, "bob")) {
                bob.join(ROOM, "Bob Baker");
                assertThat(receipt(bench.host().publish(key, account("alice"), effect))
                                .outcome())
                        .isEqualTo(Receipt.Outcome.DONE);
                Message heard = bob.awaitMessage("hold this over night");
                assertThat(heard.getStanzaId()).isEqualTo(id);
                assertThat(heard.getFrom().getResourceOrEmpty().toString()).isEqualTo(name);
            }
            bench.prosody.stop();
            bench.prosody.start();
            try (Member carol = Member.of(bench.prosody, "carol");
                    Member alice = Member.of(bench.prosody, "alice")) {
                carol.join(ROOM, "Carol");
                carol.awaitMessage("hold this over night");
                carol.forget();
                assertThat(alice.join(ROOM, "Another Name")).isEqualTo(name);
                assertThat(receipt(bench.host().publish(key, account("alice"), effect))
                                .outcome())
                        .isEqualTo(Receipt.Outcome.DONE);
                alice.say(ROOM, "the marker");
                carol.awaitMessage("the marker");
                assertThat(carol.heard()).doesNotContain("hold this over night");
            }
        }
    }

    @Test
    void withoutAUsableSecretTheRoomsAreClosed() {
        try (GateBench bench = new GateBench("quietroom_secret = 'short'");
                Member alice = Member.of(bench.prosody, "alice")) {
            alice.presence(ROOM, "Alice");
            alice.awaitPresence(p -> p.getType() == Presence.Type.error);
            alice.send(join(alice));
            alice.awaitPresence(p -> p.getType() == Presence.Type.error
                    && p.getError().getDescriptiveText() != null
                    && p.getError().getDescriptiveText().contains("cannot be entered"));
            assertThat(bench.prosody.log()).contains("Rooms are closed until this is put right");
        }
    }

    @Test
    void aWrongSecretPublishesNothing() {
        try (GateBench bench = new GateBench("quietroom_secret = 'another secret of at least 32 characters'");
                Member alice = Member.of(bench.prosody, "alice")) {
            alice.send(join(alice));
            alice.awaitPresence(p -> p.getType() == Presence.Type.error);
            assertThat(bench.gate.asked()).isEmpty();
        }
    }

    @Test
    void shadowModeJudgesEverythingAndChangesNothing() {
        try (GateBench bench = new GateBench("quietroom_mode = 'shadow'");
                Member alice = Member.of(bench.prosody, "alice");
                Member bob = Member.of(bench.prosody, "bob")) {
            assertThat(bob.join(ROOM, "Bob Baker")).isEqualTo("Bob Baker");
            assertThat(alice.join(ROOM, "Alice Archer")).isEqualTo("Alice Archer");
            alice.say(ROOM, "refuse would be the answer");
            bob.awaitMessage("refuse would be the answer");
            awaitAsked(bench, "refuse would be the answer");
            Receipt receipt = receipt(bench.host()
                    .tell(
                            key(),
                            account("alice"),
                            new Effect.Tell(
                                    bench.gate.name(account("alice"), roomId("states")), "nothing is changed")));
            assertThat(receipt.outcome()).isEqualTo(Receipt.Outcome.CANNOT);
            assertThat(bench.host().health().state()).isEqualTo(HostHealth.State.REACHED);
            bench.host().close();
            bench.stopGate();
            alice.say(ROOM, "and without a gateway");
            bob.awaitMessage("and without a gateway");
            alice.awaitMessage("and without a gateway");
            assertThat(alice.wire()).doesNotContain("nothing is changed");
            awaitLog(bench, "Nothing is reported until it does.");
            bench.host().open(bench.gate);
            bench.startGate();
            awaitLog(bench, "The gateway answers again.");
        }
    }

    @Test
    void moderatorsSeeAddressesOnlyIfTheOperatorSaysSo() {
        try (GateBench bench = new GateBench("quietroom_hide_accounts = false");
                Member bob = Member.of(bench.prosody, "bob");
                Member alice = Member.of(bench.prosody, "alice")) {
            bob.join(ROOM, "Bob Baker");
            String name = alice.join(ROOM, "Alice Archer");
            Presence seen = bob.awaitPresence(p -> p.getFrom().toString().equals(ROOM + "/" + name));
            assertThat(MUCUser.from(seen).getItem().getJid().toString()).startsWith("alice@");
        }
    }

    @Test
    void roomsThatAreNotNamedStayAsTheyAre() {
        try (GateBench bench = new GateBench("quietroom_rooms = { '" + ROOM + "' }");
                Member alice = Member.of(bench.prosody, "alice")) {
            assertThat(alice.join(room("elsewhere"), "Alice Archer")).isEqualTo("Alice Archer");
            assertThat(alice.join(ROOM, "Alice Archer")).startsWith("Calm Heron");
        }
    }

    @Test
    void theServersOwnLogHoldsNoWordOfAnyMessage() {
        try (GateBench bench = new GateBench();
                Member alice = Member.of(bench.prosody, "alice")) {
            alice.join(ROOM, "Alice Archer");
            alice.say(ROOM, "refuse canary-one");
            alice.say(ROOM, "hold canary-two");
            alice.say(ROOM, "canary-three");
            alice.awaitMessage("canary-three");
            assertThat(bench.prosody.log()).isNotEmpty().doesNotContain("canary-");
        }
    }

    private static Presence join(Member member) {
        return member.joining(ROOM, "Somebody");
    }

    /** A poll that was on its way when the gateway stopped may only be given up after its whole waiting time and some more. */
    private static void awaitLog(GateBench bench, String text) {
        Await.until(
                Duration.ofSeconds(75),
                "the log says: " + text,
                () -> bench.prosody.log().contains(text));
    }

    private static void awaitAsked(GateBench bench, String text) {
        Await.until(
                "the gate is asked",
                () -> bench.gate.asked().stream()
                        .anyMatch(s ->
                                !s.parts().isEmpty() && s.parts().get(0).text().equals(text)));
    }
}
