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
 * Makes watches: ordinary channels, where members write under their accounts and everybody sees it before we do. Discord lets no
 * bot look first, so a policy that wants that refuses to start here. Immutable; safe for many threads.
 */
public final class DiscordWatchProvider implements HostAdapterProvider {
    /** Removal follows within this time of the decision, as long as Discord answers and its rate limits allow. */
    private static final Duration EXPOSURE = Duration.ofSeconds(15);

    static final HostProfile PROFILE = new HostProfile(
            Intercept.AFTER_ONLY,
            WhenWeAreDown.OPEN,
            IdentityVisibleTo.MEMBERS,
            ReplaceAuthor.NONE,
            Hold.NONE,
            Edit.NONE,
            Remove.HARD,
            Dedupe.NONE,
            EXPOSURE,
            Set.of(Ability.DIRECT_MESSAGE, Ability.REASON_SHOWN, Ability.SEES_EDITS));

    /** For {@link java.util.ServiceLoader}. */
    public DiscordWatchProvider() {}

    @Override
    public String type() {
        return "discord-watch";
    }

    @Override
    public List<Setting<?>> settings() {
        return DiscordSettings.WATCH;
    }

    @Override
    public HostAdapter create(HostId host, Settings settings) {
        return create(host, settings, Endpoint.DISCORD);
    }

    static DiscordWatch create(HostId host, Settings settings, Endpoint endpoint) {
        return new DiscordWatch(host, PROFILE, new DiscordSettings(host, settings), endpoint);
    }
}
