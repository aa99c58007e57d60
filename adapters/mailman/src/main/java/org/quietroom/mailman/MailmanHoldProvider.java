package org.quietroom.mailman;

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
 * Makes connectors to Mailman 3 lists that hold every post. Mail that was delivered cannot be recalled: a removal is
 * impossible. Until we have looked at a message, and for as long as we are down, it lies in Mailman's own queue, where the
 * list's moderators can see who wrote it. Immutable; safe for many threads.
 */
public final class MailmanHoldProvider implements HostAdapterProvider {
    static final HostProfile PROFILE = new HostProfile(
            Intercept.QUEUE_POLLED,
            WhenWeAreDown.WAITS,
            IdentityVisibleTo.HOST_MODERATORS,
            ReplaceAuthor.REPUBLISH,
            Hold.ADAPTER,
            Edit.NONE,
            Remove.NONE,
            Dedupe.NONE,
            Duration.ZERO,
            Set.of(Ability.REWRITE_BODY, Ability.DIRECT_MESSAGE, Ability.REASON_SHOWN));

    /** For {@link java.util.ServiceLoader}. */
    public MailmanHoldProvider() {}

    @Override
    public String type() {
        return "mailman-hold";
    }

    @Override
    public List<Setting<?>> settings() {
        return MailmanSettings.ALL;
    }

    @Override
    public HostAdapter create(HostId host, Settings settings) {
        return new MailmanHold(host, PROFILE, new MailmanSettings(settings));
    }
}
