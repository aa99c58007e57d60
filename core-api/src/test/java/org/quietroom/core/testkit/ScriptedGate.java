package org.quietroom.core.testkit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import org.quietroom.core.host.Answer;
import org.quietroom.core.host.Gate;
import org.quietroom.core.host.SealedRooms;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.message.Role;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.message.Submission;

/**
 * A gate that answers by a word in the text, and remembers what it was asked. Text with none of the words is published as
 * it came, under the pseudonym. Safe for many threads.
 */
public final class ScriptedGate implements Gate {
    /** Text with this word is held. */
    public static final String HOLD = "holdthis";
    /** Text with this word is refused. */
    public static final String REFUSE = "refusethis";
    /** Text with this word could not be judged. */
    public static final String LATER = "latertry";
    /** Text with this word gets {@link #REWRITTEN} in its place. */
    public static final String REWRITE = "rewritethis";
    /** Text with this word is published with a notice for its author. */
    public static final String NOTICE = "noticethis";
    /** Text with this word makes the gate fail. */
    public static final String BUG = "failthis";
    /** Text with this word is judged when {@link #release} is called. */
    public static final String WAIT = "waitthis";

    /** What stands in place of text that is rewritten. */
    public static final String REWRITTEN = "these are other words";
    /** What authors of held messages read. */
    public static final String HELD_NOTICE = "Your message waits for a moderator.";
    /** What authors of refused messages read. */
    public static final String REFUSED_NOTICE = "Your message was not published: links are not allowed here.";
    /** What authors of messages read that could not be judged. */
    public static final String LATER_NOTICE = "Your message was not sent. Please try again.";
    /** What authors of published messages read, when there is something to say. */
    public static final String CARE_NOTICE = "A private word for you alone.";

    private static final List<String> NAMES = List.of("Calm Heron", "Quiet Otter", "Early Finch", "Warm Lantern");

    private final Map<AccountId, Pseudonym> names = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> released = new CompletableFuture<>();
    private final RecordingSealedRooms sealed = new RecordingSealedRooms();

    /**
     * One question.
     *
     * @param account who the host said it was
     * @param submission what it handed over
     */
    public record Asked(AccountId account, Submission submission) {
        /** The words themselves; where there are none, the text of the first part; empty without parts. */
        public String text() {
            return submission.parts().stream()
                    .filter(part -> part.role() == Role.BODY)
                    .findFirst()
                    .or(() -> submission.parts().stream().findFirst())
                    .map(Part::text)
                    .orElse("");
        }
    }

    @Override
    public CompletionStage<Answer> submit(AccountId account, Submission submission) {
        Asked question = new Asked(account, submission);
        asked.add(question);
        String text = question.text();
        if (text.contains(BUG)) {
            return CompletableFuture.failedStage(new IllegalStateException("a scripted bug"));
        }
        Answer answer = answer(text, submission, pseudonym(account, submission.room()));
        return text.contains(WAIT) ? released.thenApply(done -> answer) : CompletableFuture.completedStage(answer);
    }

    private static Answer answer(String text, Submission submission, Pseudonym author) {
        CaseId caseId = new CaseId("K7-42F");
        if (text.contains(HOLD)) {
            return new Answer(Answer.Action.HOLD, null, null, HELD_NOTICE, caseId);
        }
        if (text.contains(REFUSE)) {
            return new Answer(Answer.Action.REFUSE, null, null, REFUSED_NOTICE, caseId);
        }
        if (text.contains(LATER)) {
            return Answer.tryLater(LATER_NOTICE);
        }
        List<Part> parts = text.contains(REWRITE)
                ? submission.parts().stream().map(p -> p.withText(REWRITTEN)).toList()
                : null;
        return new Answer(Answer.Action.PUBLISH, parts, author, text.contains(NOTICE) ? CARE_NOTICE : null, null);
    }

    @Override
    public CompletionStage<Pseudonym> identify(AccountId account, RoomId room) {
        return CompletableFuture.completedStage(pseudonym(account, room));
    }

    @Override
    public Optional<SealedRooms> sealedRooms() {
        return Optional.of(sealed);
    }

    /** What hosts are offered as the hub. */
    public RecordingSealedRooms sealed() {
        return sealed;
    }

    /** The pseudonym of an account: the first free of a few names. */
    public synchronized Pseudonym pseudonym(AccountId account, RoomId room) {
        int next = names.size();
        BiFunction<AccountId, RoomId, Pseudonym> make = (who, where) -> new Pseudonym(
                new PseudonymId(String.format(java.util.Locale.ROOT, "%032x", 0xa0 + next)), where, NAMES.get(next));
        return names.computeIfAbsent(account, who -> make.apply(who, room));
    }

    /** Everything it was asked, in order. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** Lets the answers go that wait. */
    public void release() {
        released.complete(null);
    }
}
