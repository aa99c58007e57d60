package org.quietroom.moderation.desk;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.verdict.Severity;

/** Who gets an automatic care note: one in 24 hours unless the tier rises, none for whoever asked for none. */
final class Quiet {
    static final Duration BETWEEN = Duration.ofHours(24);

    private Quiet() {}

    /** Whether a note may be sent now; if so, it counts as sent. Two threads never both get a yes. */
    static boolean mayTell(Handle handle, PseudonymId author, Severity severity, Instant now) {
        if (isQuiet(handle, author.value())) {
            return false;
        }
        return handle.createUpdate("INSERT INTO desk_care (author, severity, made_at) VALUES (:author, :severity, :now)"
                                + " ON CONFLICT (author) DO UPDATE SET severity = :severity, made_at = :now"
                                + " WHERE desk_care.made_at <= :before OR desk_care.severity < :severity")
                        .bind("author", author.value())
                        .bind("severity", Tiers.number(severity))
                        .bind("now", now.toEpochMilli())
                        .bind("before", now.minus(BETWEEN).toEpochMilli())
                        .execute()
                == 1;
    }

    /** The address that switches notes off; null if members have no way to our pages. Only its hash is stored. */
    static @Nullable String link(Handle handle, @Nullable URI base, PseudonymId author, Instant now) {
        if (base == null) {
            return null;
        }
        String token = Keys.random();
        handle.createUpdate("INSERT INTO desk_quiet_link (token_hash, author, made_at) VALUES (:hash, :author, :now)")
                .bind("hash", hash(token))
                .bind("author", author.value())
                .bind("now", now.toEpochMilli())
                .execute();
        String address = base.toString();
        return (address.endsWith("/") ? address : address + "/") + "n/" + token;
    }

    /** Whom a link was made for. */
    static Optional<String> author(Handle handle, String token) {
        return handle.createQuery("SELECT author FROM desk_quiet_link WHERE token_hash = :hash")
                .bind("hash", hash(token))
                .mapTo(String.class)
                .findOne();
    }

    /** No more notes for this pseudonym. */
    static void begin(Handle handle, String author, Instant now) {
        handle.createUpdate("INSERT INTO desk_quiet (author, made_at) VALUES (:author, :now) ON CONFLICT DO NOTHING")
                .bind("author", author)
                .bind("now", now.toEpochMilli())
                .execute();
    }

    /** Notes again. */
    static void end(Handle handle, String author) {
        delete(handle, "desk_quiet", author);
    }

    static boolean isQuiet(Handle handle, String author) {
        return handle.createQuery("SELECT count(*) FROM desk_quiet WHERE author = :author")
                        .bind("author", author)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    /** Nothing is kept of a member's notes, and no link leads to them. */
    static void forget(Handle handle, PseudonymId author) {
        delete(handle, "desk_care", author.value());
        delete(handle, "desk_quiet", author.value());
        delete(handle, "desk_quiet_link", author.value());
    }

    /** Forgets that notes were sent, once that holds none back any more. */
    static int sweep(Handle handle, Instant now) {
        return handle.createUpdate("DELETE FROM desk_care WHERE made_at <= :before")
                .bind("before", now.minus(BETWEEN).toEpochMilli())
                .execute();
    }

    private static void delete(Handle handle, String table, String author) {
        handle.createUpdate("DELETE FROM " + table + " WHERE author = :author")
                .bind("author", author)
                .execute();
    }

    private static String hash(String token) {
        return Keys.hash("quietroom.desk.quiet", token);
    }
}
