package org.quietroom.moderation.desk;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.Effect;
import org.quietroom.core.host.EffectKey;
import org.quietroom.core.host.Receipt;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.message.MessageId;

/** Effects as rows: what they say is sealed under {@code effect:<key>}, and gone once they are over. */
final class EffectStore {
    static final String WAITING = "WAITING";
    static final String DONE = "DONE";
    static final String CANNOT = "CANNOT";
    static final String WITHDRAWN = "WITHDRAWN";

    private final Sealer sealer;

    EffectStore(Sealer sealer) {
        this.sealer = sealer;
    }

    /** Stores an effect of an act; {@code after}, if given, must be done first. */
    EffectKey add(
            Handle handle,
            CaseId id,
            String act,
            Effect effect,
            Instant now,
            Instant notBefore,
            @Nullable EffectKey after) {
        EffectKey key = Keys.effect();
        handle.createUpdate("INSERT INTO desk_effect (id, case_id, act, host, type, after_id, payload, state, made_at,"
                        + " not_before, lease_until, attempts) VALUES (:key, :id, :act, :host, :type, :after, :payload,"
                        + " :state, :now, :notBefore, 0, 0)")
                .bind("key", key.value())
                .bind("id", id.value())
                .bind("act", act)
                .bind("host", effect.room().host().value())
                .bind("type", Type.of(effect).name())
                .bind("after", after == null ? null : after.value())
                .bind("payload", sealer.seal(label(key.value()), handle, id, effect))
                .bind("state", WAITING)
                .bind("now", now.toEpochMilli())
                .bind("notBefore", notBefore.toEpochMilli())
                .execute();
        return key;
    }

    Effect open(String key, Type type, byte[] payload) {
        return sealer.open(label(key), payload, type.form);
    }

    /** Takes back what an act asked for; false, and nothing changed that stays, if some of it has begun. */
    boolean withdraw(Handle handle, String act) {
        long all = handle.createQuery("SELECT count(*) FROM desk_effect WHERE act = :act")
                .bind("act", act)
                .mapTo(Long.class)
                .one();
        return handle.createUpdate("UPDATE desk_effect SET state = :withdrawn, payload = NULL"
                                + " WHERE act = :act AND state = :waiting AND attempts = 0")
                        .bind("withdrawn", WITHDRAWN)
                        .bind("waiting", WAITING)
                        .bind("act", act)
                        .execute()
                == all;
    }

    /** Whether an act asked for something that may have begun, so that it cannot be taken back. */
    boolean begun(Handle handle, String act) {
        return handle.createQuery("SELECT count(*) FROM desk_effect WHERE act = :act"
                                + " AND (attempts > 0 OR state <> :waiting)")
                        .bind("act", act)
                        .bind("waiting", WAITING)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    List<CaseFile.EffectState> of(Handle handle, CaseId id) {
        return handle.createQuery("SELECT type, not_before, attempts, outcome, done_at FROM desk_effect"
                        + " WHERE case_id = :id AND state <> :withdrawn ORDER BY made_at, not_before, id")
                .bind("id", id.value())
                .bind("withdrawn", WITHDRAWN)
                .map((row, context) -> {
                    String outcome = row.getString("outcome");
                    return new CaseFile.EffectState(
                            Type.valueOf(row.getString("type")).word(),
                            Instant.ofEpochMilli(row.getLong("not_before")),
                            row.getInt("attempts"),
                            outcome == null ? null : Receipt.Outcome.valueOf(outcome),
                            CaseRow.instant(row, "done_at"));
                })
                .list();
    }

    /** The host's key of the message that a case's last publication made; null if there was none, or it did not say. */
    @Nullable
    MessageId published(Handle handle, CaseId id) {
        return handle.createQuery("SELECT id, message FROM desk_effect WHERE case_id = :id AND type = :type"
                        + " AND state = :done AND message IS NOT NULL ORDER BY done_at DESC, id LIMIT 1")
                .bind("id", id.value())
                .bind("type", Type.PUBLISH.name())
                .bind("done", DONE)
                .map((row, context) -> sealer.openText(label(row.getString("id")), row.getBytes("message")))
                .findOne()
                .map(value -> new MessageId(requireNonNull(value, "message")))
                .orElse(null);
    }

    byte[] sealMessage(EffectKey key, MessageId message) {
        return sealer.sealText(label(key.value()), message.value());
    }

    private static String label(String key) {
        return "effect:" + key;
    }

    /** What an effect is, as its row says. */
    enum Type {
        PUBLISH(Effect.Publish.class),
        TELL(Effect.Tell.class),
        REMOVE(Effect.Remove.class);

        private final Class<? extends Effect> form;

        Type(Class<? extends Effect> form) {
            this.form = form;
        }

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Type of(Effect effect) {
            return effect.match(new Effect.Cases<>() {
                @Override
                public Type publish(Effect.Publish publish) {
                    return PUBLISH;
                }

                @Override
                public Type tell(Effect.Tell tell) {
                    return TELL;
                }

                @Override
                public Type remove(Effect.Remove remove) {
                    return REMOVE;
                }
            });
        }
    }
}
