package org.quietroom.encryption.room;

import static java.util.Objects.requireNonNull;

import com.google.common.hash.Hashing;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.util.Bytes;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.mls.Group;
import org.quietroom.encryption.mls.GroupSettings;
import org.quietroom.encryption.mls.GroupSettings.Lifetimes;
import org.quietroom.encryption.mls.OwnKeyPackage;
import org.quietroom.encryption.wire.LogEntry;
import org.quietroom.encryption.wire.MalformedException;

/**
 * What one device has of one room: in memory as it is in the store. Everything is changed by a {@link Step}, which stores it first.
 * After a step that failed nothing goes on: the memory may be ahead of the store, and only opening again tells. Not safe for many
 * threads.
 */
final class Keeper {
    static final int SEEN = 256;
    private static final int DIGEST = 16;
    private static final int PAGE = 500;

    final RoomStore store;
    final SealedRecords records;
    final RoomSettings settings;
    final GroupSettings groupSettings;
    final String room;
    final DeviceLog log;
    final NavigableMap<Long, Outgoing> outbox = new TreeMap<>();
    final NavigableMap<Long, OwnKeyPackage> packages = new TreeMap<>();
    final SortedMap<Long, Post.Own> posts = new TreeMap<>();
    final Map<String, String> names = new HashMap<>();
    final Map<String, String> compared = new HashMap<>();
    final Deque<Bytes> seen = new ArrayDeque<>();
    Self self;
    Place place = Place.START;
    Stock stock = Stock.REGISTERED;

    @Nullable
    Group group;

    @Nullable
    Pending pending;

    @Nullable
    Group founding;

    boolean broken;

    private Keeper(RoomStore store, Aead aead, RoomSettings settings, String room, Self self) {
        this.store = store;
        this.records = new SealedRecords(store.scope(), aead);
        this.settings = settings;
        this.room = room;
        this.log = new DeviceLog(room);
        this.self = self;
        this.groupSettings = GroupSettings.of((credential, key) -> DeviceIdentity.of(credential, key)
                        .filter(device -> DeviceLog.isMember(room, device.member()) && log.knows(device))
                        .isPresent())
                .withRules(changes -> !changes.external()
                        && !changes.extensions()
                        && changes.psks().isEmpty()
                        && changes.reInit() == null)
                .withLifetimes(settings.clock(), Lifetimes.WHEN_ADDED);
    }

    /**
     * Reads what is there, or begins as a new device.
     *
     * @throws IllegalStateException if what is there is another member's or does not open
     */
    static Keeper open(RoomStore store, Aead aead, RoomSettings settings, String room, String member) {
        RoomStore.Key key = new RoomStore.Key("self", 0);
        Optional<Bytes> found = store.read(key);
        try {
            if (found.isEmpty()) {
                Keeper keeper = new Keeper(store, aead, settings, room, Self.fresh(member));
                new Step(keeper).self(keeper.self).put();
                return keeper;
            }
            Self self = Self.restored(new SealedRecords(store.scope(), aead).open(key, found.get()));
            if (!self.member().equals(member)) {
                throw new IllegalStateException("what this device keeps is another member's, or of another room");
            }
            Keeper keeper = new Keeper(store, aead, settings, room, self);
            keeper.restore();
            return keeper;
        } catch (MalformedException e) {
            throw new IllegalStateException("what this device keeps of the room has a form unknown to this version", e);
        }
    }

    private void restore() throws MalformedException {
        place = Place.restored(one("place").orElseThrow());
        for (Map.Entry<Long, byte[]> entry : all("log").entrySet()) {
            log.extend(List.of(LogEntry.read(entry.getValue())));
        }
        group = restoredGroup("group");
        founding = restoredGroup("founding");
        Optional<byte[]> commit = one("pending");
        if (commit.isPresent()) {
            pending = Pending.restored(commit.get(), requireNonNull(group, "group"), records.aead());
        }
        for (Map.Entry<Long, byte[]> entry : all("package").entrySet()) {
            packages.put(entry.getKey(), OwnKeyPackage.restore(Bytes.copyFrom(entry.getValue()), records.aead()));
        }
        Optional<byte[]> kept = one("stock");
        stock = kept.isPresent()
                ? Stock.restored(kept.get())
                : Stock.REGISTERED.counting(packages.isEmpty() ? 0 : packages.lastKey() + 1);
        for (Map.Entry<Long, byte[]> entry : all("out").entrySet()) {
            outbox.put(entry.getKey(), Outgoing.restored(entry.getKey(), entry.getValue()));
        }
        for (Map.Entry<Long, byte[]> entry : all("post").entrySet()) {
            posts.put(entry.getKey(), Post.Own.restored(entry.getValue()));
        }
        SealedRecords.readMap(one("names"), names);
        SealedRecords.readMap(one("compared"), compared);
        SealedRecords.readList(one("seen"), seen);
    }

    private @Nullable Group restoredGroup(String kind) throws MalformedException {
        Optional<byte[]> stored = one(kind);
        return stored.isEmpty() ? null : records.group(stored.get(), groupSettings);
    }

    private Optional<byte[]> one(String kind) {
        RoomStore.Key key = new RoomStore.Key(kind, 0);
        return store.read(key).map(body -> records.open(key, body));
    }

    private SortedMap<Long, byte[]> all(String kind) {
        SortedMap<Long, byte[]> all = new TreeMap<>();
        long after = -1;
        for (; ; ) {
            SortedMap<Long, byte[]> page = page(kind, after, PAGE);
            all.putAll(page);
            if (page.size() < PAGE) {
                return all;
            }
            after = page.lastKey();
        }
    }

    /** Records of a kind, opened. */
    SortedMap<Long, byte[]> page(String kind, long after, int most) {
        SortedMap<Long, byte[]> page = new TreeMap<>();
        store.list(kind, after, most)
                .forEach((number, body) -> page.put(number, records.open(new RoomStore.Key(kind, number), body)));
        return page;
    }

    boolean in() {
        return place.phase() == Phase.IN && group != null;
    }

    /** Whether this is a private room and the other one is not in it yet: what is said now, nobody could read. */
    boolean lonely() {
        return DeviceLog.isPrivate(room)
                && group().members().stream()
                        .allMatch(leaf -> DeviceIdentity.of(leaf).member().equals(self.member()));
    }

    /** The group of a device that is in. */
    Group group() {
        return requireNonNull(group, "this device is not in the room");
    }

    /** What this member's URI has after the room's. */
    String pseudonym() {
        return self.member().substring(room.length() + 1);
    }

    String nameOf(String member) {
        return names.getOrDefault(member, "");
    }

    /** What {@link #seen} has of a message. */
    static Bytes digest(Bytes message) {
        byte[] hash = Hashing.sha256().hashBytes(message.toByteArray()).asBytes();
        return Bytes.copyFrom(Arrays.copyOf(hash, DIGEST));
    }

    /** Deletes all lines together. Their numbers are not used again. */
    void deleteLines() {
        Step step = new Step(this);
        long after = 0;
        for (SortedMap<Long, Bytes> page = store.list("line", after, PAGE);
                !page.isEmpty();
                page = store.list("line", after, PAGE)) {
            page.keySet().forEach(step::lineGone);
            after = page.lastKey();
        }
        step.put();
    }

    /** Deletes everything; nothing goes on here then. */
    void clear() {
        broken = true;
        store.clear();
    }

    void requireSound() {
        if (broken) {
            throw new IllegalStateException("this room's store failed: close the room and open it again");
        }
    }
}
