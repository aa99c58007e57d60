package org.quietroom.commonroom;

import static java.time.Duration.ZERO;
import static java.util.concurrent.CompletableFuture.completedStage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quietroom.core.host.HostProfile.Ability.PRIVATE_REPLY;
import static org.quietroom.core.host.HostProfile.Ability.REASON_SHOWN;
import static org.quietroom.core.host.HostProfile.Dedupe.HOST_KEY;
import static org.quietroom.core.host.HostProfile.Hold.ADAPTER;
import static org.quietroom.core.host.HostProfile.IdentityVisibleTo.HOST_OPERATOR;
import static org.quietroom.core.host.HostProfile.Intercept.GATE;
import static org.quietroom.core.host.HostProfile.Remove.HARD;
import static org.quietroom.core.host.HostProfile.ReplaceAuthor.BEFORE;
import static org.quietroom.core.host.HostProfile.WhenWeAreDown.CLOSED_AUTHOR_TOLD;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.quietroom.core.host.Answer;
import org.quietroom.core.host.Effect;
import org.quietroom.core.host.EffectKey;
import org.quietroom.core.host.Gate;
import org.quietroom.core.host.HostActions;
import org.quietroom.core.host.HostAdapter;
import org.quietroom.core.host.HostHealth;
import org.quietroom.core.host.HostProfile;
import org.quietroom.core.host.HostProfile.Ability;
import org.quietroom.core.host.HostProfile.Edit;
import org.quietroom.core.host.Receipt;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.message.Submission;

/** An adapter for a chat server in Java fits on one page; the README shows what stands between the marks. */
class OnePageHostTest {
    /** An imaginary chat server: before it shows a message it asks a filter, and without one it shows nothing. */
    static final class ChatServer {
        interface Filter {
            void asked(String user, String room, String id, String text);
        }

        final Map<String, String> shown = new ConcurrentHashMap<>();
        final Map<String, String> whispered = new ConcurrentHashMap<>();

        @Nullable
        Filter filter;

        void send(String user, String room, String id, String text) {
            Filter now = filter;
            if (now == null) {
                whisper(id, user, "Not sent.");
            } else {
                now.asked(user, room, id, text);
            }
        }

        void show(String id, String name, String text) {
            shown.put(id, name + ": " + text);
        }

        void whisper(String key, String user, @Nullable String text) {
            if (text != null) {
                whispered.put(key, user + ": " + text);
            }
        }
    }

    // example:start
    /** Before the server shows a message it asks {@code chat.filter}; showing or whispering one key twice is once. */
    record ChatAdapter(HostId host, ChatServer chat) implements HostAdapter, HostActions {
        private static final Set<Ability> CAN = Set.of(Ability.REWRITE_BODY, PRIVATE_REPLY, REASON_SHOWN);

        @Override
        public HostProfile profile() {
            return new HostProfile(
                    GATE, CLOSED_AUTHOR_TOLD, HOST_OPERATOR, BEFORE, ADAPTER, Edit.NONE, HARD, HOST_KEY, ZERO, CAN);
        }

        @Override
        public void open(Gate gate) {
            chat.filter = (user, room, id, text) -> {
                var said = Submission.post(new MessageId(id), new RoomId(host, room), text, Instant.now());
                gate.submit(new AccountId(host, user), said).whenComplete((answer, failure) -> {
                    chat.whisper(id, user, failure == null ? answer.notice() : "Not sent. Please try again.");
                    if (failure == null && answer.action() == Answer.Action.PUBLISH) {
                        Pseudonym author = answer.author();
                        Submission shown = answer.parts() == null ? said : said.withParts(answer.parts());
                        show(shown, author == null ? user : author.name());
                    }
                });
            };
        }

        private void show(Submission said, String name) {
            chat.show(said.id().value(), name, said.parts().get(0).text());
        }

        @Override
        public HostActions actions() {
            return this;
        }

        @Override
        public CompletionStage<Receipt> publish(EffectKey key, AccountId account, Effect.Publish it) {
            show(it.submission(), it.author().name());
            return completedStage(Receipt.published(it.submission().id()));
        }

        @Override
        public CompletionStage<Receipt> tell(EffectKey key, AccountId account, Effect.Tell it) {
            chat.whisper(key.value(), account.value(), it.text());
            return completedStage(Receipt.done());
        }

        @Override
        public CompletionStage<Receipt> remove(EffectKey key, Effect.Remove it) {
            chat.shown.remove(it.message().value());
            return completedStage(Receipt.done());
        }

        @Override
        public HostHealth health() {
            return new HostHealth(HostHealth.State.REACHED, "The chat server runs in this program.");
        }

        @Override
        public void close() {
            chat.filter = null;
        }
    }
    // example:end

    private static final HostId HOST = new HostId("chat");
    private static final RoomId TEA = new RoomId(HOST, "tea");
    private static final AccountId ADA = new AccountId(HOST, "ada@example.org");

    private final ChatServer chat = new ChatServer();
    private final ScriptedGate gate = new ScriptedGate();
    private final ChatAdapter adapter = new ChatAdapter(HOST, chat);

    @Test
    void itAsksBeforeItShowsAndShowsThePseudonym() {
        adapter.open(gate);
        chat.send(ADA.value(), "tea", "m1", "Good evening");
        String name = ScriptedGate.name(ADA, TEA).name();
        assertThat(chat.shown).containsExactly(Map.entry("m1", name + ": Good evening"));
        gate.then(ScriptedGate.refuse("No selling here."));
        chat.send(ADA.value(), "tea", "m2", "buy now");
        gate.thenFail();
        chat.send(ADA.value(), "tea", "m3", "lost?");
        assertThat(chat.shown).containsOnlyKeys("m1");
        assertThat(chat.whispered)
                .containsEntry("m2", "ada@example.org: No selling here.")
                .containsEntry("m3", "ada@example.org: Not sent. Please try again.");
    }

    @Test
    void aHeldMessageIsShownOnceWhenItIsReleased() {
        adapter.open(gate);
        gate.then(ScriptedGate.hold("It waits."));
        chat.send(ADA.value(), "tea", "m1", "May I?");
        assertThat(chat.shown).isEmpty();
        var publish = new Effect.Publish(
                ScriptedGate.name(ADA, TEA), gate.asked.get(0).submission());
        var key = new EffectKey(UUID.randomUUID().toString().replace("-", ""));
        adapter.publish(key, ADA, publish);
        adapter.publish(key, ADA, publish);
        assertThat(chat.shown).hasSize(1);
        adapter.tell(key, ADA, new Effect.Tell(ScriptedGate.name(ADA, TEA), "It is there now."));
        assertThat(chat.whispered).containsEntry(key.value(), "ada@example.org: It is there now.");
        adapter.remove(key, new Effect.Remove(TEA, new MessageId("m1")));
        assertThat(chat.shown).isEmpty();
        adapter.close();
        chat.send(ADA.value(), "tea", "m4", "anybody?");
        assertThat(chat.shown).isEmpty();
    }

    @Test
    void itFitsOnOnePage() throws IOException {
        Path source = Path.of("src/test/java/org/quietroom/commonroom/OnePageHostTest.java");
        List<String> lines = Files.readAllLines(source);
        int start = lines.indexOf("    // example:start");
        int end = lines.indexOf("    // example:end");
        assertThat(start).isPositive();
        assertThat(lines.subList(start + 1, end))
                .filteredOn(line -> !line.isBlank())
                .hasSizeBetween(30, 60);
    }
}
