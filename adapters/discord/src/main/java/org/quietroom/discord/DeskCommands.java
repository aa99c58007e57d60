package org.quietroom.discord;

import java.util.ArrayList;
import java.util.List;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.events.guild.GuildReadyEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.requests.ErrorResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets up the slash commands each time the bot comes to its server. Called by JDA on one thread; never waits. */
final class DeskCommands extends ListenerAdapter {
    static final String TAKE_BACK = "take-back";
    private static final Logger LOG = LoggerFactory.getLogger(DeskCommands.class);
    private static final String NO_SCOPE = "The bot may not set up its commands: invite it again with the scope"
            + " applications.commands (Developer Portal, OAuth2).";

    private final DiscordSettings settings;
    private volatile boolean refused;

    DeskCommands(DiscordSettings settings) {
        this.settings = settings;
    }

    /** What a desk lacks, a sentence each; empty if it lacks nothing. */
    List<String> missing(JDA bot) {
        List<String> missing = new ArrayList<>(Permits.missing(bot, settings, Permits.DESK, true));
        if (refused) {
            missing.add(NO_SCOPE);
        }
        return missing;
    }

    @Override
    public void onGuildReady(GuildReadyEvent event) {
        Guild guild = event.getGuild();
        if (guild.getIdLong() != settings.server) {
            return;
        }
        OptionData text = new OptionData(OptionType.STRING, Forms.TEXT, Texts.COMMAND_TEXT_IS.in(Language.EN))
                .setDescriptionLocalizations(Language.others(Texts.COMMAND_TEXT_IS))
                .setMaxLength(Pages.LONGEST);
        SlashCommandData say = Commands.slash(settings.command, Texts.COMMAND_SAY_DOES.in(Language.EN))
                .setDescriptionLocalizations(Language.others(Texts.COMMAND_SAY_DOES))
                .addOptions(text);
        if (settings.command.equals(Texts.COMMAND_SAY.in(Language.EN))) {
            say.setNameLocalizations(Language.others(Texts.COMMAND_SAY)); // a name of the operator's own is for all
        }
        SlashCommandData back = Commands.slash(TAKE_BACK, Texts.COMMAND_TAKE_BACK_DOES.in(Language.EN))
                .setDescriptionLocalizations(Language.others(Texts.COMMAND_TAKE_BACK_DOES))
                .setNameLocalizations(Language.others(Texts.COMMAND_TAKE_BACK));
        guild.updateCommands().addCommands(say, back).queue(done -> refused = false, failure -> {
            refused = Failures.is(failure, ErrorResponse.MISSING_ACCESS);
            LOG.warn("The commands could not be set up: {}", Failures.words(failure));
        });
    }
}
