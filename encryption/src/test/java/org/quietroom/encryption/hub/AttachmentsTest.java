package org.quietroom.encryption.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.testkit.Databases;
import org.quietroom.core.verdict.Reason;
import org.quietroom.encryption.hub.House.Answer;
import org.quietroom.encryption.hub.House.Gadget;

/** Attachments are kept in pieces, for the devices in the group, for a while. */
final class AttachmentsTest {
    private static final int PIECE = AttachmentLimits.PIECE;
    private static final String NAME = "attachment-drawn-at-random";

    @TempDir
    Path folder;

    private House house(Databases store) {
        return new House(store.fresh(), folder.resolve("keys"), House.ROOMY);
    }

    private static Answer attach(Gadget by, String name, long size, long place, byte[] bytes) {
        return by.owner.ask(
                "attach", "device", by.id, "attachment", name, "size", size, "place", place, "bytes", bytes);
    }

    private static Answer fetch(Gadget by, String name, long place) {
        return by.owner.ask("attachment", "device", by.id, "attachment", name, "place", place);
    }

    private static byte[] filled(int length, int with) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) with);
        return bytes;
    }

    private static byte[] bytes(Answer answer) {
        return java.util.Base64.getUrlDecoder()
                .decode(answer.ok().json().path("bytes").asText());
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void whatOneAttachesTheOthersFetch(Databases store) {
        try (House house = house(store)) {
            List<Gadget> group = house.group(2);
            Gadget reed = group.get(0);
            Gadget fern = group.get(1);
            long size = PIECE + 100L;

            assertThat(attach(reed, NAME, size, 1, filled(100, 2)).code()).isEqualTo("attachment.place");
            assertThat(attach(reed, NAME, size, 0, filled(PIECE, 1)).number("next"))
                    .isEqualTo(1);
            assertThat(fetch(fern, NAME, 0).status()).as("it is not whole").isEqualTo(404);
            assertThat(attach(reed, NAME, size, 0, filled(PIECE, 1)).number("next"))
                    .as("the same again")
                    .isEqualTo(1);
            assertThat(attach(reed, NAME, size, 0, filled(PIECE, 3)).status()).isEqualTo(409);
            assertThat(attach(reed, NAME, size, 1, filled(99, 2)).code()).isEqualTo("attachment.piece");
            assertThat(attach(fern, NAME, size, 1, filled(100, 2)).status()).isEqualTo(409);
            assertThat(attach(reed, NAME, size, 1, filled(100, 2)).number("next"))
                    .isEqualTo(2);

            assertThat(bytes(fetch(fern, NAME, 0))).isEqualTo(filled(PIECE, 1));
            assertThat(bytes(fetch(fern, NAME, 1))).isEqualTo(filled(100, 2));
            assertThat(fetch(fern, NAME, 1).number("size")).isEqualTo(size);
            assertThat(fetch(fern, NAME, 2).status()).isEqualTo(404);

            assertThat(fern.owner
                            .ask("detach", "device", fern.id, "attachment", NAME)
                            .status())
                    .isEqualTo(403);
            assertThat(reed.owner
                            .ask("detach", "device", reed.id, "attachment", NAME)
                            .status())
                    .isEqualTo(204);
            assertThat(fetch(fern, NAME, 0).status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void onlyDevicesInTheGroupPutAndFetch(Databases store) {
        try (House house = house(store)) {
            List<Gadget> group = house.group(2);
            attach(group.get(0), NAME, 10, 0, filled(10, 1)).ok();
            Gadget waiting = house.person("c").gadget("device-that-waits");
            waiting.register(1);
            assertThat(fetch(waiting, NAME, 0).status()).isEqualTo(403);
            assertThat(attach(waiting, "another-attachment", 10, 0, filled(10, 1))
                            .status())
                    .isEqualTo(403);
            group.get(0).commit(1, List.of(), List.of(group.get(1)));
            assertThat(fetch(group.get(1), NAME, 0).status())
                    .as("whoever was removed")
                    .isEqualTo(403);
            PseudonymId muted = group.get(0).owner.pseudonym.id();
            house.restricted.put(muted, new Reason("desk.muted", "You cannot write here now."));
            assertThat(attach(group.get(0), "another-attachment", 10, 0, filled(10, 1))
                            .status())
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void muchIsRefusedAndOldIsDeleted(Databases store) {
        try (House house = house(store)) {
            Gadget reed = house.group(1).get(0);
            int longest = house.limits.attachments().longest();
            assertThat(attach(reed, NAME, longest + 1L, 0, filled(PIECE, 1)).status())
                    .isEqualTo(413);
            for (int i = 0; i < 8; i++) {
                attach(reed, "attachment-number-" + i, longest, 0, filled(PIECE, 1))
                        .ok();
            }
            assertThat(attach(reed, NAME, 1, 0, filled(1, 1)).code()).isEqualTo("attachments.full");
            house.clock.forward(Duration.ofDays(1));
            assertThat(house.hub.sweep()).as("those not whole").isGreaterThanOrEqualTo(8);
            attach(reed, NAME, 1, 0, filled(1, 1)).ok();
            house.clock.forward(Duration.ofDays(29));
            house.hub.sweep();
            assertThat(fetch(reed, NAME, 0).status()).isEqualTo(200);
            house.clock.forward(Duration.ofDays(1));
            house.hub.sweep();
            assertThat(fetch(reed, NAME, 0).status()).isEqualTo(404);
            attach(reed, NAME, 1, 0, filled(1, 1)).ok();
            reed.owner.ask("leave", "device", reed.id).ok();
            assertThat(fetch(reed, NAME, 0).status()).as("the room has ended").isEqualTo(403);
        }
    }
}
