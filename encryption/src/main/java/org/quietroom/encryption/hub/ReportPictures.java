package org.quietroom.encryption.hub;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.port.Drawing;
import org.quietroom.core.port.Picture;
import org.quietroom.encryption.franking.Report;
import org.quietroom.encryption.franking.SealedNames;
import org.quietroom.encryption.room.Attachment;
import org.quietroom.encryption.room.AttachmentRefusedException;
import org.quietroom.encryption.room.Body;
import org.quietroom.encryption.room.ReportedFile;

/**
 * Pictures of reported messages. What opens one stands in the words that its sender committed to, with the hash of its
 * ciphertext: so a picture is proven as far as its message is. One after the other is opened, drawn anew, and let go.
 */
final class ReportPictures {
    /** The most of one report. */
    static final int MOST = 10;

    private final HubStore store;
    private final AttachmentLimits limits;
    private final Drawing drawing;

    ReportPictures(HubStore store, AttachmentLimits limits, Drawing drawing) {
        this.store = store;
        this.limits = limits;
        this.drawing = drawing;
    }

    /** In the order of the report. */
    List<Picture> of(Report report, RoomId room) {
        List<Picture> pictures = new ArrayList<>();
        for (int part = 0; part < report.messages().size(); part++) {
            Body body = Body.read(report.messages().get(part).content().body());
            for (Attachment file : body.attachments()) {
                if (file.mediaType().startsWith("image/")) {
                    pictures.add(
                            pictures.size() < MOST
                                    ? picture(part, file, room)
                                    : Picture.missing(part, file.mediaType(), Picture.State.TOO_MANY));
                }
            }
        }
        return pictures;
    }

    private Picture picture(int part, Attachment file, RoomId room) {
        Optional<byte[]> sealed = store.read(handle -> AttachmentTable.find(handle, room, file.id())
                .filter(AttachmentTable.Row::whole)
                .map(row -> {
                    ByteArrayOutputStream all = new ByteArrayOutputStream();
                    for (long place = 0; place < row.pieces(); place++) {
                        AttachmentTable.piece(handle, room, file.id(), place).ifPresent(all::writeBytes);
                    }
                    return all.toByteArray();
                }));
        if (sealed.isEmpty()) {
            return Picture.missing(part, file.mediaType(), Picture.State.GONE);
        }
        if (sealed.get().length > limits.longest()) {
            return Picture.missing(part, file.mediaType(), Picture.State.TOO_LARGE);
        }
        try {
            return drawing.draw(part, file.mediaType(), ReportedFile.open(file, SealedNames.of(room), sealed.get()));
        } catch (AttachmentRefusedException e) {
            return Picture.missing(part, file.mediaType(), Picture.State.CHANGED);
        }
    }
}
