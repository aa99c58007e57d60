package org.quietroom.core.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.quietroom.core.host.HostProfile;
import org.quietroom.core.host.HostProfile.Ability;

/** Every profile that can differ in what is planned on it. */
public final class Profiles {
    private static final List<Set<Ability>> ABILITIES = List.of(
            Set.of(),
            Set.of(Ability.REWRITE_BODY),
            Set.of(Ability.PRIVATE_REPLY),
            Set.of(Ability.DIRECT_MESSAGE, Ability.REASON_SHOWN),
            EnumSet.allOf(Ability.class));

    private Profiles() {}

    /** Each intercept, hold, remove, reaction to outage and set of abilities that go together. */
    public static List<HostProfile> all() {
        List<HostProfile> all = new ArrayList<>();
        for (HostProfile.Intercept intercept : HostProfile.Intercept.values()) {
            for (HostProfile.Hold hold : HostProfile.Hold.values()) {
                for (HostProfile.Remove remove : HostProfile.Remove.values()) {
                    for (Set<Ability> abilities : ABILITIES) {
                        boolean after = intercept == HostProfile.Intercept.AFTER_ONLY;
                        if (!after || hold == HostProfile.Hold.NONE) {
                            all.add(profile(intercept, hold, remove, abilities, after));
                        }
                    }
                }
            }
        }
        return all;
    }

    private static HostProfile profile(
            HostProfile.Intercept intercept,
            HostProfile.Hold hold,
            HostProfile.Remove remove,
            Set<Ability> abilities,
            boolean after) {
        return new HostProfile(
                intercept,
                HostProfile.WhenWeAreDown.CLOSED_AUTHOR_TOLD,
                HostProfile.IdentityVisibleTo.HOST_OPERATOR,
                after ? HostProfile.ReplaceAuthor.AFTER : HostProfile.ReplaceAuthor.BEFORE,
                hold,
                HostProfile.Edit.OWN,
                remove,
                HostProfile.Dedupe.HOST_KEY,
                after ? Duration.ofSeconds(2) : Duration.ZERO,
                abilities);
    }
}
