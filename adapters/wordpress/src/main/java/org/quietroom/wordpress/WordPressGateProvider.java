package org.quietroom.wordpress;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.quietroom.core.host.GateRouteProvider;
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
import org.quietroom.core.host.PushedEffects;
import org.quietroom.core.message.HostId;
import org.quietroom.core.setting.Setting;
import org.quietroom.core.setting.Settings;

/**
 * What a WordPress with the plugin {@code quietroom.php} can do: it asks before a comment or forum post is saved, saves it
 * under a name without account, and is called by REST for effects. Limit: whoever runs the site sees who is logged in when
 * a post comes; the plugin's secret shows whether a guessed account wrote a post. Immutable.
 */
public final class WordPressGateProvider implements GateRouteProvider {
    /** For {@link java.util.ServiceLoader}. */
    public WordPressGateProvider() {}

    @Override
    public String type() {
        return "wordpress-gate";
    }

    @Override
    public List<Setting<?>> settings() {
        return SiteSettings.ALL;
    }

    @Override
    public HostProfile profile(HostId host, Settings settings) {
        SiteSettings.of(settings);
        return new HostProfile(
                Intercept.GATE,
                WhenWeAreDown.CLOSED_AUTHOR_TOLD,
                IdentityVisibleTo.HOST_OPERATOR,
                ReplaceAuthor.BEFORE,
                Hold.ADAPTER,
                Edit.NONE,
                Remove.SOFT,
                Dedupe.HOST_KEY,
                Duration.ZERO,
                Set.of(Ability.REWRITE_BODY, Ability.PRIVATE_REPLY, Ability.REASON_SHOWN, Ability.SEES_EDITS));
    }

    @Override
    public Optional<PushedEffects> pushedEffects(HostId host, Settings settings) {
        return Optional.of(new Site(SiteSettings.of(settings)));
    }
}
