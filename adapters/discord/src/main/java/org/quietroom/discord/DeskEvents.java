package org.quietroom.discord;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageDeleteEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.message.MessageUpdateEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.Gate;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.HostId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What members do with commands, buttons and forms. Each is answered at once, to its author alone: Discord closes after 3 seconds.
 * Called by JDA on one thread; never waits.
 */
final class DeskEvents extends ListenerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(DeskEvents.class);
    private static final Duration REST = Duration.ofSeconds(2);

    private final HostId host;
    private final DiscordSettings settings;
    private final Voices voices;
    private final Letters letters;
    private volatile @Nullable DeskTalk talk;
    private volatile @Nullable DirectTalk direct;

    DeskEvents(HostId host, DiscordSettings settings, Voices voices, Letters letters) {
        this.host = host;
        this.settings = settings;
        this.voices = voices;
        this.letters = letters;
    }

    /** From now on this gate decides. */
    void ask(Gate gate) {
        DeskTalk made = new DeskTalk(gate, voices, settings.queue, settings.answer);
        talk = made;
        direct = settings.direct ? new DirectTalk(host, settings, voices, made) : null;
    }

    /** Lets what was said come to its end. */
    void rest() {
        DeskTalk desk = talk;
        if (desk != null) {
            desk.rest(REST);
        }
    }

    @Override
    public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
        Place place = settings.channels.get(event.getChannelIdLong());
        DeskTalk desk = talk;
        if (place == null || desk == null) {
            only(event, Texts.wrongRoom(language(event), settings.channels.values()));
            return;
        }
        AccountId who = account(event.getUser());
        if (event.getName().equals(DeskCommands.TAKE_BACK)) {
            Reply reply = defer(event, who, place);
            report(
                    desk.identify(who, place)
                            .thenCompose(own -> voices.newest(event.getJDA(), place, VoiceName.of(own)))
                            .thenCompose(own -> own == null
                                    ? reply.say(Texts.NOTHING_YOURS, List.of())
                                    : desk.say(event.getJDA(), Saying.delete(who, place, event.getId(), own), reply)),
                    reply);
            return;
        }
        OptionMapping text = event.getOption(Forms.TEXT);
        if (text == null) {
            event.replyModal(Forms.write(language(event), place)).queue();
            return;
        }
        Reply reply = defer(event, who, place);
        report(desk.say(event.getJDA(), Saying.post(who, place, event.getId(), text.getAsString()), reply), reply);
    }

    @Override
    public void onModalInteraction(ModalInteractionEvent event) {
        List<String> mark = Marks.parts(event.getModalId());
        var written = event.getValue(Forms.TEXT);
        DeskTalk desk = talk;
        if (mark.isEmpty() || written == null || desk == null) {
            return;
        }
        boolean change = mark.get(0).equals(Marks.CHANGE) && mark.size() == 3;
        Place place = settings.channels.get(change ? Long.parseUnsignedLong(mark.get(1)) : event.getChannelIdLong());
        if (place == null) {
            only(event, Texts.wrongRoom(language(event), settings.channels.values()));
            return;
        }
        AccountId who = account(event.getUser());
        Reply reply = defer(event, who, place);
        String text = written.getAsString();
        if (!change) {
            report(desk.say(event.getJDA(), Saying.post(who, place, event.getId(), text), reply), reply);
            return;
        }
        report(
                own(desk, event, who, place, mark.get(2))
                        .thenCompose(own -> own.spoken() == null
                                ? reply.say(own.refusal(), List.of())
                                : desk.say(
                                        event.getJDA(),
                                        Saying.edit(who, place, event.getId(), own.spoken(), text),
                                        reply)),
                reply);
    }

    @Override
    public void onButtonInteraction(ButtonInteractionEvent event) {
        List<String> mark = Marks.parts(event.getComponentId());
        DeskTalk desk = talk;
        if (mark.isEmpty() || desk == null) {
            return;
        }
        DirectTalk privately = direct;
        if (mark.get(0).equals(Marks.ROOM) && privately != null) {
            privately.chosen(event, mark);
            return;
        }
        boolean below = mark.get(0).equals(Marks.YOURS);
        long channel = below || mark.size() != 3 ? event.getChannelIdLong() : Long.parseUnsignedLong(mark.get(1));
        String message = below || mark.size() != 3 ? event.getMessageId() : mark.get(2);
        Place place = settings.channels.get(channel);
        if (place == null) {
            only(event, Texts.GONE.in(language(event)));
            return;
        }
        AccountId who = account(event.getUser());
        CompletableFuture<Own> own = own(desk, event, who, place, message);
        if (mark.get(0).equals(Marks.CHANGE)) {
            // A form cannot follow a deferred answer, so the message is fetched within the 3 seconds.
            report(own.thenAccept(found -> openChange(event, place, found)), null);
            return;
        }
        Reply reply = defer(event, who, place);
        report(
                own.thenCompose(found -> {
                    Spoken spoken = found.spoken();
                    if (spoken == null) {
                        return reply.say(found.refusal(), List.of());
                    }
                    return below
                            ? reply.say(Texts.YOURS, Marks.own(reply.language(), place, spoken.message()))
                            : desk.say(event.getJDA(), Saying.delete(who, place, event.getId(), spoken), reply);
                }),
                reply);
    }

    private static void openChange(ButtonInteractionEvent event, Place place, Own found) {
        Spoken spoken = found.spoken();
        if (spoken == null) {
            only(event, found.refusal().in(language(event)));
        } else {
            event.replyModal(Forms.change(language(event), place, spoken)).queue();
        }
    }

    /** A message, if it is the asker's own: it stands under the asker's name of the room, which nobody else has. */
    private record Own(@Nullable Spoken spoken, Texts refusal) {}

    private CompletableFuture<Own> own(
            DeskTalk desk, IReplyCallback event, AccountId who, Place place, String message) {
        return desk.identify(who, place)
                .thenCombine(voices.get(event.getJDA(), place, Long.parseUnsignedLong(message)), (name, spoken) -> {
                    if (spoken == null) {
                        return new Own(null, Texts.GONE);
                    }
                    boolean own = spoken.name().equals(VoiceName.of(name));
                    return own ? new Own(spoken, Texts.NOT_YOURS) : new Own(null, Texts.NOT_YOURS);
                });
    }

    private Reply defer(IReplyCallback event, AccountId who, Place place) {
        InteractionHook hook = event.getHook();
        event.deferReply(true)
                .queue(
                        done -> letters.opened(who, place.room(), hook),
                        failure -> LOG.warn("A command was not answered in time: {}", Failures.words(failure)));
        return Reply.to(hook).in(language(event));
    }

    private static Language language(IReplyCallback event) {
        return Language.of(event.getUserLocale());
    }

    private static void only(IReplyCallback event, String text) {
        event.reply(text).setEphemeral(true).setAllowedMentions(List.of()).queue();
    }

    private static void report(CompletableFuture<?> work, @Nullable Reply reply) {
        CompletableFuture<?> unused = work.whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.warn("A command failed: {}", Failures.words(failure));
                if (reply != null) {
                    CompletableFuture<?> unusedReply = reply.say(Texts.LATER, List.of());
                }
            }
        });
    }

    private AccountId account(User user) {
        return new AccountId(host, user.getId());
    }

    @Override
    public void onMessageReceived(MessageReceivedEvent event) {
        DirectTalk privately = direct;
        if (!event.isFromGuild() && privately != null) {
            privately.received(event);
        }
    }

    @Override
    public void onMessageUpdate(MessageUpdateEvent event) {
        DirectTalk privately = direct;
        if (!event.isFromGuild() && privately != null) {
            privately.changed(event);
        }
    }

    @Override
    public void onMessageDelete(MessageDeleteEvent event) {
        DirectTalk privately = direct;
        if (!event.isFromGuild() && privately != null) {
            privately.deleted(event);
        }
    }
}
