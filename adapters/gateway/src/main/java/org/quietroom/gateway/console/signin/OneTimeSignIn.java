package org.quietroom.gateway.console.signin;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A link that signs one person in, once, without password or code. Only the demo makes one; without it the address does
 * not exist. Safe for many threads.
 */
public final class OneTimeSignIn {
    private final String token = Tokens.fresh();
    private final AtomicReference<@Nullable String> person;

    /** @param person whom it signs in: the name of a person that {@link Users} knows */
    public OneTimeSignIn(String person) {
        this.person = new AtomicReference<>(requireNonNull(person, "person"));
    }

    /** The path to print, with the token in it. Whoever has it first is signed in. */
    public String path() {
        return "/desk/enter/" + token;
    }

    /** Whose link it is, if the token is right and was not used yet. */
    Optional<String> peek(String given) {
        return Tokens.same(token, given) ? Optional.ofNullable(person.get()) : Optional.empty();
    }

    /** As {@link #peek}; afterwards the token is worth nothing. */
    Optional<String> use(String given) {
        return Tokens.same(token, given) ? Optional.ofNullable(person.getAndSet(null)) : Optional.empty();
    }

    @Override
    public String toString() {
        return "OneTimeSignIn[hidden]";
    }
}
