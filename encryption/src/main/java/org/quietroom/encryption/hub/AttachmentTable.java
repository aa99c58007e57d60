package org.quietroom.encryption.hub;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.RoomId;

/** What members attached, as ciphertext in pieces. */
final class AttachmentTable {
    private static final String KEY = " host = :host AND room = :room AND attachment = :attachment";

    private AttachmentTable() {}

    /**
     * An attachment.
     *
     * @param member whose it is
     * @param size of the whole
     * @param next the place of the first piece that is missing
     */
    record Row(String member, long size, long next) {
        long pieces() {
            return (size + AttachmentLimits.PIECE - 1) / AttachmentLimits.PIECE;
        }

        boolean whole() {
            return next == pieces();
        }

        /** How long a piece has to be. */
        long length(long place) {
            return place == pieces() - 1 ? size - place * AttachmentLimits.PIECE : AttachmentLimits.PIECE;
        }
    }

    static Optional<Row> find(Handle handle, RoomId room, String attachment) {
        return in(
                        handle.createQuery("SELECT member, size, next_place FROM hub_attachment WHERE" + KEY),
                        room,
                        attachment)
                .map((row, context) -> new Row(row.getString(1), row.getLong(2), row.getLong(3)))
                .findOne();
    }

    static Row begin(Handle handle, Pseudonym member, String attachment, long size, long now) {
        in(
                        handle.createUpdate(
                                "INSERT INTO hub_attachment (host, room, attachment, member, size, next_place, made_at)"
                                        + " VALUES (:host, :room, :attachment, :member, :size, 0, :now)"),
                        member.room(),
                        attachment)
                .bind("member", member.id().value())
                .bind("size", size)
                .bind("now", now)
                .execute();
        return new Row(member.id().value(), size, 0);
    }

    static void add(Handle handle, RoomId room, String attachment, long place, byte[] body) {
        in(
                        handle.createUpdate("INSERT INTO hub_attachment_piece (host, room, attachment, place, body)"
                                + " VALUES (:host, :room, :attachment, :place, :body)"),
                        room,
                        attachment)
                .bind("place", place)
                .bind("body", body)
                .execute();
        in(handle.createUpdate("UPDATE hub_attachment SET next_place = :next WHERE" + KEY), room, attachment)
                .bind("next", place + 1)
                .execute();
    }

    static Optional<byte[]> piece(Handle handle, RoomId room, String attachment, long place) {
        return in(
                        handle.createQuery("SELECT body FROM hub_attachment_piece WHERE" + KEY + " AND place = :place"),
                        room,
                        attachment)
                .bind("place", place)
                .map((row, context) -> row.getBytes(1))
                .findOne();
    }

    /** Bytes that a member keeps in the room, announced ones counted. */
    static long ofMember(Handle handle, Pseudonym member) {
        return handle.createQuery("SELECT coalesce(sum(size), 0) FROM hub_attachment WHERE host = :host"
                        + " AND room = :room AND member = :member")
                .bindMap(InRoom.named(member.room()))
                .bind("member", member.id().value())
                .mapTo(Long.class)
                .one();
    }

    /** Bytes that are kept in the room, announced ones counted. */
    static long ofRoom(Handle handle, RoomId room) {
        return handle.createQuery(
                        "SELECT coalesce(sum(size), 0) FROM hub_attachment WHERE host = :host AND room = :room")
                .bindMap(InRoom.named(room))
                .mapTo(Long.class)
                .one();
    }

    static void delete(Handle handle, RoomId room, String attachment) {
        in(handle.createUpdate("DELETE FROM hub_attachment_piece WHERE" + KEY), room, attachment)
                .execute();
        in(handle.createUpdate("DELETE FROM hub_attachment WHERE" + KEY), room, attachment)
                .execute();
    }

    static void clear(Handle handle, RoomId room) {
        for (String table : new String[] {"hub_attachment_piece", "hub_attachment"}) {
            handle.createUpdate("DELETE FROM " + table + " WHERE host = :host AND room = :room")
                    .bindMap(InRoom.named(room))
                    .execute();
        }
    }

    /** Deletes what had its time; returns how many attachments. */
    static int sweep(Handle handle, AttachmentLimits limits, Instant now) {
        int gone = handle.createUpdate("DELETE FROM hub_attachment WHERE made_at <= :oldest"
                        + " OR (made_at <= :part AND next_place * " + AttachmentLimits.PIECE + " < size)")
                .bind("oldest", now.minus(limits.keep()).toEpochMilli())
                .bind("part", now.minus(limits.keepPart()).toEpochMilli())
                .execute();
        if (gone > 0) {
            handle.execute("DELETE FROM hub_attachment_piece WHERE NOT EXISTS (SELECT 1 FROM hub_attachment a WHERE"
                    + " a.host = hub_attachment_piece.host AND a.room = hub_attachment_piece.room"
                    + " AND a.attachment = hub_attachment_piece.attachment)");
        }
        return gone;
    }

    private static <S extends SqlStatement<S>> S in(S statement, RoomId room, String attachment) {
        return statement.bindMap(InRoom.named(room)).bind("attachment", attachment);
    }
}
