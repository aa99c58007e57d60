package org.quietroom.moderation.desk;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.CaseId;
import org.quietroom.moderation.care.Facts;
import org.quietroom.moderation.care.Note;
import org.quietroom.moderation.care.Place;

/**
 * What whoever reported something may see of it: whether somebody reads it, and that it was decided. Not what was decided,
 * nor what was said to anybody.
 *
 * <p>Guarantee: nothing that is stored tells who reported; only whoever holds the address finds the page. Limit: whoever else
 * gets hold of the address finds it too. Blocking; safe for many threads.
 */
public final class Receipts {
    private final Ground ground;

    Receipts(Ground ground) {
        this.ground = ground;
    }

    /** How far a report has come. */
    public enum Progress {
        /** Nobody has taken it yet. */
        WAITING,
        /** Somebody has it. */
        READING,
        /** It was decided. */
        DECIDED,
        /** It ended without a decision: whom it was about was forgotten. */
        ENDED
    }

    /**
     * A report, for whoever made it.
     *
     * @param progress how far it has come
     * @param words what members are told when a report has arrived; empty once it was decided or has ended
     */
    public record Receipt(Progress progress, String words) {}

    /**
     * Empty if there is no such token, or the case is not kept any more.
     *
     * @param language of whoever looks
     */
    public Optional<Receipt> of(String token, Locale language) {
        return ground.store()
                .read(handle -> handle.createQuery("SELECT case_id FROM desk_receipt WHERE token_hash = :hash")
                        .bind("hash", hash(token))
                        .mapTo(String.class)
                        .findOne()
                        .map(id -> receipt(CaseRow.find(handle, new CaseId(id)), language)));
    }

    private Receipt receipt(CaseRow row, Locale language) {
        Place known = ground.place(row);
        Place place = new Place(known.hostName(), known.roomName(), known.profile(), language, known.country());
        String words = row.state().open() ? ground.notes().compose(Note.REPORT, Facts.of(place, language)) : "";
        return new Receipt(progress(row.state()), words);
    }

    private static Progress progress(CaseState state) {
        if (state.open()) {
            return state.takenBy() == null ? Progress.WAITING : Progress.READING;
        }
        return Forgetting.CLOSED_AS.equals(state.closedAs()) ? Progress.ENDED : Progress.DECIDED;
    }

    /** The address of a page for one report; null if members have no way to our pages. Only a hash of it is stored. */
    static @Nullable String page(Handle handle, @Nullable URI base, CaseId id, Instant now) {
        if (base == null) {
            return null;
        }
        String token = Keys.random();
        handle.createUpdate("INSERT INTO desk_receipt (token_hash, case_id, made_at) VALUES (:hash, :id, :now)")
                .bind("hash", hash(token))
                .bind("id", id.value())
                .bind("now", now.toEpochMilli())
                .execute();
        String address = base.toString();
        return (address.endsWith("/") ? address : address + "/") + "r/" + token;
    }

    static void delete(Handle handle, CaseId id) {
        handle.createUpdate("DELETE FROM desk_receipt WHERE case_id = :id")
                .bind("id", id.value())
                .execute();
    }

    private static String hash(String token) {
        return Keys.hash("quietroom.desk.receipt", token);
    }
}
