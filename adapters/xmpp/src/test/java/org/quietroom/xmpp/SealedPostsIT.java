package org.quietroom.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietroom.xmpp.GateBench.account;
import static org.quietroom.xmpp.GateBench.room;
import static org.quietroom.xmpp.GateBench.roomId;

import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.util.Bytes;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jivesoftware.smack.packet.StanzaError;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.guard.OnFailure;
import org.quietroom.core.guard.Phase;
import org.quietroom.core.guard.RoomContext;
import org.quietroom.core.host.Answer;
import org.quietroom.core.host.Gate;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.message.Submission;
import org.quietroom.core.pipeline.Pipeline;
import org.quietroom.core.port.CaseSink;
import org.quietroom.core.testkit.Await;
import org.quietroom.core.verdict.Decision;
import org.quietroom.core.verdict.GuardId;
import org.quietroom.core.verdict.Reason;
import org.quietroom.core.verdict.Review;
import org.quietroom.core.verdict.TrailEntry;
import org.quietroom.core.verdict.Verdict;
import org.quietroom.encryption.KeyRing;
import org.quietroom.encryption.hub.HubLimits;
import org.quietroom.encryption.hub.SealedHub;
import org.quietroom.encryption.room.Armour;
import org.quietroom.encryption.room.HubLink;
import org.quietroom.encryption.room.Line;
import org.quietroom.encryption.room.Posts.Taken;
import org.quietroom.encryption.room.RoomSettings;
import org.quietroom.encryption.room.SealedRoom;
import org.quietroom.encryption.room.SqlRoomStore;
import org.sqlite.SQLiteDataSource;

/** Two members exchange sealed messages as ordinary posts of a room on a real Prosody; commits go through the hub. */
class SealedPostsIT {
    private static final String NAME = "sealed";
    private static final String WORDS = "Only for those inside: the fig tree has three leaves.";

    @TempDir
    private static Path folder;

    private static GateBench bench;
    private static JudgingGate gate;
    private static SealedHub hub;

    @BeforeAll
    static void begin() {
        Prosody.skipIfAbsent();
        bench = new GateBench();
        gate = new JudgingGate(bench.gate);
        bench.replaceGate(gate);
        hub = SealedHub.open(
                source("hub.db"),
                KeyRing.openOrCreate(folder.resolve("keys")),
                intake -> new CaseSink.Opened(new CaseId("K7-42F"), null),
                author -> null,
                HubLimits.DEFAULT,
                Clock.systemUTC());
    }

    @AfterAll
    static void end() {
        if (bench != null) {
            hub.close();
            bench.close();
            gate.pipeline.close();
        }
    }

    private static SQLiteDataSource source(String file) {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + folder.resolve(file));
        return source;
    }

    private static SealedRoom open(String name) throws GeneralSecurityException {
        SealedRoom opened = SealedRoom.open(
                HubLink.direct(hub, bench.gate.name(account(name), roomId(NAME))),
                SqlRoomStore.open(source(name + ".db"), name),
                new AesGcmJce(new byte[32]),
                RoomSettings.DEFAULT);
        opened.follow(() -> {});
        return opened;
    }

    private static List<String> said(SealedRoom room) {
        return room.history().lines(0, 1_000).stream()
                .filter(Line.Said.class::isInstance)
                .map(line -> ((Line.Said) line).body().words())
                .toList();
    }

    @Test
    void sealedMessagesTravelAsPostsAndTheArchiveHoldsCiphertextAlone() throws Exception {
        try (Member alice = Member.of(bench.prosody, "alice");
                Member bob = Member.of(bench.prosody, "bob");
                Member carol = Member.of(bench.prosody, "carol");
                SealedRoom alices = open("alice");
                SealedRoom bobs = open("bob")) {
            for (Member member : List.of(alice, bob, carol)) {
                member.join(room(NAME), "Somebody");
            }
            Await.until("Bob is in", () -> bobs.phase() == org.quietroom.encryption.room.Phase.IN);
            Await.until("Alice sees both", () -> alices.roster().members().size() == 2);

            String post = alices.posts().text(alices.posts().seal(WORDS));
            alice.say(room(NAME), post);
            assertThat(bobs.posts().take(bob.awaitMessage(post).getBody())).isEqualTo(Taken.NEW);
            assertThat(alices.posts().take(alice.awaitMessage(post).getBody())).isEqualTo(Taken.NEW);
            String answer = bobs.posts().text(bobs.posts().seal("Four, since this morning."));
            bob.say(room(NAME), answer);
            assertThat(alices.posts().take(alice.awaitMessage(answer).getBody()))
                    .isEqualTo(Taken.NEW);
            assertThat(said(alices)).containsExactly(WORDS, "Four, since this morning.");
            assertThat(said(bobs)).first().isEqualTo(WORDS);
            assertThat(alices.posts().waiting()).isEmpty();

            assertThat(carol.awaitMessage(post).getBody())
                    .as("whoever has no client reads one line")
                    .startsWith(Armour.POLITE + "\n");
            assertThat(gate.trails)
                    .hasSize(2)
                    .allSatisfy(trail -> assertThat(trail)
                            .extracting(TrailEntry::outcome)
                            .containsExactly(TrailEntry.Outcome.SKIPPED_SEALED));
            Await.until("it is stored", () -> bench.prosody.stored().contains("BEGIN QUIETROOM SEALED"));
            assertThat(bench.prosody.stored() + bench.prosody.log())
                    .doesNotContain("fig tree")
                    .doesNotContain("since this morning");
        }
    }

    @Test
    void wordsBesideABlockAreReadByTheGuards() throws Exception {
        try (Member alice = Member.of(bench.prosody, "alice");
                SealedRoom alices = open("dave")) {
            alice.join(room(NAME), "Somebody");
            String post = Armour.write(Bytes.copyFrom(new byte[300]));
            assertThat(alices.posts().take(post)).isNotEqualTo(Taken.NEW);
            for (String mixed : List.of(
                    "look here\n" + post,
                    post + "\nand here",
                    post.replace(Armour.POLITE, "you are all fools"),
                    post.replaceFirst("\nAAAA", "\nAA AA"))) {
                StanzaError error =
                        alice.awaitError(alice.say(room(NAME), mixed)).getError();
                assertThat(error.getDescriptiveText()).isEqualTo(BenchGate.REASON);
            }
        }
    }

    /** A gate with a guard that needs plain text, and then takes nothing. */
    private static final class JudgingGate implements Gate {
        private final BenchGate names;
        private final List<List<TrailEntry>> trails = new CopyOnWriteArrayList<>();
        private final Pipeline pipeline = Pipeline.builder()
                .guard(
                        new GuardId("bench.nothing"),
                        Phase.REDACT,
                        OnFailure.REFUSE,
                        (submission, context) ->
                                Review.of(new Verdict.Refuse(new Reason("bench.nothing", BenchGate.REASON))))
                .build();

        JudgingGate(BenchGate names) {
            this.names = names;
        }

        @Override
        public CompletionStage<Answer> submit(AccountId account, Submission submission) {
            Pseudonym author = names.name(account, submission.room());
            RoomContext context = new RoomContext(author, null, null, Locale.ENGLISH, Map.of());
            return pipeline.decide(submission, context).thenApply(decision -> answer(decision, author));
        }

        private Answer answer(Decision decision, Pseudonym author) {
            if (decision.verdict() instanceof Verdict.Refuse refuse) {
                return new Answer(
                        Answer.Action.REFUSE, null, null, refuse.reason().text(), null);
            }
            trails.add(decision.trail());
            return new Answer(Answer.Action.PUBLISH, null, author, null, null);
        }

        @Override
        public CompletionStage<Pseudonym> identify(AccountId account, RoomId room) {
            return names.identify(account, room);
        }
    }
}
