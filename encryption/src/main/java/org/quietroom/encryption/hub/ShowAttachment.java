package org.quietroom.encryption.hub;

import org.quietroom.core.host.SealedRooms.Reply;

/** {@code attachment}: one piece of an attachment that is whole, for devices in the group. */
final class ShowAttachment implements Operation {
    @Override
    public Access access() {
        return Access.READ;
    }

    @Override
    public Reply run(Call call) {
        DeviceTable.inGroup(call.handle(), call.member(), call.request().device());
        String id = call.request().attachment();
        long place = call.request().number("place", Integer.MAX_VALUE);
        AttachmentTable.Row row = AttachmentTable.find(call.handle(), call.room(), id)
                .filter(AttachmentTable.Row::whole)
                .orElseThrow(ShowAttachment::none);
        byte[] bytes =
                AttachmentTable.piece(call.handle(), call.room(), id, place).orElseThrow(ShowAttachment::none);
        return Call.answer(Json.object().put("size", row.size()).put("bytes", Request.encode(bytes)));
    }

    private static Refusal none() {
        return Refusal.of(404, "attachment.none", "There is no such attachment any more, or it is not all here yet.");
    }
}
