package org.quietroom.encryption.hub;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.port.Drawing;
import org.quietroom.core.port.Picture;
import org.quietroom.core.testkit.Databases;
import org.quietroom.encryption.franking.Content;
import org.quietroom.encryption.franking.Frank;
import org.quietroom.encryption.franking.Report;
import org.quietroom.encryption.franking.SealedNames;
import org.quietroom.encryption.room.HubLink;
import org.quietroom.encryption.room.NamedFiles;
import org.quietroom.encryption.wire.MalformedException;

/** Of a reported message exactly those pictures are opened that it names. */
final class ReportPicturesTest {
    private static final byte[] FILE = "pixels".getBytes(US_ASCII);
    private static final Drawing DRAWING = (part, said, file) -> Picture.drawn(part, said, 1, 1, file, FILE);

    @TempDir
    Path folder;

    private static Report report(RoomId room, String... bodies) throws MalformedException {
        List<Report.Reported> messages = new ArrayList<>();
        for (String body : bodies) {
            Content content =
                    new Content(new byte[Content.SALT_LENGTH], SealedNames.of(room) + "/x", SealedNames.of(room), body);
            messages.add(new Report.Reported(content, Frank.of(new byte[36]), Instant.EPOCH, 1));
        }
        return new Report(messages, "");
    }

    private static List<Picture.State> states(HubStore store, RoomId room, String... bodies) throws MalformedException {
        return new ReportPictures(store, AttachmentLimits.DEFAULT, DRAWING)
                .of(report(room, bodies), room).stream().map(Picture::state).toList();
    }

    @Test
    void aPictureIsOpenedOnlyIfItIsTheOneThatTheMessageNames() throws Exception {
        try (House house = new House(Databases.SQLITE.fresh(), folder.resolve("keys"), House.ROOMY)) {
            House.Gadget reed = house.group(1).get(0);
            HubLink link = HubLink.direct(house.hub, reed.owner.pseudonym);
            HubStore store = new HubStore(house.source);
            RoomId room = House.ROOM;
            String picture = NamedFiles.put(link, SealedNames.of(room), reed.id, "image/jpeg", FILE);
            String notes = NamedFiles.put(link, SealedNames.of(room), reed.id, "text/plain", FILE);

            List<Picture> pictures = new ReportPictures(store, AttachmentLimits.DEFAULT, DRAWING)
                    .of(report(room, "nothing", "words" + picture + notes), room);
            assertThat(pictures).hasSize(1);
            assertThat(pictures.get(0).part()).isEqualTo(1);
            assertThat(pictures.get(0).image()).isEqualTo(FILE);

            String otherKey = changed(picture, 4);
            String otherHash = changed(picture, 5);
            assertThat(states(store, room, otherKey, otherHash))
                    .containsExactly(Picture.State.CHANGED, Picture.State.CHANGED);
            assertThat(states(store, new RoomId(room.host(), "another"), picture))
                    .as("a file of another room")
                    .containsExactly(Picture.State.GONE);
            assertThat(states(store, room, picture.replaceFirst("1:[A-Za-z0-9_-]{3}", "1:aaa")))
                    .containsExactly(Picture.State.GONE);
            String[] many = new String[ReportPictures.MOST + 1];
            Arrays.fill(many, picture);
            assertThat(states(store, room, many).get(ReportPictures.MOST)).isEqualTo(Picture.State.TOO_MANY);
            assertThat(new ReportPictures(
                                    store,
                                    new AttachmentLimits(
                                            10,
                                            1 << 20,
                                            1 << 20,
                                            AttachmentLimits.DEFAULT.keep(),
                                            AttachmentLimits.DEFAULT.keepPart()),
                                    DRAWING)
                            .of(report(room, picture), room)
                            .get(0)
                            .state())
                    .isEqualTo(Picture.State.TOO_LARGE);
        }
    }

    /** Another first letter of the key or the hash. */
    private static String changed(String named, int field) {
        String[] parts = named.split(":", -1);
        parts[field] = (parts[field].startsWith("A") ? "B" : "A") + parts[field].substring(1);
        return String.join(":", parts);
    }
}
