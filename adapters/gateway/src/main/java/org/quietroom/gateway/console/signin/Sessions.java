package org.quietroom.gateway.console.signin;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** Who is signed in. The store holds hashes of tokens; whoever steals it cannot sign in. Blocking; safe for many threads. */
public final class Sessions {
    /** How long a session lasts without being used. */
    public static final Duration IDLE = Duration.ofMinutes(30);
    /** How long it lasts in all. */
    public static final Duration LONGEST = Duration.ofHours(12);

    private static final Duration TOUCH = Duration.ofSeconds(30);
    private static final String ID = "quietroom-session-v1";
    private static final String CSRF = "quietroom-csrf-v1";

    private final Jdbi jdbi;
    private final Clock clock;

    /** The tables are made by {@link Users}. */
    public Sessions(DataSource store, Clock clock) {
        this.jdbi = Jdbi.create(store);
        this.clock = requireNonNull(clock, "clock");
    }

    /** Signs somebody in and returns the token that their browser keeps. Sessions that ended are forgotten. */
    public String open(Person person) {
        String token = Tokens.fresh();
        long now = clock.millis();
        jdbi.useTransaction(handle -> {
            handle.createUpdate("DELETE FROM console_session WHERE seen_at < :idle OR opened_at < :longest")
                    .bind("idle", now - IDLE.toMillis())
                    .bind("longest", now - LONGEST.toMillis())
                    .execute();
            handle.createUpdate("INSERT INTO console_session (id, person, opened_at, seen_at)"
                            + " VALUES (:id, :person, :now, :now)")
                    .bind("id", Tokens.hash(ID, token))
                    .bind("person", Person.idOf(person.name()))
                    .bind("now", now)
                    .execute();
        });
        return token;
    }

    /**
     * The session of a token, if it still counts.
     *
     * @param use whether this is something a person does, and so puts the end off
     */
    public Optional<Session> find(String token, boolean use) {
        String id = Tokens.hash(ID, token);
        Instant now = clock.instant();
        Optional<Row> found = jdbi.withHandle(handle -> handle.createQuery("SELECT p.*, s.opened_at, s.seen_at"
                        + " FROM console_session s JOIN console_person p ON p.id = s.person WHERE s.id = :id")
                .bind("id", id)
                .map((row, context) -> new Row(
                        Users.person(row, context),
                        Instant.ofEpochMilli(row.getLong("opened_at")),
                        Instant.ofEpochMilli(row.getLong("seen_at"))))
                .findOne());
        return found.filter(row -> now.isBefore(row.seen.plus(IDLE)) && now.isBefore(row.opened.plus(LONGEST)))
                .map(row -> session(id, token, row, use ? touched(id, row.seen, now) : row.seen));
    }

    /** Ends one session. */
    public void close(Session session) {
        jdbi.useHandle(handle -> handle.createUpdate("DELETE FROM console_session WHERE id = :id")
                .bind("id", session.id())
                .execute());
    }

    /** Ends every session of a person. */
    public void closeAll(Person person) {
        jdbi.useHandle(handle -> handle.createUpdate("DELETE FROM console_session WHERE person = :person")
                .bind("person", Person.idOf(person.name()))
                .execute());
    }

    private Instant touched(String id, Instant seen, Instant now) {
        if (now.isBefore(seen.plus(TOUCH))) {
            return seen;
        }
        jdbi.useHandle(handle -> handle.createUpdate("UPDATE console_session SET seen_at = :now WHERE id = :id")
                .bind("now", now.toEpochMilli())
                .bind("id", id)
                .execute());
        return now;
    }

    private static Session session(String id, String token, Row row, Instant seen) {
        Instant last = row.opened.plus(LONGEST);
        Instant idle = seen.plus(IDLE);
        return new Session(id, row.person, idle.isBefore(last) ? idle : last, last, Tokens.hash(CSRF, token));
    }

    private record Row(Person person, Instant opened, Instant seen) {}
}
