package org.quietroom.moderation.desk;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.port.Picture;

/** Pictures of reported messages, sealed about the author of their case. */
final class Pictures {
    private static final byte[] NOTHING = {};

    private final Sealer sealer;

    Pictures(Sealer sealer) {
        this.sealer = sealer;
    }

    static List<PictureFacts> facts(List<Picture> pictures) {
        List<PictureFacts> facts = new ArrayList<>();
        pictures.forEach(picture -> facts.add(PictureFacts.of(facts.size() + 1, picture)));
        return facts;
    }

    static String imageLabel(String caseId, String number) {
        return "picture:" + caseId + ":" + number;
    }

    static String previewLabel(String caseId, String number) {
        return "preview:" + caseId + ":" + number;
    }

    /** Keeps those that can be shown. */
    void keep(Handle handle, CaseId id, PseudonymId about, List<Picture> pictures) {
        for (PictureFacts facts : facts(pictures)) {
            if (facts.shown()) {
                Picture picture = pictures.get(facts.number() - 1);
                String number = String.valueOf(facts.number());
                handle.createUpdate("INSERT INTO desk_picture (case_id, number, image, preview)"
                                + " VALUES (:id, :number, :image, :preview)")
                        .bind("id", id.value())
                        .bind("number", number)
                        .bind("image", sealer.sealBytes(imageLabel(id.value(), number), about, picture.image()))
                        .bind("preview", sealer.sealBytes(previewLabel(id.value(), number), about, picture.preview()))
                        .execute();
            }
        }
    }

    /** All of a case, covered but for the one under the key {@code opened}. */
    List<CasePicture> of(Handle handle, CaseId id, Evidence evidence, @Nullable String opened) {
        List<CasePicture> pictures = new ArrayList<>();
        for (PictureFacts facts : evidence.shown()) {
            String number = String.valueOf(facts.number());
            byte[] preview = facts.shown()
                    ? sealer.openBytes(previewLabel(id.value(), number), column(handle, "preview", id, number))
                    : NOTHING;
            byte[] image = facts.shown() && facts.key().equals(opened)
                    ? sealer.openBytes(imageLabel(id.value(), number), column(handle, "image", id, number))
                    : null;
            pictures.add(new CasePicture(facts, preview, image));
        }
        return pictures;
    }

    private static byte[] column(Handle handle, String column, CaseId id, String number) {
        return handle.createQuery("SELECT " + column + " FROM desk_picture WHERE case_id = :id AND number = :number")
                .bind("id", id.value())
                .bind("number", number)
                .mapTo(byte[].class)
                .one();
    }

    static void delete(Handle handle, CaseId id) {
        handle.createUpdate("DELETE FROM desk_picture WHERE case_id = :id")
                .bind("id", id.value())
                .execute();
    }
}
