package org.quietroom.xmpp;

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
 * Makes desks: rooms that we own on any server that takes components (XEP-0114). Nobody but whoever runs the server can see
 * an account, and while we are down the server tells authors so. Immutable; safe for many threads.
 */
public final class XmppDeskProvider implements HostAdapterProvider {
    static final HostProfile PROFILE = new HostProfile(
            Intercept.DESK_ONLY,
            WhenWeAreDown.CLOSED_AUTHOR_TOLD,
            IdentityVisibleTo.HOST_OPERATOR,
            ReplaceAuthor.REPUBLISH,
            Hold.ADAPTER,
            Edit.NONE,
            Remove.ADVISORY,
            Dedupe.NONE,
            Duration.ZERO,
            Set.of(
                    Ability.REWRITE_BODY,
                    Ability.PRIVATE_REPLY,
                    Ability.DIRECT_MESSAGE,
                    Ability.REASON_SHOWN,
                    Ability.SEES_EDITS,
                    Ability.SEES_PRIVATE_MESSAGES,
                    Ability.SEES_FEDERATED));

    /** For {@link java.util.ServiceLoader}. */
    public XmppDeskProvider() {}

    @Override
    public String type() {
        return "xmpp-desk";
    }

    @Override
    public List<Setting<?>> settings() {
        return DeskSettings.ALL;
    }

    @Override
    public HostAdapter create(HostId host, Settings settings) {
        return new XmppDesk(host, PROFILE, new DeskSettings(settings));
    }
}
