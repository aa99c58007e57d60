package org.quietroom.moderation.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.CaseId;

/** The steps of a case; words of moderators are sealed. */
final class History {
    private final Sealer sealer;

    History(Sealer sealer) {
        this.sealer = sealer;
    }

    /** Adds a step and returns its key. */
    String add(Handle handle, CaseId id, Instant now, String actor, String act, String detail, @Nullable String words) {
        String key = Keys.random();
        handle.createUpdate("INSERT INTO desk_history (id, case_id, step, made_at, actor, act, detail, words)"
                        + " VALUES (:key, :id, (SELECT count(*) FROM desk_history WHERE case_id = :id), :now, :actor,"
                        + " :act, :detail, :words)")
                .bind("key", key)
                .bind("id", id.value())
                .bind("now", now.toEpochMilli())
                .bind("actor", actor)
                .bind("act", act)
                .bind("detail", detail)
                .bind("words", words == null ? null : sealer.sealText(label(key), handle, id, words))
                .execute();
        return key;
    }

    List<HistoryEntry> of(Handle handle, CaseId id) {
        return handle.createQuery("SELECT id, made_at, actor, act, detail, words FROM desk_history"
                        + " WHERE case_id = :id ORDER BY step, made_at, id")
                .bind("id", id.value())
                .map((row, context) -> new HistoryEntry(
                        Instant.ofEpochMilli(row.getLong("made_at")),
                        row.getString("actor"),
                        row.getString("act"),
                        row.getString("detail"),
                        sealer.openText(label(row.getString("id")), row.getBytes("words"))))
                .list();
    }

    /** What a moderator wrote in one step; null if nothing. */
    @Nullable
    String words(Handle handle, String key) {
        return handle.createQuery("SELECT words FROM desk_history WHERE id = :key")
                .bind("key", key)
                .map((row, context) -> Optional.ofNullable(sealer.openText(label(key), row.getBytes("words"))))
                .findOne()
                .flatMap(found -> found)
                .orElse(null);
    }

    /** Whether somebody has done anything to the case but read it. */
    boolean actedOn(Handle handle, CaseId id, Actor actor) {
        return handle.createQuery("SELECT count(*) FROM desk_history WHERE case_id = :id AND actor = :actor"
                                + " AND act NOT IN (:reading, :revealing, :checking)")
                        .bind("id", id.value())
                        .bind("actor", actor.name())
                        .bind("reading", Act.SHOW_TEXT.code())
                        .bind("revealing", Act.REVEAL.code())
                        .bind("checking", Act.CHECK_AGAIN.code())
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    private static String label(String key) {
        return "history:" + key;
    }
}
