package org.quietroom.discord;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.concrete.PrivateChannel;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageDeleteEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.message.MessageUpdateEvent;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.HostId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What members write to the bot in private. A member of the server who can see the room and has no time-out may speak there; the
 * private message stays the member's handle on what was published: editing it changes that, deleting it takes it back.
 */
final class DirectTalk {
    private static final Logger LOG = LoggerFactory.getLogger(DirectTalk.class);
    private static final int REMEMBERED = 10_000;

    private final HostId host;
    private final DiscordSettings settings;
    private final Voices voices;
    private final DeskTalk desk;
    private final Recent<Long, Origin> origins = new Recent<>(REMEMBERED);

    /** Who wrote a private message and where it was to appear. */
    private record Origin(AccountId who, Place place) {
        @Override
        public String toString() {
            return "Origin[hidden]";
        }
    }

    DirectTalk(HostId host, DiscordSettings settings, Voices voices, DeskTalk desk) {
        this.host = host;
        this.settings = settings;
        this.voices = voices;
        this.desk = desk;
    }

    void received(MessageReceivedEvent event) {
        Message message = event.getMessage();
        if (event.getAuthor().isBot()
                || event.getAuthor().isSystem()
                || message.getType().isSystem()) {
            return;
        }
        AccountId who = new AccountId(host, event.getAuthor().getId());
        Reply reply = reply(event.getJDA(), event.getChannel().asPrivateChannel());
        if (!message.getAttachments().isEmpty() || !message.getStickers().isEmpty()) {
            report(reply.say(Texts.FILES, List.of()));
            return;
        }
        if (settings.channels.size() == 1) {
            Place only = settings.channels.values().iterator().next();
            post(event.getJDA(), who, only, message, reply);
            return;
        }
        List<Button> rooms = settings.channels.values().stream()
                .map(place -> Button.secondary(
                        Marks.ROOM + ":" + Long.toUnsignedString(place.channel()) + ":" + message.getId(),
                        place.name()))
                .sorted((a, b) -> a.getLabel().compareTo(b.getLabel()))
                .toList();
        report(reply.say(Texts.WHICH_ROOM, rooms));
    }

    /** The author says in which room a message shall appear. */
    void chosen(ButtonInteractionEvent event, List<String> mark) {
        Place place = mark.size() == 3 ? settings.channels.get(Long.parseUnsignedLong(mark.get(1))) : null;
        if (place == null || event.isFromGuild()) {
            return;
        }
        AccountId who = new AccountId(host, event.getUser().getId());
        Reply reply = Reply.to(event.getHook()).in(Language.of(event.getUserLocale()));
        report(event.deferEdit()
                .submit()
                .thenCompose(hook -> event.getUser().openPrivateChannel().submit())
                .thenCompose(channel -> channel.retrieveMessageById(mark.get(2)).submit())
                .thenAccept(message -> {
                    if (message.getAuthor().equals(event.getUser())) {
                        post(event.getJDA(), who, place, message, reply);
                    }
                }));
    }

    private void post(JDA bot, AccountId who, Place place, Message message, Reply reply) {
        origins.put(message.getIdLong(), new Origin(who, place));
        report(maySpeak(bot, who, place)
                .thenCompose(may -> may
                        ? desk.say(bot, Saying.post(who, place, message.getId(), message.getContentRaw()), reply)
                        : reply.say(Texts.NO_MEMBER, List.of())));
    }

    void changed(MessageUpdateEvent event) {
        Message message = event.getMessage();
        if (event.getAuthor().isBot()) {
            return;
        }
        AccountId who = new AccountId(host, event.getAuthor().getId());
        Reply reply = reply(event.getJDA(), event.getChannel().asPrivateChannel());
        Place place = placeOf(event.getMessageIdLong());
        var edited = message.getTimeEdited();
        if (place == null || edited == null) {
            return;
        }
        JDA bot = event.getJDA();
        String key = message.getId() + "." + edited.toInstant().toEpochMilli();
        report(maySpeak(bot, who, place)
                .thenCompose(may -> may
                        ? published(bot, who, place, message.getId())
                                .thenCompose(own -> own == null
                                        ? reply.say(Texts.NOT_PUBLISHED_YET, List.of())
                                        : desk.say(
                                                bot, Saying.edit(who, place, key, own, message.getContentRaw()), reply))
                        : reply.say(Texts.NO_MEMBER, List.of())));
    }

    /** Discord does not say who deleted it; in a conversation of two only the member's own messages are known here. */
    void deleted(MessageDeleteEvent event) {
        Origin origin = origins.get(event.getMessageIdLong());
        if (origin == null) {
            return;
        }
        JDA bot = event.getJDA();
        Reply reply = reply(event.getJDA(), event.getChannel().asPrivateChannel());
        String key = event.getMessageId();
        report(published(bot, origin.who(), origin.place(), key)
                .thenCompose(own -> own == null
                        ? CompletableFuture.<Void>completedFuture(null)
                        : desk.say(bot, Saying.delete(origin.who(), origin.place(), key + ".back", own), reply)));
    }

    private @Nullable Place placeOf(long message) {
        Origin origin = origins.get(message);
        if (origin != null) {
            return origin.place();
        }
        return settings.channels.size() == 1
                ? settings.channels.values().iterator().next()
                : null;
    }

    /** What a private message became; null if nothing, or if it stands under another name than its author's. */
    private CompletableFuture<@Nullable Spoken> published(JDA bot, AccountId who, Place place, String key) {
        return desk.identify(who, place)
                .thenCompose(author -> voices.find(bot, place, key, VoiceName.of(author))
                        .thenCompose(number -> number == null
                                ? CompletableFuture.<@Nullable Spoken>completedFuture(null)
                                : voices.get(bot, place, number))
                        .<@Nullable Spoken>thenApply(
                                own -> own != null && own.name().equals(VoiceName.of(author)) ? own : null));
    }

    /** Whoever may not be in the room may not speak there by way of the bot. */
    private CompletableFuture<Boolean> maySpeak(JDA bot, AccountId who, Place place) {
        Guild guild = bot.getGuildById(settings.server);
        GuildChannel channel = guild == null ? null : guild.getGuildChannelById(place.channel());
        if (guild == null || channel == null) {
            return CompletableFuture.completedFuture(false);
        }
        return guild.retrieveMemberById(who.value())
                .submit()
                .thenApply(member -> sees(member, channel))
                .exceptionally(failure -> false);
    }

    private static boolean sees(Member member, GuildChannel channel) {
        return !member.isTimedOut() && !member.isPending() && member.hasPermission(channel, Permission.VIEW_CHANNEL);
    }

    /** With a private message Discord does not say which language its author's client has. */
    private Reply reply(JDA bot, PrivateChannel channel) {
        return Reply.in(channel)
                .in(Language.of(bot, settings.channels.values().iterator().next()));
    }

    private static void report(CompletableFuture<?> work) {
        CompletableFuture<?> unused = work.exceptionally(failure -> {
            LOG.warn("A private message could not be handled: {}", Failures.words(failure));
            return null;
        });
    }
}
