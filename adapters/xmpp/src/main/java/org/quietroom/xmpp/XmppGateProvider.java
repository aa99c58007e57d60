package org.quietroom.xmpp;

import java.time.Duration;
import java.util.List;
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
import org.quietroom.core.setting.Setting;
import org.quietroom.core.setting.Settings;

/**
 * What a Prosody server with {@code mod_quietroom} can do: it asks before it publishes, forces the pseudonym at join and
 * fetches effects. Limit: whoever runs the server sees accounts, addresses and the server's logs. Immutable.
 */
public final class XmppGateProvider implements GateRouteProvider {
    /** The same as {@code quietroom_hide_accounts} of the module. */
    static final Setting<Boolean> HIDE_ACCOUNTS = Setting.flag(
            "hide-accounts-from-moderators",
            true,
            "Whether mod_quietroom hides addresses from room moderators and owners; set it as quietroom_hide_accounts is"
                    + " set on the server.");

    /** For {@link java.util.ServiceLoader}. */
    public XmppGateProvider() {}

    @Override
    public String type() {
        return "xmpp-gate";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(HIDE_ACCOUNTS);
    }

    @Override
    public String whereToLook() {
        return "Look whether 'quietroom' is in modules_enabled of the rooms' component, and what Prosody's log says of it.";
    }

    @Override
    public HostProfile profile(HostId host, Settings settings) {
        return new HostProfile(
                Intercept.GATE,
                WhenWeAreDown.CLOSED_AUTHOR_TOLD,
                settings.get(HIDE_ACCOUNTS) ? IdentityVisibleTo.HOST_OPERATOR : IdentityVisibleTo.HOST_MODERATORS,
                ReplaceAuthor.BEFORE,
                Hold.ADAPTER,
                Edit.NONE,
                Remove.ADVISORY,
                Dedupe.HOST_KEY,
                Duration.ZERO,
                Set.of(
                        Ability.REWRITE_BODY,
                        Ability.PRIVATE_REPLY,
                        Ability.DIRECT_MESSAGE,
                        Ability.REASON_SHOWN,
                        Ability.SEES_EDITS,
                        Ability.SEES_PRIVATE_MESSAGES,
                        Ability.SEES_FEDERATED));
    }
}
