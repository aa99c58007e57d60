package org.quietroom.encryption.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.host.SealedRooms;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.testkit.Databases;

/** The example of the README's section on the Java client is this test, word for word. */
final class ReadmeExampleTest {
    @TempDir
    Path folder;

    private final List<Line> shown = new ArrayList<>();
    private long lastShown;

    @Test
    void aMemberSpeaksAndListens() throws IOException {
        try (Hall hall = new Hall(Databases.SQLITE.fresh(), folder.resolve("keys"))) {
            SealedRooms hub = hall.hub;
            Pseudonym member = Hall.member("a");
            DataSource database = Databases.SQLITE.fresh();
            Aead aead = Hall.AEAD;
            InputStream file = new ByteArrayInputStream(new byte[1_000]);
            // example
            RoomStore store = SqlRoomStore.open(database, member.room() + "/" + member.id());
            SealedRoom room = SealedRoom.open(HubLink.direct(hub, member), store, aead, RoomSettings.DEFAULT);
            room.follow(() -> {
                for (Line line : room.history().lines(lastShown, 100)) {
                    show(line);
                    lastShown = line.number(); // kept by the application: each line is seen once
                }
            });
            if (room.phase() == Phase.IN) {
                room.send("Good evening."); // stored before it is sent
                Attachment picture = room.attachments().put("garden.jpg", "image/jpeg", file);
                room.send(Body.of("My garden, this morning.", List.of(picture)));
            }
            room.close();
            // end
            SealedRoom again = SealedRoom.open(HubLink.direct(hub, member), store, aead, RoomSettings.DEFAULT);
            hall.settle(List.of(again));
            assertThat(Hall.said(again)).containsExactly("Good evening.", "My garden, this morning.");
        }
    }

    private synchronized void show(Line line) {
        shown.add(line);
    }

    @Test
    void theReadmeShowsThisTest() throws IOException {
        Path source = Path.of("src/test/java/org/quietroom/encryption/room/ReadmeExampleTest.java");
        String all = Files.readString(source);
        String example = all.substring(all.indexOf("// example\n") + 11, all.indexOf("            // end\n"));
        String plain = example.lines()
                .map(line -> line.length() > 12 ? line.substring(12) : line.strip())
                .collect(Collectors.joining("\n"));
        assertThat(Files.readString(Path.of("README.md"))).contains(plain);
    }
}
