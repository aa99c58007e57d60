package org.quietroom.discord;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.quietroom.core.host.HostAdapter;
import org.quietroom.core.host.HostAdapterProvider;
import org.quietroom.core.host.HostProfile;
import org.quietroom.core.host.HostProfile.Ability;
import org.quietroom.core.host.HostProfile.Dedupe;
import org.quietroom.core.host.HostProfile.Edit;
import org.quietroom.core.host.HostProfile.Hold;
import org.quietroom.core.host.HostProfile.IdentityVisibleTo;
import org.quietroom.core.host.HostProfile.Intercept;
import org.quietroom.core.host.HostProfile.Remove;
import org.quietroom.core.host.HostProfile.ReplaceAuthor;
import org.quietroom.core.host.HostProfile.WhenWeAreDown;
import org.quietroom.core.message.HostId;
import org.quietroom.core.setting.Setting;
import org.quietroom.core.setting.Settings;

/**
 * Makes desks: channels in which nobody can write but the bot, to which members speak by a slash command or in private. Discord
 * itself knows who spoke; nobody in the server does, its owner included. Immutable; safe for many threads.
 */
public final class DiscordDeskProvider implements HostAdapterProvider {
    /** For {@link java.util.ServiceLoader}. */
    public DiscordDeskProvider() {}

    @Override
    public String type() {
        return "discord-desk";
    }

    @Override
    public List<Setting<?>> settings() {
        return DiscordSettings.DESK;
    }

    @Override
    public HostAdapter create(HostId host, Settings settings) {
        return create(host, settings, Endpoint.DISCORD);
    }

    static DiscordDesk create(HostId host, Settings settings, Endpoint endpoint) {
        DiscordSettings read = new DiscordSettings(host, settings);
        return new DiscordDesk(host, profile(read.direct), read, endpoint);
    }

    /** While we are away Discord tells who uses a command that nobody answered; who writes in private is told nothing. */
    static HostProfile profile(boolean direct) {
        return new HostProfile(
                Intercept.DESK_ONLY,
                direct ? WhenWeAreDown.CLOSED_SILENT : WhenWeAreDown.CLOSED_AUTHOR_TOLD,
                IdentityVisibleTo.HOST_OPERATOR,
                ReplaceAuthor.REPUBLISH,
                Hold.ADAPTER,
                Edit.OWN,
                Remove.HARD,
                Dedupe.READ_BACK,
                Duration.ZERO,
                Set.of(
                        Ability.REWRITE_BODY,
                        Ability.PRIVATE_REPLY,
                        Ability.DIRECT_MESSAGE,
                        Ability.REASON_SHOWN,
                        Ability.SEES_EDITS));
    }
}
