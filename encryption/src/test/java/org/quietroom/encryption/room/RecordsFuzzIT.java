package org.quietroom.encryption.room;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.quietroom.core.host.SealedRooms.Event;
import org.quietroom.encryption.wire.MalformedException;

/**
 * Records as a device stores them, and events as a hub sends them: any bytes are read or refused, and nothing else is ever thrown. Runs
 * over the recorded inputs in a build; with {@code JAZZER_FUZZ=1} it looks for new ones.
 */
class RecordsFuzzIT {
    private interface Form {
        void read(byte[] bytes) throws MalformedException;
    }

    private static final List<Form> FORMS = List.of(
            bytes -> Outgoing.restored(1, bytes).stored(),
            bytes -> Place.restored(bytes).stored(),
            bytes -> Stock.restored(bytes).stored(),
            bytes -> {
                Post.Own own = Post.Own.restored(bytes);
                own.post().stored(own.content());
            },
            bytes -> LineForm.stored(LineForm.restored(1, bytes)),
            bytes -> SealedRecords.readMap(Optional.of(bytes), new HashMap<>()),
            bytes -> SealedRecords.readList(Optional.of(bytes), new ArrayList<>()));

    @FuzzTest
    void record(byte[] input) {
        for (Form form : FORMS) {
            try {
                form.read(input);
            } catch (MalformedException expected) {
                // the next one
            }
        }
    }

    @FuzzTest
    void event(byte[] input) {
        try {
            HubEvent event = HubEvent.of(new Event(1, new String(input, UTF_8)));
            assertThat(event.at()).isNotNegative();
            assertThat(event.type() + event.member() + event.name() + event.group() + event.epoch())
                    .isNotEmpty();
            assertThat(event.bytes("message")).isNotNull();
        } catch (HubAwayException expected) {
            // no object
        }
    }
}
