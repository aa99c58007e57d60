package org.quietroom.encryption.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.port.Proof.State;
import org.quietroom.core.testkit.Databases;

/** What goes beside the words, and what a member takes along. */
final class FilesAndBackupsTest {
    @TempDir
    Path folder;

    private Hall hall;

    @BeforeEach
    void open() {
        hall = new Hall(Databases.SQLITE.fresh(), folder.resolve("keys"));
    }

    @AfterEach
    void close() {
        hall.close();
    }

    @Test
    void filesGoWithMessages() throws Exception {
        List<SealedRoom> rooms = hall.together("a", "b");
        for (int size : new int[] {0, 1, 131_016, 131_017, 400_000}) {
            byte[] file = new byte[size];
            Arrays.fill(file, (byte) 7);
            Attachment put =
                    rooms.get(0).attachments().put("a garden: äöü.jpg", "image/jpeg", new ByteArrayInputStream(file));
            rooms.get(0).send(Body.of("look", List.of(put)));
            hall.settle(rooms);
            List<Line> lines = rooms.get(1).history().lines(0, 100);
            Body body = ((Line.Said) lines.get(lines.size() - 1)).body();
            assertThat(body.words()).isEqualTo("look");
            Attachment got = body.attachments().get(0);
            assertThat(got.name()).isEqualTo("a garden: äöü.jpg");
            assertThat(got.mediaType()).isEqualTo("image/jpeg");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            rooms.get(1).attachments().get(got, out);
            assertThat(out.toByteArray()).isEqualTo(file);
            Attachment wrong = new Attachment(got.id(), got.size(), got.key(), put.key(), "x", "y");
            ByteArrayOutputStream none = new ByteArrayOutputStream();
            assertThatThrownBy(() -> rooms.get(1).attachments().get(wrong, none))
                    .isInstanceOf(AttachmentRefusedException.class);
            assertThat(none.size()).isZero();
            rooms.get(0).attachments().takeBack(put);
            assertThatThrownBy(() -> rooms.get(1).attachments().get(got, none))
                    .isInstanceOfSatisfying(
                            HubRefusedException.class,
                            refused -> assertThat(refused.status()).isEqualTo(404));
        }
        byte[] large = new byte[9 << 20];
        assertThatThrownBy(() -> rooms.get(0).attachments().put("large", "text/plain", new ByteArrayInputStream(large)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNewDeviceReadsWhatItsMemberBrings() {
        List<SealedRoom> rooms = hall.together("a", "b");
        rooms.get(1).send("long ago");
        hall.settle(rooms);
        RecoveryCode code = RecoveryCode.generate();
        byte[] backup = rooms.get(0).history().backup(code);

        SealedRoom fresh = hall.open("a", new MemoryStore("new device of a"));
        hall.settle(List.of(rooms.get(0), rooms.get(1), fresh));
        assertThat(Hall.said(fresh)).isEmpty();
        RecoveryCode typed = RecoveryCode.read(code.reveal().toLowerCase(java.util.Locale.ROOT))
                .orElseThrow();
        List<Line.Said> lines = fresh.history().read(typed, backup).orElseThrow();
        assertThat(lines).extracting(line -> line.body().words()).containsExactly("long ago");
        assertThat(fresh.report(lines, "").number())
                .as("also an old one can be reported")
                .isEqualTo("K7-42F");
        assertThat(hall.cases.get(0).proofs().get(0).state()).isEqualTo(State.VERIFIED);

        assertThat(fresh.history().read(RecoveryCode.generate(), backup)).isEmpty();
        assertThat(rooms.get(1).history().read(code, backup))
                .as("another member")
                .isEmpty();
        for (int length = 0; length < backup.length; length++) {
            assertThat(fresh.history().read(code, Arrays.copyOf(backup, length)))
                    .as("cut to %d bytes", length)
                    .isEmpty();
        }
        backup[60] ^= 1;
        assertThat(fresh.history().read(code, backup)).isEmpty();
        String slip = code.reveal();
        char first = slip.charAt(0) == '7' ? '8' : '7';
        assertThat(RecoveryCode.read(first + slip.substring(1))).isEmpty();
    }
}
