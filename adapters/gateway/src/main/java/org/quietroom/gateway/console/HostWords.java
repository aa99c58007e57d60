package org.quietroom.gateway.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.quietroom.core.host.HostProfile;
import org.quietroom.core.host.HostProfile.Ability;
import org.quietroom.core.host.HostProfile.Dedupe;

/** What a route into a host can and cannot do, in sentences that a moderator reads. */
final class HostWords {
    private static final double MILLIS = 1000;

    private HostWords() {}

    /** How its connection is, then what its profile says: first posts, then names, then what can be done afterwards. */
    static List<String> of(HostView host, Look look) {
        Texts t = look.t();
        HostProfile profile = host.profile();
        List<String> said = new ArrayList<>();
        said.add(t.of("health-page.state." + host.health().state().name()) + " "
                + host.health().detail());
        Instant last = host.lastSubmission();
        said.add(last == null ? t.of("health-page.never") : t.of("health-page.last", "time", look.moment(last)));
        said.add(t.of("health-page.intercept." + profile.intercept().name()));
        Duration exposure = profile.exposure();
        if (!exposure.isZero()) {
            said.add(t.of("health-page.exposure", "seconds", exposure.toMillis() / MILLIS));
        }
        said.add(t.of("health-page.down." + profile.whenWeAreDown().name()));
        said.add(t.of("health-page.hold." + profile.hold().name()));
        said.add(able(t, "rewrite", profile.can(Ability.REWRITE_BODY)));
        said.add(able(t, "edits", profile.can(Ability.SEES_EDITS)));
        said.add(able(t, "letters", profile.can(Ability.SEES_PRIVATE_MESSAGES)));
        said.add(t.of("health-page.names." + profile.replaceAuthor().name()));
        said.add(t.of("health-page.visible." + profile.identityVisibleTo().name()));
        if (profile.can(Ability.LISTS_ACCOUNTS)) {
            said.add(t.of("health-page.listed"));
        }
        said.add(able(t, "private", profile.reachesAuthor()));
        said.add(t.of("health-page.remove." + profile.remove().name()));
        if (profile.dedupe() == Dedupe.NONE) {
            said.add(t.of("health-page.twice"));
        }
        if (host.shadow()) {
            said.add(t.of("frame.shadow"));
        }
        return List.copyOf(said);
    }

    private static String able(Texts t, String what, boolean yes) {
        return t.of("health-page." + what + (yes ? ".yes" : ".no"));
    }
}
