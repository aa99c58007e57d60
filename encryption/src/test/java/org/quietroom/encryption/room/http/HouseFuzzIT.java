package org.quietroom.encryption.room.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.quietroom.core.host.SealedRooms.Event;

/**
 * What a house can answer a program with: any page leads to the house's own addresses or nowhere, any stream is events or none, however
 * it is cut. Runs over the recorded inputs in a build; with {@code JAZZER_FUZZ=1} it looks for new ones.
 */
class HouseFuzzIT {
    private static final URI HOUSE = URI.create("https://lounge.example/");

    @FuzzTest
    void page(byte[] input) {
        RoomPage.read(new String(input, UTF_8)).ifPresent(page -> {
            for (URI address : List.of(page.operation(HOUSE, "", "room"), page.events(HOUSE, "", "device", 7))) {
                assertThat(address.getScheme()).isEqualTo("https");
                assertThat(address.getRawAuthority()).isEqualTo("lounge.example");
            }
        });
    }

    @FuzzTest
    void events(byte[] input) {
        assertThat(read(input, 1)).isEqualTo(read(input, Math.max(1, input.length)));
    }

    private static List<Event> read(byte[] input, int step) {
        List<Event> events = new ArrayList<>();
        EventLines lines = new EventLines(events::add);
        try {
            for (int at = 0; at < input.length; at += step) {
                lines.take(ByteBuffer.wrap(input, at, Math.min(step, input.length - at)));
            }
        } catch (IOException expected) {
            return events;
        }
        return events;
    }
}
