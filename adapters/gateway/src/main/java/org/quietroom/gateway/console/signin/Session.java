package org.quietroom.gateway.console.signin;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * One sign-in that still counts.
 *
 * @param id the hash under which it is kept; not the token
 * @param person who signed in
 * @param ends when it ends if nothing is done
 * @param last when it ends whatever is done
 * @param csrf what every form of this session must send back
 */
public record Session(String id, Person person, Instant ends, Instant last, String csrf) {
    /** @throws NullPointerException if anything is null */
    public Session {
        requireNonNull(id, "id");
        requireNonNull(person, "person");
        requireNonNull(ends, "ends");
        requireNonNull(last, "last");
        requireNonNull(csrf, "csrf");
    }

    /** Whether a form came from a page of this session. */
    public boolean sent(String token) {
        return Tokens.same(csrf, token);
    }

    @Override
    public String toString() {
        return "Session[hidden]";
    }
}
