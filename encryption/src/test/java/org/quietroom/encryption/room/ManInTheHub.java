package org.quietroom.encryption.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.crypto.tink.util.Bytes;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.quietroom.core.host.SealedRooms.Event;
import org.quietroom.core.host.SealedRooms.Listening;
import org.quietroom.core.host.SealedRooms.Reply;
import org.quietroom.core.testkit.Databases;

/** Two devices in a room, and somebody between the second one and the hub. */
final class ManInTheHub implements AutoCloseable {
    final Hall hall;
    final SealedRoom reed;
    /** Whom he deceives. */
    final SealedRoom fern;
    /** What he makes of an answer to her. */
    BiFunction<String, Reply, Reply> touch = (operation, reply) -> reply;

    /** The last event that he has of the honest hub. */
    private long handedOver;
    /** The number of the next one that he passes on. */
    private long next = 1_000;

    ManInTheHub(Path keyset) {
        hall = new Hall(Databases.SQLITE.fresh(), keyset);
        reed = hall.open("a");
        HubLink straight = hall.link("b");
        HubLink through = new HubLink() {
            @Override
            public Reply call(String operation, String json) {
                return touch.apply(operation, straight.call(operation, json));
            }

            @Override
            public Listening listen(String device, long after, Consumer<Event> events, Runnable ended) {
                return straight.listen(device, after, events, ended);
            }
        };
        fern = SealedRoom.open(through, new MemoryStore("fern"), Hall.AEAD, RoomSettings.DEFAULT);
        hall.settle(List.of(reed, fern));
        assertThat(fern.phase()).isEqualTo(Phase.IN);
        handedOver = fern.lastEvent();
    }

    /** What the honest hub would hand to her after Reed has said this. */
    List<Event> said(String... words) {
        for (String each : words) {
            reed.send(each);
        }
        reed.flush();
        return waiting();
    }

    /** What the honest hub would now hand to her. */
    List<Event> waiting() {
        List<Event> events = hall.events.after(Hall.ROOM, fern.device(), handedOver);
        handedOver = events.get(events.size() - 1).sequence();
        return events;
    }

    /** Under numbers of his own, so that nothing is passed over for its number alone. */
    void show(List<Event> events) {
        events.forEach(event -> fern.take(new Event(next++, event.json())));
    }

    /** A commit that he says is by a device. */
    void showCommit(SealedRoom by, long epoch, Bytes commit) {
        String json = Asking.request()
                .put("type", "commit")
                .put("at", 1)
                .put("epoch", epoch)
                .put("member", by.you())
                .put("device", by.device())
                .put("commit", Asking.encode(commit))
                .toString();
        show(List.of(new Event(next, json)));
    }

    static Event changed(Event event, Consumer<ObjectNode> change) {
        ObjectNode json = (ObjectNode) Asking.read(event.json(), "event");
        change.accept(json);
        return new Event(event.sequence(), json.toString());
    }

    @Override
    public void close() {
        hall.close();
    }
}
