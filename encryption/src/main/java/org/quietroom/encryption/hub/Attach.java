package org.quietroom.encryption.hub;

import java.security.MessageDigest;
import org.quietroom.core.host.SealedRooms.Reply;

/** {@code attach}: one piece of an attachment's ciphertext, in order; the same piece may come again. */
final class Attach implements Operation {
    private static final long AN_HOUR = 3_600;

    @Override
    public Access access() {
        return Access.HOLD;
    }

    @Override
    public boolean speaks() {
        return true;
    }

    @Override
    public Reply run(Call call) {
        DeviceTable.inGroup(call.handle(), call.member(), call.request().device());
        String id = call.request().attachment();
        byte[] bytes = call.request().bytes("bytes", AttachmentLimits.PIECE);
        long size = call.request().number("size", Integer.MAX_VALUE);
        long place = call.request().number("place", Integer.MAX_VALUE);
        AttachmentTable.Row row =
                AttachmentTable.find(call.handle(), call.room(), id).orElseGet(() -> begin(call, id, size, place));
        if (!row.member().equals(call.member().id().value()) || row.size() != size) {
            throw Refusal.of(409, "attachment.taken", "There is another attachment of this name. Draw another name.");
        }
        if (place >= row.pieces() || place > row.next()) {
            throw Refusal.with(422, "attachment.place", "Pieces come in order.", "next", row.next());
        }
        if (bytes.length != row.length(place)) {
            throw Refusal.of(422, "attachment.piece", "A piece has another length than its place and size demand.");
        }
        if (place < row.next()) {
            requireSame(call, id, place, bytes);
            return Call.answer(Json.object().put("next", row.next()));
        }
        AttachmentTable.add(call.handle(), call.room(), id, place, bytes);
        return Call.answer(Json.object().put("next", place + 1));
    }

    private static AttachmentTable.Row begin(Call call, String id, long size, long place) {
        AttachmentLimits limits = call.limits().attachments();
        if (size == 0 || place != 0) {
            throw Refusal.with(422, "attachment.place", "An attachment begins with its first piece.", "next", 0);
        }
        if (size > limits.longest()) {
            throw Refusal.tooLarge("The attachment");
        }
        if (AttachmentTable.ofMember(call.handle(), call.member()) + size > limits.ofMember()
                || AttachmentTable.ofRoom(call.handle(), call.room()) + size > limits.ofRoom()) {
            throw Refusal.with(
                    429,
                    "attachments.full",
                    "Too much is attached here. It is cleared as time passes; you can take back what you attached.",
                    "retryAfter",
                    AN_HOUR);
        }
        return AttachmentTable.begin(call.handle(), call.member(), id, size, call.millis());
    }

    private static void requireSame(Call call, String id, long place, byte[] bytes) {
        boolean same = AttachmentTable.piece(call.handle(), call.room(), id, place)
                .filter(kept -> MessageDigest.isEqual(kept, bytes))
                .isPresent();
        if (!same) {
            throw Refusal.of(409, "attachment.taken", "This piece is there with other bytes. Draw another name.");
        }
    }
}
