package org.quietroom.nodebb;

import java.time.Duration;
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
import org.quietroom.core.message.HostId;
import org.quietroom.core.setting.Settings;

/**
 * What a NodeBB forum with {@code nodebb-plugin-quietroom} can do: it asks before anything is saved, saves under an account
 * of its own for each pseudonym, and fetches effects. Limit: whoever runs the forum sees who is logged in when a post comes,
 * and its secret opens who is behind a name. Immutable.
 */
public final class NodeBbGateProvider implements GateRouteProvider {
    /** For {@link java.util.ServiceLoader}. */
    public NodeBbGateProvider() {}

    @Override
    public String type() {
        return "nodebb-gate";
    }

    @Override
    public String whereToLook() {
        return "Look whether the plugin is activated, and what its page says: Administration > Plugins > Quietroom.";
    }

    @Override
    public HostProfile profile(HostId host, Settings settings) {
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
                Set.of(
                        Ability.REWRITE_BODY,
                        Ability.DIRECT_MESSAGE,
                        Ability.REASON_SHOWN,
                        Ability.SEES_EDITS,
                        Ability.SEES_PRIVATE_MESSAGES));
    }
}
