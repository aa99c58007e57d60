package org.quietroom.commonroom;

import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.Answer;
import org.quietroom.core.host.Gate;
import org.quietroom.core.host.SealedRooms;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.message.Submission;
import org.quietroom.core.verdict.Severity;

/** A gate that answers as told, publishes otherwise, and remembers what it was asked. */
final class ScriptedGate implements Gate {
    record Asked(AccountId account, Submission submission) {}

    final List<Asked> asked = new CopyOnWriteArrayList<>();
    final Deque<Function<Pseudonym, CompletionStage<Answer>>> next = new ConcurrentLinkedDeque<>();
    /** Whether it fails where nobody expects it to. */
    volatile boolean broken;

    private final @Nullable SealedRooms hub;

    ScriptedGate() {
        this(null);
    }

    ScriptedGate(@Nullable SealedRooms hub) {
        this.hub = hub;
    }

    @Override
    public Map<Severity, String> helpOnDevice(Locale language) {
        if (broken) {
            throw new IllegalStateException("planted");
        }
        return Map.of(Severity.IDEATION, "Help in " + language + " <b>");
    }

    @Override
    public Optional<SealedRooms> sealedRooms() {
        return Optional.ofNullable(hub);
    }

    @Override
    public CompletionStage<Answer> submit(AccountId account, Submission submission) {
        asked.add(new Asked(account, submission));
        Pseudonym author = name(account, submission.room());
        var scripted = next.poll();
        return scripted == null ? CompletableFuture.completedFuture(publish(author)) : scripted.apply(author);
    }

    @Override
    public CompletionStage<Pseudonym> identify(AccountId account, RoomId room) {
        return CompletableFuture.completedFuture(name(account, room));
    }

    void then(Answer answer) {
        next.add(author -> CompletableFuture.completedFuture(answer));
    }

    void thenPublish(String text, String notice) {
        next.add(author -> CompletableFuture.completedFuture(
                new Answer(Answer.Action.PUBLISH, List.of(Part.body(text)), author, notice, null)));
    }

    void thenFail() {
        next.add(author -> CompletableFuture.failedFuture(new IllegalStateException("planted")));
    }

    static Answer publish(Pseudonym author) {
        return new Answer(Answer.Action.PUBLISH, null, author, null, null);
    }

    static Answer hold(String notice) {
        return new Answer(Answer.Action.HOLD, null, null, notice, new CaseId("K7-42F"));
    }

    static Answer refuse(String notice) {
        return new Answer(Answer.Action.REFUSE, null, null, notice, new CaseId("K7-42G"));
    }

    /** A name that differs by account and room; never the account. */
    static Pseudonym name(AccountId account, RoomId room) {
        String key = String.format("%08x", (account.value() + "/" + room.value()).hashCode());
        return new Pseudonym(new PseudonymId(key.repeat(4)), room, "Name " + key);
    }
}
