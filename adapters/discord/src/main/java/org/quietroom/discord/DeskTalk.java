package org.quietroom.discord;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.components.buttons.Button;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.Answer;
import org.quietroom.core.host.Gate;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.Role;
import org.quietroom.core.message.Submission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what members say to the gate and does what it answers. One author's messages keep their order, others go on meanwhile; at
 * most {@code queue} wait at once. Safe for many threads.
 */
final class DeskTalk {
    private static final Logger LOG = LoggerFactory.getLogger(DeskTalk.class);

    private final Gate gate;
    private final Voices voices;
    private final int queue;
    private final Duration limit;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Map<String, CompletableFuture<Void>> lines = new ConcurrentHashMap<>();

    DeskTalk(Gate gate, Voices voices, int queue, Duration limit) {
        this.gate = gate;
        this.voices = voices;
        this.queue = queue;
        this.limit = limit;
    }

    /** Who a member is in a channel. */
    CompletableFuture<Pseudonym> identify(AccountId who, Place place) {
        return asked(() -> gate.identify(who, place.room()));
    }

    /** Judges, does what was decided and answers the author; completes normally when all of that is over. */
    CompletableFuture<Void> say(JDA bot, Saying saying, Reply reply) {
        Texts unfit = unfit(saying.submission());
        if (unfit != null) {
            return said(reply, unfit.in(reply.language()), List.of());
        }
        if (waiting.incrementAndGet() > queue) {
            waiting.decrementAndGet();
            return said(reply, Texts.BUSY.in(reply.language()), List.of());
        }
        CompletableFuture<@Nullable Answer> answer = asked(() -> gate.submit(saying.who(), saying.submission()))
                .<@Nullable Answer>handle((value, failure) -> failure == null ? value : null);
        return inLine(saying.who().value(), answer, now -> obey(bot, saying, now, reply));
    }

    private static @Nullable Texts unfit(Submission submission) {
        if (submission.parts().isEmpty()) {
            return null;
        }
        String text = text(submission);
        if (text.isBlank()) {
            return Texts.EMPTY;
        }
        return Pages.fits(text) ? null : Texts.LONG;
    }

    private interface Step {
        CompletableFuture<Void> with(@Nullable Answer answer);
    }

    /** After what the same author said before. Entries of the map are replaced, never waited for, under its lock. */
    private CompletableFuture<Void> inLine(String author, CompletableFuture<@Nullable Answer> answer, Step step) {
        CompletableFuture<Void> own = new CompletableFuture<>();
        CompletableFuture<Void> before = lines.put(author, own);
        CompletableFuture<Void> turn = before == null ? CompletableFuture.completedFuture(null) : before;
        CompletableFuture<Void> over = turn.thenCombine(answer, (done, now) -> now)
                .thenCompose(step::with)
                .exceptionally(failure -> {
                    LOG.error("A message could not be handled: {}", Failures.words(failure));
                    return null;
                });
        return over.whenComplete((nothing, never) -> {
            waiting.decrementAndGet();
            own.complete(null);
            lines.remove(author, own);
        });
    }

    private <T> CompletableFuture<T> asked(Supplier<CompletionStage<T>> question) {
        try {
            return question.get().toCompletableFuture().copy().orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletableFuture<Void> obey(JDA bot, Saying saying, @Nullable Answer given, Reply reply) {
        Language language = reply.language();
        Answer answer = given == null ? Answer.tryLater(Texts.LATER.in(language)) : given;
        String notice = answer.notice();
        return switch (answer.action()) {
            case PUBLISH -> publish(bot, saying, answer, reply);
            case HOLD -> said(reply, notice == null ? Texts.HELD.in(language) : notice, List.of());
            case REFUSE -> said(reply, notice == null ? Texts.REFUSED.in(language) : notice, List.of());
            case TRY_LATER -> said(reply, notice == null ? Texts.LATER.in(language) : notice, List.of());
        };
    }

    private CompletableFuture<Void> publish(JDA bot, Saying saying, Answer answer, Reply reply) {
        List<Part> parts = answer.parts();
        Submission published =
                parts == null ? saying.submission() : saying.submission().withParts(parts);
        if (!Pages.fits(text(published))) {
            return said(reply, Texts.LONG.in(reply.language()), List.of());
        }
        Pseudonym known = answer.author();
        CompletableFuture<Pseudonym> author =
                known != null ? CompletableFuture.completedFuture(known) : identify(saying.who(), saying.place());
        CompletableFuture<Outcome> done =
                author.thenCompose(name -> enact(bot, saying, published, name, reply.language()));
        return done.thenCompose(outcome -> {
                    String notice = answer.notice();
                    String words = notice == null ? outcome.words() : outcome.words() + "\n\n" + notice;
                    return said(reply, words, outcome.buttons());
                })
                .exceptionallyCompose(failure -> {
                    LOG.warn("A message could not be published: {}", Failures.words(failure));
                    return said(reply, Texts.LATER.in(reply.language()), List.of());
                });
    }

    private record Outcome(String words, List<Button> buttons) {}

    private CompletableFuture<Outcome> enact(
            JDA bot, Saying saying, Submission said, Pseudonym author, Language language) {
        Place place = saying.place();
        long message = saying.message();
        return switch (said.kind()) {
            case EDIT ->
                voices.edit(bot, place, message, text(said))
                        .thenApply(
                                done -> new Outcome(Texts.CHANGED.in(language), Marks.own(language, place, message)));
            case DELETE ->
                voices.delete(bot, place, message)
                        .thenApply(done -> new Outcome(Texts.TAKEN_BACK.in(language), List.of()));
            default ->
                voices.publish(bot, place, said.id().value(), author, text(said))
                        .thenApply(number -> new Outcome(
                                Texts.published(language, place, VoiceName.of(author)),
                                Marks.own(language, place, number)));
        };
    }

    /** Waits until everything that was said is judged, published and answered, but not longer than this. */
    void rest(Duration longest) {
        CompletableFuture<?>[] open = lines.values().toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(open).get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("Some messages were not judged before the end; their authors are not answered");
        }
    }

    private static CompletableFuture<Void> said(Reply reply, String words, List<Button> buttons) {
        CompletableFuture<Void> said;
        try {
            said = reply.say(words, buttons);
        } catch (RuntimeException e) {
            said = CompletableFuture.failedFuture(e);
        }
        return said.exceptionally(failure -> {
            LOG.warn("An author could not be answered: {}", Failures.words(failure));
            return null;
        });
    }

    static String text(Submission said) {
        return said.parts().stream()
                .filter(part -> part.role() == Role.BODY)
                .map(Part::text)
                .findFirst()
                .orElse("");
    }
}
