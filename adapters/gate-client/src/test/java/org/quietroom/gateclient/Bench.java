package org.quietroom.gateclient;

import java.time.Duration;
import java.util.Set;
import org.quietroom.core.host.Gate;
import org.quietroom.core.host.HostProfile;
import org.quietroom.core.message.HostId;
import org.quietroom.gate.LoopbackGate;

/** A gate for the clients under test. */
final class Bench {
    static final HostId FORUM = new HostId("forum");
    private static final HostProfile PROFILE = new HostProfile(
            HostProfile.Intercept.GATE,
            HostProfile.WhenWeAreDown.CLOSED_AUTHOR_TOLD,
            HostProfile.IdentityVisibleTo.HOST_OPERATOR,
            HostProfile.ReplaceAuthor.BEFORE,
            HostProfile.Hold.ADAPTER,
            HostProfile.Edit.ANY,
            HostProfile.Remove.HARD,
            HostProfile.Dedupe.HOST_KEY,
            Duration.ZERO,
            Set.of(HostProfile.Ability.REWRITE_BODY, HostProfile.Ability.PRIVATE_REPLY));

    private Bench() {}

    static LoopbackGate open(Gate gate) {
        LoopbackGate opened = new LoopbackGate(FORUM, PROFILE);
        opened.serve(gate);
        return opened;
    }
}
