package org.quietroom.core.testkit;

import java.time.Duration;
import java.util.Set;
import org.quietroom.core.host.Gate;
import org.quietroom.core.host.HostProfile;

/** A host that can do next to nothing, and says so, keeps the rules that are left. */
class ModestHostTest extends HostAdapterContract {
    private static final HostProfile MODEST = new HostProfile(
            HostProfile.Intercept.GATE,
            HostProfile.WhenWeAreDown.OPEN,
            HostProfile.IdentityVisibleTo.MEMBERS,
            HostProfile.ReplaceAuthor.NONE,
            HostProfile.Hold.NONE,
            HostProfile.Edit.NONE,
            HostProfile.Remove.NONE,
            HostProfile.Dedupe.NONE,
            Duration.ZERO,
            Set.of());

    @Override
    protected HostUnderTest start(Gate gate) {
        HostUnderTest host = new RecordingHost(MODEST) {
            @Override
            public String route() {
                return "modest";
            }
        };
        host.adapter().open(gate);
        return host;
    }
}
