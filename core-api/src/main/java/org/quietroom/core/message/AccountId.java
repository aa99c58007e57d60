package org.quietroom.core.message;

import static java.util.Objects.requireNonNull;

/**
 * Who a member is at the host: the one value that must never reach a moderator, a log or another member.
 *
 * <p>{@link #toString()} hides it. Whoever calls {@link #value()} answers for where the text goes.
 *
 * @param host the host that authenticated the account
 * @param value the host's own key of the account; opaque, at most 512 UTF-16 units, no control characters
 */
public record AccountId(HostId host, String value) {
    /** @throws IllegalArgumentException if {@code value} is blank, too long or holds a control character */
    public AccountId {
        requireNonNull(host, "host");
        Ids.requireOpaque("an account id", value);
    }

    @Override
    public String toString() {
        return "AccountId[" + host + ", hidden]";
    }
}
