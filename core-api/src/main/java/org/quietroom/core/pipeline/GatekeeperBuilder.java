package org.quietroom.core.pipeline;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import org.quietroom.core.host.HostPolicy;
import org.quietroom.core.host.HostProfile;
import org.quietroom.core.port.CaseSink;
import org.quietroom.core.port.Identities;
import org.quietroom.core.port.Restrictions;
import org.quietroom.core.verdict.Reason;

/** Puts the gate of one host together. Not safe for many threads. */
public final class GatekeeperBuilder {
    final Pipeline pipeline;
    final Identities identities;
    final CaseSink cases;
    final HostProfile profile;
    Restrictions restrictions = Restrictions.NONE;
    HostPolicy policy = HostPolicy.VEILED;
    Locale language = Locale.ENGLISH;
    Executor blocking = ForkJoinPool.commonPool();
    int atOnce = 16;
    int waiting = 2_000;
    String notSent =
            "Your message was not sent. The check in front of this room does not answer; your text is still here."
                    + " Please try again in a few minutes.";
    String identifying =
            "Your message is published. It holds something by which people could find out who you or others are. What your"
                    + " community takes out stands in brackets; you can edit the rest.";

    GatekeeperBuilder(Pipeline pipeline, Identities identities, CaseSink cases, HostProfile profile) {
        this.pipeline = requireNonNull(pipeline, "pipeline");
        this.identities = requireNonNull(identities, "identities");
        this.cases = requireNonNull(cases, "cases");
        this.profile = requireNonNull(profile, "profile");
    }

    /** Who may not write; nobody is restricted if not set. */
    public GatekeeperBuilder restrictions(Restrictions port) {
        restrictions = requireNonNull(port, "restrictions");
        return this;
    }

    /** What the community wants of the host; {@link HostPolicy#VEILED} if not set. */
    public GatekeeperBuilder policy(HostPolicy wanted) {
        policy = requireNonNull(wanted, "policy");
        return this;
    }

    /** The language of the host's rooms; English if not set. */
    public GatekeeperBuilder language(Locale spoken) {
        language = requireNonNull(spoken, "language");
        return this;
    }

    /** Where the ports are called, which may block, and where answers are given; the common pool if not set. */
    public GatekeeperBuilder blocking(Executor executor) {
        blocking = requireNonNull(executor, "blocking");
        return this;
    }

    /**
     * How many submissions of the host are judged at once, and how many more may wait; 16 and 2,000 if not set. Whoever comes
     * then is told to try again later.
     */
    public GatekeeperBuilder turns(int judgedAtOnce, int mayWait) {
        if (judgedAtOnce < 1 || mayWait < 0) {
            throw new IllegalArgumentException("at least one is judged at once, and none or more wait");
        }
        atOnce = judgedAtOnce;
        waiting = mayWait;
        return this;
    }

    /** What an author reads when nothing could be decided, in the rooms' language; English if not set. */
    public GatekeeperBuilder notSent(String text) {
        notSent = requireNonNull(text, "notSent");
        return this;
    }

    /** What an author reads when words that identify somebody were seen, in the rooms' language; English if not set. */
    public GatekeeperBuilder identifying(String text) {
        identifying = requireNonNull(text, "identifying");
        return this;
    }

    /** @throws IllegalArgumentException if the policy cannot be kept on this route; the message says why */
    public Gatekeeper build() {
        List<Reason> unmet = policy.unmetBy(profile);
        if (!unmet.isEmpty()) {
            throw new IllegalArgumentException(
                    String.join(" ", unmet.stream().map(Reason::text).toList()));
        }
        return new Gatekeeper(this);
    }
}
