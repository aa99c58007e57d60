package org.quietroom.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jivesoftware.smackx.message_correct.element.MessageCorrectExtension;
import org.junit.jupiter.api.Test;
import org.quietroom.core.host.Effect;
import org.quietroom.core.host.EffectKey;
import org.quietroom.core.host.HostActions;
import org.quietroom.core.host.Receipt;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.RoomId;

/** A member does everything that members do; then all that the server keeps on its disk is searched for the account beside the name. */
class XmppLeaksIT {
    private static final String ACCOUNT = "zannaz";
    private static final String WORDS = "wordsofhers";

    private final BenchGate gate = new BenchGate();
    private int keys;

    @Test
    void aProsodyThatAsksTheGateHasTheAccountNowhereBesideTheNameOrTheWords() throws Exception {
        Prosody.skipIfAbsent();
        try (GateBench bench = new GateBench()) {
            bench.replaceGate(gate);
            RoomId room = GateBench.roomId("evening");
            String name = everything(bench.prosody, bench.host().actions(), room, GateBench.account(ACCOUNT));
            bench.prosody.stop();
            Map<String, String> kept = bench.prosody.kept();
            assertThat(having(kept, ACCOUNT)).as("the search finds").isNotEmpty();
            assertThat(having(kept, name)).as("the search finds").isNotEmpty();
            assertThat(having(kept, WORDS)).as("the search finds").isNotEmpty();
            assertThat(having(kept, ACCOUNT))
                    .doesNotContainAnyElementsOf(having(kept, name))
                    .doesNotContainAnyElementsOf(having(kept, WORDS));
            for (String words : List.of("waitingwords", "refusedwords", "removedwords", "Archer")) {
                assertThat(having(kept, words)).as(words).isEmpty();
            }
        }
    }

    @Test
    void aServerOfTheDesksRoomsKeepsNeitherNamesNorWords() throws Exception {
        Prosody.skipIfAbsent();
        Ejabberd.skipIfAbsent();
        nothingIsKept(Prosody.withComponent(DeskBench.DOMAIN, DeskBench.SECRET));
        nothingIsKept(Ejabberd.withComponent(DeskBench.DOMAIN, DeskBench.SECRET));
    }

    private void nothingIsKept(XmppServer server) throws Exception {
        try (DeskBench bench = new DeskBench(server, gate)) {
            String name = everything(server, bench.desk.actions(), DeskBench.ROOM_ID, DeskBench.account(ACCOUNT));
            server.stop();
            Map<String, String> kept = server.kept();
            assertThat(having(kept, ACCOUNT)).as("the search finds").isNotEmpty();
            assertThat(having(kept, name)).isEmpty();
            for (String words : List.of(WORDS, "waitingwords", "refusedwords", "removedwords", "Archer")) {
                assertThat(having(kept, words)).as(words).isEmpty();
            }
        }
    }

    /** Gives the name under which it was done. */
    private String everything(XmppServer server, HostActions actions, RoomId roomId, AccountId account)
            throws Exception {
        server.addAccount(ACCOUNT);
        String room = roomId.value();
        Pseudonym author = gate.name(account, roomId);
        try (Member bob = Member.of(server, "bob");
                Member ann = Member.of(server, ACCOUNT)) {
            String bobHere = bob.join(room, "Bob Baker");
            assertThat(ann.join(room, "Ann Archer")).isEqualTo(author.name());
            String first = ann.say(room, WORDS + " first");
            bob.awaitMessage(WORDS + " first");
            ann.say(room, WORDS + " corrected", new MessageCorrectExtension(first));
            bob.awaitMessage(WORDS + " corrected");
            ann.whisper(room, bobHere, WORDS + " whispered");
            bob.awaitMessage(WORDS + " whispered");
            ann.awaitError(ann.say(room, "refuse refusedwords"));
            ann.say(room, "hold waitingwords");
            ann.awaitMessage(m -> m.getBody() != null && m.getBody().endsWith(BenchGate.WAITS));
            ann.forget();
            ann.say(room, "hold " + WORDS);
            ann.awaitMessage(m -> m.getBody() != null && m.getBody().endsWith(BenchGate.WAITS));
            done(actions.publish(key(), account, new Effect.Publish(author, gate.asked("hold " + WORDS))));
            bob.awaitMessage("hold " + WORDS);
            ann.say(room, "removedwords");
            bob.awaitMessage("removedwords");
            done(actions.remove(
                    key(), new Effect.Remove(roomId, gate.asked("removedwords").id())));
            done(actions.tell(key(), account, new Effect.Tell(author, "Somebody wrote to you.")));
            ann.awaitMessage(m -> m.getBody() != null && m.getBody().endsWith("Somebody wrote to you."));
            ann.leave(room, author.name());
            bob.awaitPresence(p -> !p.isAvailable());
            ann.join(room, "Ann Archer");
            ann.say(room, WORDS + " last");
            bob.awaitMessage(WORDS + " last");
        }
        return author.name();
    }

    private EffectKey key() {
        return new EffectKey(String.format("%032x", ++keys));
    }

    private static void done(CompletionStage<Receipt> stage) throws Exception {
        assertThat(stage.toCompletableFuture().get(90, TimeUnit.SECONDS).outcome())
                .isEqualTo(Receipt.Outcome.DONE);
    }

    /** The files in which this stands, or that are called so. */
    private static Set<String> having(Map<String, String> kept, String words) {
        return kept.entrySet().stream()
                .filter(file -> (file.getKey() + "\n" + file.getValue()).contains(words))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
