package org.quietroom.gateway.console.signin;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Who is signed in. The store holds hashes of tokens; whoever steals it cannot sign in. Throws {@link
 * org.quietroom.core.port.UnavailableException} if the store does not answer. Blocking; safe for many threads.
 */
public final class Sessions {
    /** How long a session lasts without being used, unless something else is set. */
    public static final Duration IDLE = Duration.ofMinutes(30);
    /** How long it lasts in all. */
    public static final Duration LONGEST = Duration.ofHours(12);

    private static final Duration TOUCH = Duration.ofSeconds(30);
    private static final String ID = "quietroom-session-v1";
    private static final String CSRF = "quietroom-csrf-v1";

    private final SignInStore store;
    private final Clock clock;
    private final Duration idle;

    /**
     * The tables are made by {@link Users}.
     *
     * @param idle how long a session lasts without being used; more than nothing, at most {@link #LONGEST}
     */
    public Sessions(DataSource store, Clock clock, Duration idle) {
        if (idle.isNegative() || idle.isZero() || idle.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a session lasts up to " + LONGEST + " without being used");
        }
        this.store = new SignInStore(store);
        this.clock = requireNonNull(clock, "clock");
        this.idle = idle;
    }

    /** Signs somebody in and returns the token that their browser keeps. Sessions that ended are forgotten. */
    public String open(Person person) {
        String token = Tokens.fresh();
        long now = clock.millis();
        return store.together(handle -> {
            handle.createUpdate("DELETE FROM console_session WHERE seen_at < :idle OR opened_at < :longest")
                    .bind("idle", now - idle.toMillis())
                    .bind("longest", now - LONGEST.toMillis())
                    .execute();
            handle.createUpdate("INSERT INTO console_session (id, person, opened_at, seen_at)"
                            + " VALUES (:id, :person, :now, :now)")
                    .bind("id", Tokens.hash(ID, token))
                    .bind("person", Person.idOf(person.name()))
                    .bind("now", now)
                    .execute();
            return token;
        });
    }

    /**
     * The session of a token, if it still counts.
     *
     * @param use whether this is something a person does, and so puts the end off
     */
    public Optional<Session> find(String token, boolean use) {
        String id = Tokens.hash(ID, token);
        Instant now = clock.instant();
        Optional<Row> found = store.with(handle -> handle.createQuery("SELECT p.*, s.opened_at, s.seen_at"
                        + " FROM console_session s JOIN console_person p ON p.id = s.person WHERE s.id = :id")
                .bind("id", id)
                .map((row, context) -> new Row(
                        Users.person(row, context),
                        Instant.ofEpochMilli(row.getLong("opened_at")),
                        Instant.ofEpochMilli(row.getLong("seen_at"))))
                .findOne());
        return found.filter(row -> now.isBefore(row.seen.plus(idle)) && now.isBefore(row.opened.plus(LONGEST)))
                .map(row -> session(id, token, row, use ? touched(id, row.seen, now) : row.seen));
    }

    /** Ends one session. */
    public void close(Session session) {
        var unused = store.with(handle -> handle.createUpdate("DELETE FROM console_session WHERE id = :id")
                .bind("id", session.id())
                .execute());
    }

    /** Ends every session of a person. */
    public void closeAll(Person person) {
        var unused = store.with(handle -> handle.createUpdate("DELETE FROM console_session WHERE person = :person")
                .bind("person", Person.idOf(person.name()))
                .execute());
    }

    private Instant touched(String id, Instant seen, Instant now) {
        if (now.isBefore(seen.plus(TOUCH))) {
            return seen;
        }
        var unused =
                store.with(handle -> handle.createUpdate("UPDATE console_session SET seen_at = :now WHERE id = :id")
                        .bind("now", now.toEpochMilli())
                        .bind("id", id)
                        .execute());
        return now;
    }

    private Session session(String id, String token, Row row, Instant seen) {
        Instant last = row.opened.plus(LONGEST);
        Instant unused = seen.plus(idle);
        return new Session(id, row.person, unused.isBefore(last) ? unused : last, last, Tokens.hash(CSRF, token));
    }

    private record Row(Person person, Instant opened, Instant seen) {}
}
