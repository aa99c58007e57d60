package org.quietroom.discord;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.entities.channel.middleman.StandardGuildMessageChannel;

/** What the bot may do in the configured channels, against what a route needs. */
final class Permits {
    static final EnumSet<Permission> DESK =
            EnumSet.of(Permission.VIEW_CHANNEL, Permission.MESSAGE_HISTORY, Permission.MANAGE_WEBHOOKS);
    static final EnumSet<Permission> WATCH =
            EnumSet.of(Permission.VIEW_CHANNEL, Permission.MESSAGE_HISTORY, Permission.MESSAGE_MANAGE);

    private Permits() {}

    /** What is missing, a sentence each; empty if all is there. */
    static List<String> missing(JDA bot, DiscordSettings settings, Collection<Permission> needed, boolean locked) {
        Guild guild = bot.getGuildById(settings.server);
        if (guild == null) {
            return List.of("The bot is not in the server " + Long.toUnsignedString(settings.server)
                    + ": invite it (Developer Portal, OAuth2), or mend the setting server.");
        }
        List<String> faults = new ArrayList<>();
        for (Place place : settings.channels.values()) {
            GuildChannel channel = guild.getGuildChannelById(place.channel());
            if (!(channel instanceof StandardGuildMessageChannel)) {
                faults.add("There is no text channel " + Long.toUnsignedString(place.channel()) + " (" + place.name()
                        + ") in the server: mend the setting channels.");
                continue;
            }
            for (Permission permission : needed) {
                if (!guild.getSelfMember().hasPermission(channel, permission)) {
                    faults.add("The bot lacks the permission " + permission.getName() + " in " + place.name()
                            + ": give it there (Edit Channel, Permissions).");
                }
            }
            if (locked && guild.getPublicRole().hasPermission(channel, Permission.MESSAGE_SEND)) {
                faults.add("Members can write in " + place.name()
                        + " under their own names: take Send Messages away from" + " @everyone there.");
            }
        }
        return faults;
    }
}
