package org.quietroom.xmpp;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.quietroom.core.host.Answer;
import org.quietroom.core.host.Gate;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.message.Submission;

/** A gate whose answer follows from the first word, and that remembers what it was asked. */
final class BenchGate implements Gate {
    static final String REASON = "Please leave out the telephone number.";
    static final String WAITS = "Your message waits for a moderator.";

    private final Map<String, Pseudonym> names = new ConcurrentHashMap<>();
    private final List<Submission> asked = new CopyOnWriteArrayList<>();

    @Override
    public CompletionStage<Answer> submit(AccountId account, Submission submission) {
        asked.add(submission);
        String text =
                submission.parts().isEmpty() ? "" : submission.parts().get(0).text();
        Pseudonym author = name(account, submission.room());
        String word = text.split(" ", 2)[0].toLowerCase(Locale.ROOT);
        return switch (word) {
            case "hold" -> now(new Answer(Answer.Action.HOLD, null, null, WAITS, null));
            case "refuse" -> now(new Answer(Answer.Action.REFUSE, null, null, REASON, null));
            case "never" -> new CompletableFuture<>();
            case "fail" -> CompletableFuture.failedFuture(new IllegalStateException("a fault, as asked"));
            case "rewrite" ->
                now(new Answer(
                        Answer.Action.PUBLISH,
                        List.of(submission.parts().get(0).withText("[taken out]")),
                        author,
                        null,
                        null));
            case "slow" ->
                new CompletableFuture<Answer>().completeOnTimeout(published(author), 400, TimeUnit.MILLISECONDS);
            default -> now(published(author));
        };
    }

    private static Answer published(Pseudonym author) {
        return new Answer(Answer.Action.PUBLISH, null, author, null, null);
    }

    private static CompletionStage<Answer> now(Answer answer) {
        return CompletableFuture.completedFuture(answer);
    }

    @Override
    public CompletionStage<Pseudonym> identify(AccountId account, RoomId room) {
        return CompletableFuture.completedFuture(name(account, room));
    }

    Pseudonym name(AccountId account, RoomId room) {
        return names.computeIfAbsent(account.value() + " " + room.value(), key -> {
            String id = UUID.randomUUID().toString().replace("-", "");
            return new Pseudonym(new PseudonymId(id), room, "Calm Heron " + id.substring(0, 6));
        });
    }

    /** The submission that begins with this text. */
    Submission asked(String text) {
        return asked.stream()
                .filter(s -> s.parts().contains(Part.body(text)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the gate was not asked about: " + text));
    }

    List<Submission> asked() {
        return asked;
    }
}
