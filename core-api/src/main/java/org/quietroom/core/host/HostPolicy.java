package org.quietroom.core.host;

import java.util.ArrayList;
import java.util.List;
import org.quietroom.core.verdict.Reason;

/**
 * What a community wants of a host, to be checked against what its route can do before anything starts.
 *
 * @param shadow judge and report everything, change nothing
 * @param veiled members must appear under their pseudonym, before anybody sees the account
 * @param before messages must be judged before they are published
 */
public record HostPolicy(boolean shadow, boolean veiled, boolean before) {
    /** Everything is judged before publication under pseudonyms. */
    public static final HostPolicy VEILED = new HostPolicy(false, true, true);
    /** Everything is judged and reported; nothing is changed. */
    public static final HostPolicy SHADOW = new HostPolicy(true, false, false);

    /** Why this policy cannot be kept on a route; empty if it can. A policy that cannot be kept must not start. */
    public List<Reason> unmetBy(HostProfile profile) {
        List<Reason> unmet = new ArrayList<>();
        boolean after = profile.intercept() == HostProfile.Intercept.AFTER_ONLY;
        if (shadow) {
            return unmet;
        }
        if (before && after) {
            unmet.add(new Reason(
                    "policy.before", "Judging before publication needs a gate; this route sees messages afterwards."));
        }
        if (veiled
                && profile.replaceAuthor() != HostProfile.ReplaceAuthor.BEFORE
                && profile.replaceAuthor() != HostProfile.ReplaceAuthor.REPUBLISH) {
            unmet.add(new Reason(
                    "policy.veiled.author",
                    "Veiled rooms need the author replaced before publication; this route offers "
                            + profile.replaceAuthor() + "."));
        }
        if (veiled && profile.hold() == HostProfile.Hold.NATIVE) {
            unmet.add(new Reason(
                    "policy.veiled.hold",
                    "Veiled rooms need held messages on our desk; this host's own queue shows the account."));
        }
        return unmet;
    }
}
