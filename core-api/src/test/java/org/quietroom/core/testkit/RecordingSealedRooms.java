package org.quietroom.core.testkit;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.quietroom.core.host.SealedRooms;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.RoomId;

/** A hub that answers what a test scripted, and remembers what it was asked. Safe for many threads. */
public final class RecordingSealedRooms implements SealedRooms {
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final Map<String, Asset> assets = new ConcurrentHashMap<>();
    private final List<RoomId> ended = new CopyOnWriteArrayList<>();
    private final List<Pseudonym> forgotten = new CopyOnWriteArrayList<>();
    private final List<Called> calls = new CopyOnWriteArrayList<>();
    private final List<Hearing> listening = new CopyOnWriteArrayList<>();

    /**
     * One call.
     *
     * @param member in whose name
     * @param operation which
     * @param json the request as it came
     */
    public record Called(Pseudonym member, String operation, String json) {}

    private record Hearing(String device, Consumer<Event> events) {}

    @Override
    public Reply call(Pseudonym member, String operation, String json) {
        calls.add(new Called(member, operation, json));
        return replies.getOrDefault(operation, new Reply(404, "{\"code\":\"operation.unknown\",\"text\":\"none\"}"));
    }

    @Override
    public Listening listen(Pseudonym member, String device, long after, Consumer<Event> events) {
        if (device.isEmpty()) {
            throw new IllegalArgumentException("no such device");
        }
        Hearing hearing = new Hearing(device, events);
        listening.add(hearing);
        return () -> listening.remove(hearing);
    }

    @Override
    public void forget(Pseudonym member) {
        forgotten.add(member);
    }

    /** Whom the host has forgotten. */
    public List<Pseudonym> forgotten() {
        return List.copyOf(forgotten);
    }

    @Override
    public void end(RoomId room) {
        ended.add(room);
    }

    @Override
    public Optional<Asset> asset(String name) {
        return Optional.ofNullable(assets.get(name));
    }

    /** Answers {@code operation} so from now on. */
    public void answer(String operation, Reply reply) {
        replies.put(operation, reply);
    }

    /** Serves a file. */
    public void serve(String name, String mediaType, String integrity, byte[] bytes) {
        byte[] kept = bytes.clone();
        assets.put(name, new Asset(mediaType, integrity, () -> new ByteArrayInputStream(kept)));
    }

    /** Tells whoever listens for {@code device}. */
    public void tell(String device, Event event) {
        listening.stream()
                .filter(h -> h.device().equals(device))
                .forEach(h -> h.events().accept(event));
    }

    /** Everything it was asked, in order. */
    public List<Called> calls() {
        return List.copyOf(calls);
    }

    /** The rooms that were ended, in order. */
    public List<RoomId> ended() {
        return List.copyOf(ended);
    }

    /** How many listen now. */
    public int listeners() {
        return listening.size();
    }
}
