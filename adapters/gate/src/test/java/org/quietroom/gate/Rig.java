package org.quietroom.gate;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.quietroom.core.host.Answer;
import org.quietroom.core.host.Gate;
import org.quietroom.core.host.HostProfile;
import org.quietroom.core.host.HostProfile.Ability;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.message.Submission;
import org.quietroom.core.port.UnavailableException;

/** A gate on loopback whose answers follow from the text: {@code hold …}, {@code refuse …}, and so on. */
final class Rig implements AutoCloseable {
    static final HostId FORUM = new HostId("forum");
    static final RoomId ROOM = new RoomId(FORUM, "evening");
    static final AccountId ACCOUNT = new AccountId(FORUM, "u-7");
    static final Pseudonym HAZEL = new Pseudonym(new PseudonymId("0b".repeat(16)), ROOM, "Hazel Lantern");
    static final String CHARACTERS = "a secret of at least 32 characters, for tests";
    static final HostProfile PROFILE = new HostProfile(
            HostProfile.Intercept.GATE,
            HostProfile.WhenWeAreDown.CLOSED_AUTHOR_TOLD,
            HostProfile.IdentityVisibleTo.HOST_OPERATOR,
            HostProfile.ReplaceAuthor.BEFORE,
            HostProfile.Hold.ADAPTER,
            HostProfile.Edit.ANY,
            HostProfile.Remove.HARD,
            HostProfile.Dedupe.HOST_KEY,
            Duration.ZERO,
            Set.of(Ability.REWRITE_BODY, Ability.PRIVATE_REPLY));

    final Ticking clock = new Ticking();
    final GateLimits limits;
    final PulledHost forum;
    final GateServer server;
    final GateClient client;

    Rig() {
        this(GateLimits.DEFAULT);
    }

    Rig(GateLimits limits) {
        this.limits = limits;
        HostSecret secret = HostSecret.of(CHARACTERS);
        forum = new PulledHost(FORUM, PROFILE, limits, clock);
        forum.open(new Echo());
        server = GateServer.start(0, List.of(new GateHost(forum, secret, limits, clock)), clock);
        client = new GateClient(server.address(), FORUM.value(), secret, clock);
    }

    static String post(String text) {
        var post = Json.object();
        post.put("id", "m-1").put("room", "evening").put("account", "u-7").put("kind", "post");
        post.putArray("parts")
                .addObject()
                .put("role", "body")
                .put("format", "plain")
                .put("text", text);
        return new String(Json.write(post), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        forum.close();
        server.close();
    }

    /** A clock that runs, and can be moved. */
    static final class Ticking extends Clock {
        private final AtomicLong ahead = new AtomicLong();

        void advance(Duration by) {
            ahead.addAndGet(by.toMillis());
        }

        @Override
        public Instant instant() {
            return Instant.now().plusMillis(ahead.get());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static final class Echo implements Gate {
        private static final Map<String, Answer> ANSWERS = Map.of(
                "hold",
                new Answer(Answer.Action.HOLD, null, null, "A person reads it first.", new CaseId("K7-42F")),
                "refuse",
                new Answer(Answer.Action.REFUSE, null, null, "Not here, please.", new CaseId("K7-42F")),
                "later",
                Answer.tryLater("Please try again."),
                "rewrite",
                new Answer(Answer.Action.PUBLISH, List.of(Part.body("other \ud83d words")), HAZEL, null, null));

        @Override
        public CompletionStage<Answer> submit(AccountId account, Submission submission) {
            String text = submission.parts().isEmpty()
                    ? ""
                    : submission.parts().get(0).text();
            return switch (text) {
                case "throw" -> throw new IllegalStateException("CANARY " + text + account.value());
                case "fail" -> CompletableFuture.failedFuture(new IllegalStateException("CANARY in a future"));
                case "away" -> CompletableFuture.failedFuture(new UnavailableException("the store is away"));
                case "never" -> new CompletableFuture<>();
                default -> CompletableFuture.completedFuture(ANSWERS.getOrDefault(text, Answer.asItCame()));
            };
        }

        @Override
        public CompletionStage<Pseudonym> identify(AccountId account, RoomId room) {
            if (room.value().equals("throw")) {
                throw new IllegalStateException("CANARY");
            }
            return CompletableFuture.completedFuture(new Pseudonym(HAZEL.id(), room, HAZEL.name()));
        }
    }
}
