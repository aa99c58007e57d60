package org.quietroom.encryption.hub;

import org.quietroom.core.host.SealedRooms.Reply;

/** {@code detach}: a member takes back an attachment of their own; one that is not there is as good as taken back. */
final class Detach implements Operation {
    @Override
    public Access access() {
        return Access.HOLD;
    }

    @Override
    public Reply run(Call call) {
        DeviceTable.own(call.handle(), call.member(), call.request().device());
        String id = call.request().attachment();
        AttachmentTable.find(call.handle(), call.room(), id).ifPresent(row -> {
            if (!row.member().equals(call.member().id().value())) {
                throw Refusal.of(403, "attachment.not-yours", "Only the member who attached it can take it back.");
            }
            AttachmentTable.delete(call.handle(), call.room(), id);
        });
        return Call.done();
    }
}
