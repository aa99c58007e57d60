package org.quietroom.encryption.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.host.SealedRooms.Event;
import org.quietroom.core.host.SealedRooms.Listening;
import org.quietroom.core.host.SealedRooms.Reply;
import org.quietroom.core.testkit.Await;
import org.quietroom.core.testkit.Databases;

/**
 * Messages over eight threads at once, each in a room of its own, and eight threads that speak through one device; every message is
 * stored, sent, opened, checked and kept, as always, on stores and a hub in memory. {@code -Dquietroom.load=1000000} for a long run.
 */
final class LoadTest {
    private static final int THREADS = 8;
    private static final int MESSAGES = Integer.getInteger("quietroom.load", 4_000);
    private static final int TOGETHER = 25;

    @TempDir
    Path folder;

    @Test
    void eightRoomsOnEightThreads() throws Exception {
        try (Hall hall = new Hall(Databases.SQLITE.fresh(), folder.resolve("keys"))) {
            long begin = System.nanoTime();
            List<Future<Integer>> all = new ArrayList<>();
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            try {
                for (int i = 0; i < THREADS; i++) {
                    List<SealedRoom> pair = pair(hall, i);
                    all.add(threads.submit(() -> talk(pair, MESSAGES / THREADS)));
                }
                int sum = 0;
                for (Future<Integer> one : all) {
                    sum += one.get();
                }
                assertThat(sum).isEqualTo(MESSAGES / THREADS * THREADS);
                double seconds = (System.nanoTime() - begin) / 1e9;
                System.getLogger("load")
                        .log(
                                System.Logger.Level.INFO,
                                "{0} messages over {1} threads, {2} a second",
                                sum,
                                THREADS,
                                Math.round(sum / seconds));
            } finally {
                threads.shutdownNow();
            }
        }
    }

    /** Two members who met through a hub, and from then on through what stands for one. */
    private static List<SealedRoom> pair(Hall hall, int number) {
        Relay relay = new Relay();
        List<SealedRoom> rooms = new ArrayList<>();
        for (String letter : List.of("a", "b")) {
            HubLink there = HubLink.direct(hall.hub, Hall.member(letter, "room-" + number));
            rooms.add(SealedRoom.open(
                    relay.over(there),
                    new MemoryStore(letter + number),
                    Hall.AEAD,
                    new RoomSettings(java.time.Clock.systemUTC(), 100, member -> true)));
        }
        for (int round = 0; round < 3; round++) {
            rooms.forEach(room -> {
                hall.deliver(room);
                room.flush();
                room.tidy();
            });
        }
        assertThat(rooms).allMatch(room -> room.phase() == Phase.IN);
        relay.begin(rooms);
        return rooms;
    }

    private static int talk(List<SealedRoom> rooms, int messages) {
        SealedRoom first = rooms.get(0);
        SealedRoom second = rooms.get(1);
        int heard = 0;
        for (int said = 0; said < messages; ) {
            SealedRoom speaker = said / TOGETHER % 2 == 0 ? first : second;
            SealedRoom listener = speaker == first ? second : first;
            long before = lastLine(listener);
            int now = Math.min(TOGETHER, messages - said);
            for (int i = 0; i < now; i++) {
                speaker.send("message " + said++);
            }
            speaker.flush();
            assertThat(speaker.unsent()).isZero();
            List<Line> lines = listener.history().lines(before, now + 1);
            for (int i = 0; i < now; i++) {
                Line.Said line = (Line.Said) lines.get(i);
                assertThat(line.content().body()).isEqualTo("message " + (said - now + i));
                assertThat(line.member()).isEqualTo(speaker.you());
                heard++;
            }
        }
        return heard;
    }

    private static long lastLine(SealedRoom room) {
        return room.keeper().place.nextLine() - 1;
    }

    @Test
    void manyThreadsSpeakThroughOneDevice() throws Exception {
        try (Hall hall = new Hall(Databases.SQLITE.fresh(), folder.resolve("keys"))) {
            List<SealedRoom> rooms = hall.together("a", "b");
            SealedRoom device = rooms.get(0);
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            rooms.forEach(room -> room.follow(() -> {}));
            try {
                List<Future<?>> all = new ArrayList<>();
                for (int i = 0; i < THREADS; i++) {
                    int thread = i;
                    all.add(threads.submit(() -> {
                        for (int n = 0; n < 20; n++) {
                            device.send(thread + " says " + n);
                        }
                    }));
                }
                for (Future<?> one : all) {
                    one.get();
                }
                Await.until("all is said", () -> Hall.said(rooms.get(1)).size() == THREADS * 20);
                assertThat(Hall.said(rooms.get(1))).doesNotHaveDuplicates();
                assertThat(Hall.notes(rooms.get(1))).doesNotContain(Line.Kind.UNCHECKED);
            } finally {
                threads.shutdownNow();
                rooms.forEach(SealedRoom::close);
            }
        }
    }

    /** Hands messages from one to the other at once, marked with nothing; whatever else is asked goes to the hub. */
    private static final class Relay {
        private static final String FRANK = Asking.encode(new byte[] {
            0, 0, 0, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26,
            27, 28, 29, 30, 31, 32
        });

        private final Map<String, SealedRoom> rooms = new ConcurrentHashMap<>();
        private long sequence;

        void begin(List<SealedRoom> both) {
            sequence = both.stream().mapToLong(SealedRoom::lastEvent).max().orElseThrow();
            both.forEach(room -> rooms.put(room.device(), room));
        }

        HubLink over(HubLink hub) {
            return new HubLink() {
                @Override
                public Reply call(String operation, String json) {
                    return operation.equals("send") && !rooms.isEmpty() ? pass(json) : hub.call(operation, json);
                }

                @Override
                public Listening listen(
                        String device, long after, java.util.function.Consumer<Event> events, Runnable ended) {
                    return hub.listen(device, after, events, ended);
                }
            };
        }

        private Reply pass(String json) {
            var request = Asking.read(json, "send");
            SealedRoom from = rooms.get(Asking.text(request, "device"));
            String event = Asking.request()
                    .put("sequence", ++sequence)
                    .put("type", "message")
                    .put("at", 1_795_000_000_000L)
                    .put("device", from.device())
                    .put("member", from.you())
                    .put("epoch", Asking.number(request, "epoch"))
                    .put("message", Asking.text(request, "message"))
                    .put("frank", FRANK)
                    .toString();
            rooms.values().forEach(room -> room.take(new Event(sequence, event)));
            return new Reply(200, "{}");
        }
    }
}
