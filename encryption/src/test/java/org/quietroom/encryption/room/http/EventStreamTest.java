package org.quietroom.encryption.room.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quietroom.core.host.SealedRooms.Event;
import org.quietroom.core.host.SealedRooms.Listening;
import org.quietroom.encryption.room.HubAwayException;
import org.quietroom.encryption.room.HubLink;

/** Events as they come over HTTP. */
final class EventStreamTest {
    private static final int SOON = 20;

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private PaperHouse house;

    @BeforeEach
    void open() throws IOException {
        house = new PaperHouse();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private HubLink link(Duration silence) {
        return Visit.again(new House(house.address(), silence), "house=abc").room("evening");
    }

    private Listening listen(Duration silence) {
        return link(silence).listen("device", 7, events::add, ended::countDown);
    }

    private Event next() throws InterruptedException {
        Event event = events.poll(SOON, TimeUnit.SECONDS);
        assertThat(event).as("an event came").isNotNull();
        return event;
    }

    @Test
    void eventsComeInOrderAndTheEndIsTold() throws Exception {
        house.say(": still here\n\nid: 8\ndata: {\"a\":\n");
        house.say("data: 1}\n\nid: 9\r\ndata: {}\r\n\r\n");
        listen(Duration.ofMinutes(1));
        assertThat(next()).isEqualTo(new Event(8, "{\"a\":\n1}"));
        assertThat(next()).isEqualTo(new Event(9, "{}"));
        assertThat(house.asked).last().asString().startsWith("GET /live/evening?device=device&after=7 house=abc");
        house.hangUp();
        assertThat(ended.await(SOON, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whoClosesHearsNothingMoreAndHangsUp() throws Exception {
        Listening listening = listen(Duration.ofMinutes(1));
        house.say("id: 1\ndata: {}\n\n");
        next();
        listening.close();
        listening.close();
        for (int i = 2; !house.hungUp.await(10, TimeUnit.MILLISECONDS); i++) {
            assertThat(i).as("the client hangs up").isLessThan(1_000);
            house.say("id: " + i + "\ndata: {}\n\n");
        }
        assertThat(events).isEmpty();
        assertThat(ended.getCount()).isEqualTo(1);
    }

    @Test
    void aHouseThatSaysNothingAnyMoreIsLeft() throws Exception {
        listen(Duration.ofMillis(200));
        assertThat(ended.await(SOON, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whatIsNoStreamOfEventsEndsIt() throws Exception {
        house.say("data: {}\n\n");
        listen(Duration.ofMinutes(1));
        assertThat(ended.await(SOON, TimeUnit.SECONDS)).isTrue();
        assertThat(events).isEmpty();
        house.type = "text/html";
        assertThatThrownBy(() -> listen(Duration.ofMinutes(1))).isInstanceOf(HubAwayException.class);
        house.pageStatus = 303;
        assertThatThrownBy(() -> listen(Duration.ofMinutes(1))).isInstanceOf(SignedOutException.class);
    }

    @Test
    void linesAreReadWhereverTheyAreCutAndNeverTakeMoreThanTheirBound() throws IOException {
        byte[] all = "id: 3\ndata: {\"name\":\"Rosé\"}\n\n: beat\n\nid:4\ndata:{}\n\n".getBytes(UTF_8);
        for (int cut = 0; cut <= all.length; cut++) {
            List<Event> read = new ArrayList<>();
            EventLines lines = new EventLines(read::add);
            lines.take(ByteBuffer.wrap(all, 0, cut));
            lines.take(ByteBuffer.wrap(all, cut, all.length - cut));
            assertThat(read).containsExactly(new Event(3, "{\"name\":\"Rosé\"}"), new Event(4, "{}"));
        }
        for (String wrong : List.of("id: x\n", "id: 0\ndata: {}\n\n", "id: -4\ndata: {}\n\n")) {
            EventLines lines = new EventLines(event -> {});
            assertThatThrownBy(() -> lines.take(ByteBuffer.wrap(wrong.getBytes(UTF_8))))
                    .as(wrong)
                    .isInstanceOf(IOException.class);
        }
        for (String endless : List.of("x", "data: x\n")) {
            EventLines lines = new EventLines(event -> {});
            ByteBuffer bytes =
                    ByteBuffer.wrap(endless.repeat(EventLines.LONGEST + 1).getBytes(UTF_8));
            assertThatThrownBy(() -> lines.take(bytes)).isInstanceOf(IOException.class);
        }
    }
}
