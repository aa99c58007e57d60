package org.quietroom.core.host;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.quietroom.core.message.Part;

/**
 * What one configured route into a host can honestly do. The conformance kit proves each value live.
 *
 * @param intercept when we see a message
 * @param whenWeAreDown what becomes of a message while nobody answers
 * @param identityVisibleTo who can see the account behind a pseudonym, at the host
 * @param replaceAuthor when the pseudonym takes the account's place
 * @param hold who keeps a message that waits
 * @param edit whose messages we can change afterwards
 * @param remove how far a removal goes
 * @param dedupe what keeps a repeated effect from showing twice
 * @param exposure how long a message may be visible before we act; zero if we act before publication
 * @param abilities what else it can do
 */
public record HostProfile(
        Intercept intercept,
        WhenWeAreDown whenWeAreDown,
        IdentityVisibleTo identityVisibleTo,
        ReplaceAuthor replaceAuthor,
        Hold hold,
        Edit edit,
        Remove remove,
        Dedupe dedupe,
        Duration exposure,
        Set<Ability> abilities) {

    /**
     * A Java host that calls the {@link Gate} itself before it publishes, obeys the answer and shows notices to the author;
     * effects afterwards are not promised.
     */
    public static final HostProfile EMBEDDED = new HostProfile(
            Intercept.GATE,
            WhenWeAreDown.CLOSED_AUTHOR_TOLD,
            IdentityVisibleTo.HOST_OPERATOR,
            ReplaceAuthor.BEFORE,
            Hold.ADAPTER,
            Edit.NONE,
            Remove.NONE,
            Dedupe.NONE,
            Duration.ZERO,
            EnumSet.of(Ability.REWRITE_BODY, Ability.PRIVATE_REPLY, Ability.REASON_SHOWN, Ability.SEES_EDITS));

    /** @throws IllegalArgumentException if the values contradict one another */
    public HostProfile {
        requireNonNull(intercept, "intercept");
        requireNonNull(whenWeAreDown, "whenWeAreDown");
        requireNonNull(identityVisibleTo, "identityVisibleTo");
        requireNonNull(replaceAuthor, "replaceAuthor");
        requireNonNull(hold, "hold");
        requireNonNull(edit, "edit");
        requireNonNull(remove, "remove");
        requireNonNull(dedupe, "dedupe");
        abilities = abilities.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(abilities));
        if (exposure.isNegative()) {
            throw new IllegalArgumentException("exposure is zero or more");
        }
        if (intercept == Intercept.AFTER_ONLY && hold != Hold.NONE) {
            throw new IllegalArgumentException("a route that sees messages after publication cannot hold them");
        }
        if (intercept != Intercept.AFTER_ONLY && !exposure.isZero()) {
            throw new IllegalArgumentException("only a route that sees messages after publication has an exposure");
        }
    }

    /** Whether the route can do this. */
    public boolean can(Ability ability) {
        return abilities.contains(ability);
    }

    /** What is published of a message that was decided: the words of the decision, or as it was written where this route can publish no others. */
    public List<Part> published(List<Part> written, List<Part> decided) {
        return can(Ability.REWRITE_BODY) ? decided : written;
    }

    /** Whether the author can be told something in private, by either way. */
    public boolean reachesAuthor() {
        return can(Ability.PRIVATE_REPLY) || can(Ability.DIRECT_MESSAGE);
    }

    /** When we see a message. */
    public enum Intercept {
        /** The host asks before it publishes, and obeys. */
        GATE,
        /** The host hands the message over and publishes what we send back. */
        HOLD_ROUTED,
        /** The host queues it; we poll the queue. */
        QUEUE_POLLED,
        /** Members write to us, and we publish. */
        DESK_ONLY,
        /** It is visible before we see it. */
        AFTER_ONLY
    }

    /** What becomes of a message while nobody answers. */
    public enum WhenWeAreDown {
        /** It is published unchecked. */
        OPEN,
        /** It is not published and the author is told at once. */
        CLOSED_AUTHOR_TOLD,
        /** It is not published and nobody is told. */
        CLOSED_SILENT,
        /** It waits at the host and is judged when we are back, as if it had come then; its author is not told meanwhile. */
        WAITS
    }

    /** Who can see the account behind a pseudonym, at the host. Each includes those before it. */
    public enum IdentityVisibleTo {
        /** Nobody. */
        NOBODY,
        /** Whoever runs the host. */
        HOST_OPERATOR,
        /** The host's own moderators. */
        HOST_MODERATORS,
        /** Every member. */
        MEMBERS
    }

    /** When the pseudonym takes the account's place. */
    public enum ReplaceAuthor {
        /** Before anything is stored or shown. */
        BEFORE,
        /** We publish a new message under the pseudonym; the original is never shown. */
        REPUBLISH,
        /** After publication. */
        AFTER,
        /** Only where names are drawn; the account is still stored with the message. */
        DISPLAY_ONLY,
        /** Never. */
        NONE
    }

    /** Who keeps a message that waits. */
    public enum Hold {
        /** The host's own queue. */
        NATIVE,
        /** Our desk; the host has nothing. */
        ADAPTER,
        /** Nobody: it cannot wait. */
        NONE
    }

    /** Whose messages we can change afterwards. */
    public enum Edit {
        /** Everybody's. */
        ANY,
        /** Those we published. */
        OWN,
        /** None. */
        NONE
    }

    /** How far a removal goes. */
    public enum Remove {
        /** The host forgets it. */
        HARD,
        /** The host hides it and its staff can still read it. */
        SOFT,
        /** Clients are asked to hide it; archives and old clients may keep it. */
        ADVISORY,
        /** It cannot be removed. */
        NONE
    }

    /** What keeps a repeated effect from showing twice. */
    public enum Dedupe {
        /** The host refuses a key it has seen. */
        HOST_KEY,
        /** We look before we repeat. */
        READ_BACK,
        /** Nothing does: a crash between effect and record may show it twice. */
        NONE
    }

    /** What else a route can do. */
    public enum Ability {
        /** Publishes other words than the author wrote. */
        REWRITE_BODY,
        /** Sends the author a message outside the room. */
        DIRECT_MESSAGE,
        /** Shows the author something in the room that only they see. */
        PRIVATE_REPLY,
        /** Shows the author why a message was refused. */
        REASON_SHOWN,
        /** Sends edits through us. */
        SEES_EDITS,
        /** Sends members' private messages through us. */
        SEES_PRIVATE_MESSAGES,
        /** Sends messages that came from other servers through us. */
        SEES_FEDERATED,
        /** Shows members which accounts are in a room, though not which of them wrote what: a limit, said here to be known. */
        LISTS_ACCOUNTS
    }
}
