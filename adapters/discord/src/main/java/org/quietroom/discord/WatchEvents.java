package org.quietroom.discord;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.ISnowflake;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.Channel;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.entities.channel.middleman.StandardGuildMessageChannel;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.message.MessageUpdateEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.Answer;
import org.quietroom.core.host.Gate;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.Submission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what members wrote in watched channels and their threads, new and edited, and takes away what is refused. What could not
 * be judged is asked again, later each time; what was written while Discord had lost us is read when it is back.
 */
final class WatchEvents extends ListenerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(WatchEvents.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);
    private static final int TRIES = 12;
    private static final int PAGE = 100;

    private final HostId host;
    private final DiscordSettings settings;
    private final Letters letters;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Map<Long, Long> last = new ConcurrentHashMap<>();
    private volatile @Nullable Gate gate;

    WatchEvents(HostId host, DiscordSettings settings, Letters letters) {
        this.host = host;
        this.settings = settings;
        this.letters = letters;
    }

    /** From now on this gate decides. */
    void ask(Gate decides) {
        gate = decides;
    }

    /** What waits to be asked again is not asked any more. */
    void close() {
        gate = null;
    }

    @Override
    public void onMessageReceived(MessageReceivedEvent event) {
        Place place = placeOf(event.getChannel());
        if (place != null) {
            last.merge(event.getChannel().getIdLong(), event.getMessageIdLong(), Math::max);
            judge(event.getJDA(), place, event.getMessage(), false);
        }
    }

    @Override
    public void onMessageUpdate(MessageUpdateEvent event) {
        Place place = placeOf(event.getChannel());
        if (place != null && event.getMessage().isEdited()) {
            judge(event.getJDA(), place, event.getMessage(), true);
        }
    }

    /** The session could not be resumed: what came meanwhile was not handed over. */
    @Override
    public void onSessionRecreate(SessionRecreateEvent event) {
        for (Place place : settings.channels.values()) {
            StandardGuildMessageChannel channel =
                    event.getJDA().getChannelById(StandardGuildMessageChannel.class, place.channel());
            Long seen = last.get(place.channel());
            if (channel != null && seen != null) {
                catchUp(place, channel, seen);
            }
        }
    }

    private void catchUp(Place place, StandardGuildMessageChannel channel, long seen) {
        channel.getHistoryAfter(seen, PAGE)
                .queue(
                        history -> {
                            List<Message> missed = new ArrayList<>(history.getRetrievedHistory());
                            missed.sort(Comparator.comparingLong(ISnowflake::getIdLong));
                            missed.forEach(message -> judge(channel.getJDA(), place, message, false));
                            if (missed.size() == PAGE) {
                                catchUp(place, channel, missed.get(PAGE - 1).getIdLong());
                            }
                        },
                        failure ->
                                LOG.warn("What was written meanwhile could not be read: {}", Failures.words(failure)));
    }

    private @Nullable Place placeOf(Channel channel) {
        long number = channel instanceof ThreadChannel thread
                ? thread.getParentChannel().getIdLong()
                : channel.getIdLong();
        return settings.channels.get(number);
    }

    private void judge(JDA bot, Place place, Message message, boolean edited) {
        if (message.isWebhookMessage()
                || message.getAuthor().isBot()
                || message.getType().isSystem()) {
            return;
        }
        if (waiting.incrementAndGet() > settings.queue) {
            waiting.decrementAndGet();
            LOG.warn("More messages wait than the setting queue allows: one was not looked at");
            return;
        }
        AccountId who = new AccountId(host, message.getAuthor().getId());
        Posted posted = new Posted(message.getChannelIdLong(), message.getIdLong());
        Submission submission = Read.submission(place, posted, message, edited);
        CompletableFuture<?> unused = asked(who, submission, 0)
                .thenCompose(answer -> obey(bot, place, who, posted, answer))
                .whenComplete((done, failure) -> {
                    waiting.decrementAndGet();
                    if (failure != null) {
                        LOG.warn("A decision could not be carried out: {}", Failures.words(failure));
                    }
                });
    }

    private CompletableFuture<Answer> asked(AccountId who, Submission submission, int tries) {
        Gate decides = gate;
        if (decides == null || tries == TRIES) {
            return CompletableFuture.failedFuture(new IllegalStateException("nobody decided"));
        }
        CompletableFuture<Answer> answer;
        try {
            answer = decides.submit(who, submission).toCompletableFuture().copy();
        } catch (RuntimeException e) {
            answer = CompletableFuture.failedFuture(e);
        }
        return answer.orTimeout(settings.answer.toMillis(), TimeUnit.MILLISECONDS)
                .<@Nullable Answer>handle((given, failure) -> failure == null ? given : null)
                .thenCompose(given -> given == null || given.action() == Answer.Action.TRY_LATER
                        ? later(tries).thenCompose(now -> asked(who, submission, tries + 1))
                        : CompletableFuture.completedFuture(given));
    }

    private static CompletableFuture<Void> later(int tries) {
        long pause = Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << tries);
        Executor then = CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS);
        return CompletableFuture.runAsync(() -> {}, then);
    }

    /** Holding is not possible here: what may not be shown is taken away. No flag leads to that, only a decision. */
    private CompletableFuture<Void> obey(JDA bot, Place place, AccountId who, Posted posted, Answer answer) {
        CompletableFuture<Void> shown =
                answer.action() == Answer.Action.PUBLISH ? CompletableFuture.completedFuture(null) : posted.delete(bot);
        String notice = answer.notice();
        return notice == null ? shown : shown.thenCompose(done -> letters.tell(bot, who, place.room(), notice, null));
    }
}
