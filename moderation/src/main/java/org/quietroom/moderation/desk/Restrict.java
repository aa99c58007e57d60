package org.quietroom.moderation.desk;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.message.PseudonymId;

/** The rows of restrictions. Their key is the key of the act that made them, so that undoing it finds them. */
final class Restrict {
    static final String MUTE = "MUTE";
    static final String BAN = "BAN";

    private static final String ACTIVE = "ACTIVE";
    private static final String ASKED = "ASKED";

    private Restrict() {}

    /** What holds now. */
    record Row(String type, String reason, @Nullable Instant until) {}

    static void add(
            Handle handle,
            String act,
            CaseRow row,
            String type,
            RuleBroken rule,
            Actor actor,
            Instant now,
            @Nullable Instant until) {
        handle.createUpdate("INSERT INTO desk_restriction (id, author, case_id, type, state, reason, asked_by, made_at,"
                        + " until_at) VALUES (:id, :author, :caseId, :type, :state, :reason, :by, :now, :until)")
                .bind("id", act)
                .bind("author", row.author().id().value())
                .bind("caseId", row.id().value())
                .bind("type", type)
                .bind("state", type.equals(BAN) ? ASKED : ACTIVE)
                .bind("reason", rule.name())
                .bind("by", actor.name())
                .bind("now", now.toEpochMilli())
                .bind("until", CaseRow.millis(until))
                .execute();
    }

    static void withdraw(Handle handle, String act) {
        handle.createUpdate("DELETE FROM desk_restriction WHERE id = :act")
                .bind("act", act)
                .execute();
    }

    static void lift(Handle handle, PseudonymId author) {
        handle.createUpdate("UPDATE desk_restriction SET state = 'LIFTED' WHERE author = :author AND state = 'ACTIVE'")
                .bind("author", author.value())
                .execute();
    }

    /** Who asked for a ban in this case that nobody has confirmed; null if nobody did. */
    static @Nullable String askedBy(Handle handle, CaseId id) {
        return handle.createQuery("SELECT asked_by FROM desk_restriction WHERE case_id = :id AND state = 'ASKED'"
                        + " ORDER BY made_at, id LIMIT 1")
                .bind("id", id.value())
                .mapTo(String.class)
                .findOne()
                .orElse(null);
    }

    /** Makes the ban that was asked for in this case hold; its key, which is that of the act that asked for it. */
    static String confirm(Handle handle, CaseId id) {
        String key = handle.createQuery("SELECT id FROM desk_restriction WHERE case_id = :id AND state = 'ASKED'"
                        + " ORDER BY made_at, id LIMIT 1")
                .bind("id", id.value())
                .mapTo(String.class)
                .one();
        handle.createUpdate("UPDATE desk_restriction SET state = 'ACTIVE' WHERE id = :key")
                .bind("key", key)
                .execute();
        return key;
    }

    static boolean active(Handle handle, PseudonymId author, Instant now) {
        return of(handle, author, now).isPresent();
    }

    /** What holds for an author now, a ban before a mute, the longest first. */
    static Optional<Row> of(Handle handle, PseudonymId author, Instant now) {
        return handle.createQuery("SELECT type, reason, until_at FROM desk_restriction WHERE author = :author"
                        + " AND state = 'ACTIVE' AND (until_at IS NULL OR until_at > :now)"
                        + " ORDER BY type, CASE WHEN until_at IS NULL THEN 0 ELSE 1 END, until_at DESC LIMIT 1")
                .bind("author", author.value())
                .bind("now", now.toEpochMilli())
                .map((row, context) ->
                        new Row(row.getString("type"), row.getString("reason"), CaseRow.instant(row, "until_at")))
                .findOne();
    }
}
