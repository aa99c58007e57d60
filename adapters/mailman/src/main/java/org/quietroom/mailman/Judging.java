package org.quietroom.mailman;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.Answer;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.message.Submission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what members sent to one list to the gate and does what it answers. One author's messages keep their order; others go
 * on meanwhile. What the gate failed on stays held and is tried again, later each time. Belongs to the poller's thread.
 */
final class Judging {
    private static final Logger LOG = LoggerFactory.getLogger(Judging.class);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final RoomId room;
    private final Tools tools;
    private final Releases releases;
    private final Strangers strangers;
    private final Submissions submissions;
    private final Remembered handled = new Remembered();
    private final SplittableRandom random = new SplittableRandom();

    Judging(RoomId room, Tools tools, Releases releases) {
        this.room = room;
        this.tools = tools;
        this.releases = releases;
        this.strangers = new Strangers(tools.clock());
        this.submissions = new Submissions(room, tools);
    }

    /** It was published, or put away for good. */
    void done(Incoming in) {
        handled.add(in.id);
    }

    /** Does with each message what can be done now. */
    void advance(MailingList list, Map<String, Incoming> incoming) throws IOException {
        Instant now = tools.clock().instant();
        Set<String> busy = new HashSet<>();
        for (Incoming in : List.copyOf(incoming.values())) {
            if (in.stage == Incoming.Stage.INJECTED || (in.failures > 0 && now.isBefore(in.notBefore))) {
                continue;
            }
            if (in.stage == Incoming.Stage.NEW) {
                judge(list, in, incoming);
            }
            if (busy.contains(in.author)) {
                continue;
            }
            CompletableFuture<Answer> answer = in.answer;
            if (in.stage == Incoming.Stage.ASKED && answer != null && answer.isDone()) {
                obey(list, in, answer, incoming);
            }
            boolean waits = in.stage == Incoming.Stage.ASKED || in.stage == Incoming.Stage.TELLING;
            if (incoming.containsKey(in.mail.key()) && waits) {
                busy.add(in.author);
            }
        }
    }

    private void judge(MailingList list, Incoming in, Map<String, Incoming> incoming) throws IOException {
        if (handled.contains(in.id)) {
            put("discard", list, in, incoming);
            return;
        }
        String printed = tools.rest().text(list.id(), in.mail.request());
        Letter letter = null;
        String refusal = null;
        if (printed == null) {
            refusal = Notices.TOO_LARGE;
        } else {
            try {
                letter = LetterReader.read(Charsets.ofPython(printed));
                refusal = refusal(letter);
            } catch (LetterReader.UnreadableException e) {
                refusal = Notices.unreadable(String.valueOf(e.getMessage()));
            }
        }
        if (letter != null && letter.automatic()) {
            put("discard", list, in, incoming); // It says where somebody is, or is not. Answering could go on for ever.
            return;
        }
        if (!Address.usable(in.author) || !tools.rest().isMember(list.id(), in.author)) {
            boolean ourselves = in.author.equals(Address.account(list.address()));
            if (ourselves || !strangers.firstToday(in.author)) {
                put("discard", list, in, incoming);
                return;
            }
            refusal = Notices.STRANGER;
        }
        in.letter = letter;
        in.stage = Incoming.Stage.ASKED;
        if (refusal != null || letter == null) {
            in.answer = CompletableFuture.completedFuture(new Answer(Answer.Action.REFUSE, null, null, refusal, null));
            return;
        }
        CompletableFuture<Answer> answer = ask(in, submissions.of(list, in, letter));
        in.answer = answer;
        if (!answer.isDone()) {
            CompletableFuture<?> unused =
                    answer.whenComplete((value, failure) -> tools.poller().execute(() -> {}));
        }
    }

    private static @Nullable String refusal(Letter letter) {
        if (letter.sealed()) {
            return Notices.SEALED;
        }
        boolean empty = Lines.withoutSignature(letter.text()).isBlank();
        return empty ? Notices.EMPTY : null;
    }

    private CompletableFuture<Answer> ask(Incoming in, Submission submission) {
        try {
            return tools.gate()
                    .submit(new AccountId(room.host(), in.author), submission)
                    .toCompletableFuture()
                    .copy()
                    .orTimeout(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void obey(MailingList list, Incoming in, CompletableFuture<Answer> given, Map<String, Incoming> incoming)
            throws IOException {
        Answer answer;
        try {
            answer = given.join();
        } catch (CompletionException | java.util.concurrent.CancellationException e) {
            LOG.warn("A message could not be judged and waits: {}", name(e));
            again(in);
            in.stage = Incoming.Stage.NEW;
            in.answer = null;
            return;
        }
        String notice = notice(answer, in);
        if (notice != null && !in.told) {
            tell(list, in, notice);
            return;
        }
        if (answer.action() != Answer.Action.PUBLISH) {
            if (answer.action() != Answer.Action.TRY_LATER) {
                handled.add(in.id);
            }
            put("discard", list, in, incoming);
        } else if (answer.author() == null && answer.parts() == null) {
            handled.add(in.id);
            put("accept", list, in, incoming);
        } else {
            publish(list, in, answer);
        }
    }

    private void publish(MailingList list, Incoming in, Answer answer) throws IOException {
        Letter letter = java.util.Objects.requireNonNull(in.letter);
        Submission said = submissions.of(list, in, letter);
        List<Part> parts = answer.parts();
        String from = answer.author() == null
                ? letter.from()
                : LetterWriter.from(answer.author().name(), list.address());
        CompletableFuture<?> unused = releases.inject(
                list,
                in.id,
                Contents.of(
                        from, parts == null ? said : said.withParts(parts), submissions.references(list, in, letter)));
        in.stage = Incoming.Stage.INJECTED;
    }

    private static @Nullable String notice(Answer answer, Incoming in) {
        String notice = answer.notice();
        return switch (answer.action()) {
            case PUBLISH -> {
                boolean files = in.letter != null && !in.letter.attachments().isEmpty();
                boolean asItCame = answer.author() == null && answer.parts() == null;
                if (!files || asItCame) {
                    yield notice;
                }
                yield notice == null ? Notices.FILES : notice + "\n\n" + Notices.FILES;
            }
            case HOLD -> notice == null ? Notices.HELD : notice;
            case REFUSE -> notice == null ? Notices.REFUSED : notice;
            case TRY_LATER -> notice == null ? Notices.LATER : notice;
        };
    }

    private void tell(MailingList list, Incoming in, String notice) {
        in.stage = Incoming.Stage.TELLING;
        CompletableFuture<?> unused = tools.courier()
                .tell(list, in.author, notice)
                .whenComplete((nothing, failure) -> tools.poller().execute(() -> {
                    in.stage = Incoming.Stage.ASKED;
                    in.told = failure == null || failure instanceof MailServer.UndeliverableException;
                    if (!in.told) {
                        LOG.warn("An author could not be written to; tried again: {}", name(failure));
                        again(in);
                    }
                }));
    }

    private void put(String action, MailingList list, Incoming in, Map<String, Incoming> incoming) throws IOException {
        tools.rest().act(list.id(), in.mail.request(), action);
        incoming.remove(in.mail.key());
    }

    private void again(Incoming in) {
        in.notBefore = tools.clock().instant().plus(Pause.after(in.failures, FIRST_PAUSE, LONGEST_PAUSE, random));
        in.failures++;
    }

    private static String name(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause.getClass().getName();
    }
}
