package org.quietroom.gateway.console.signin;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way in: checks, limits, opens sessions. Says no more than it must to who fails. Blocking; safe for many threads. */
public final class SignIn {
    private final Users users;
    private final Sessions sessions;
    private final SignInLimits limits;
    private final @Nullable OneTimeSignIn link;

    /** @param link the demo's link; null everywhere else */
    public SignIn(Users users, Sessions sessions, Clock clock, @Nullable OneTimeSignIn link) {
        this.users = requireNonNull(users, "users");
        this.sessions = requireNonNull(sessions, "sessions");
        this.limits = new SignInLimits(clock);
        this.link = link;
    }

    /**
     * Tries to sign in.
     *
     * @param client where the request came from; limits are per client and per name
     */
    public Outcome attempt(String client, String name, String password, String code) {
        String byName = "name:" + Person.idOf(name);
        String byClient = "client:" + client;
        Duration wait = longer(limits.take(byName), limits.take(byClient));
        if (!wait.isZero()) {
            return Outcome.notNow(wait);
        }
        Optional<Person> person = users.check(name, password, code);
        if (person.isEmpty()) {
            return Outcome.WRONG;
        }
        limits.succeeded(byName);
        limits.succeeded(byClient);
        return Outcome.in(sessions.open(person.get()), person.get());
    }

    /** Whom a one-time link would sign in. */
    public Optional<String> linked(String token) {
        return link == null ? Optional.empty() : link.peek(token);
    }

    /** Signs in by the one-time link. */
    public Outcome follow(String token) {
        Optional<Person> person =
                link == null ? Optional.empty() : link.use(token).flatMap(users::find);
        return person.map(p -> Outcome.in(sessions.open(p), p)).orElse(Outcome.WRONG);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** How an attempt ended: in, wrong, or not now. */
    public static final class Outcome {
        static final Outcome WRONG = new Outcome(null, null, Duration.ZERO);

        private final @Nullable String token;
        private final @Nullable Person person;
        private final Duration wait;

        private Outcome(@Nullable String token, @Nullable Person person, Duration wait) {
            this.token = token;
            this.person = person;
            this.wait = wait;
        }

        private static Outcome in(String token, Person person) {
            return new Outcome(token, person, Duration.ZERO);
        }

        private static Outcome notNow(Duration wait) {
            return new Outcome(null, null, wait);
        }

        /** The session's token, if it worked. */
        public Optional<String> token() {
            return Optional.ofNullable(token);
        }

        /** Who came in, if it worked. */
        public Optional<Person> person() {
            return Optional.ofNullable(person);
        }

        /** How long to wait before the next attempt; zero if another may follow at once. */
        public Duration later() {
            return wait;
        }
    }
}
