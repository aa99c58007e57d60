package org.quietroom.encryption.room;

import com.google.crypto.tink.util.Bytes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.mls.Group;
import org.quietroom.encryption.mls.OwnKeyPackage;
import org.quietroom.encryption.wire.LogEntry;

/** What changes together: {@link #put} stores all of it, then it is so in memory. Used once. */
final class Step {
    private final Keeper keeper;
    private final Map<RoomStore.Key, Optional<Bytes>> changes = new LinkedHashMap<>();
    private final List<Runnable> then = new ArrayList<>();
    private Place place;

    Step(Keeper keeper) {
        this.keeper = keeper;
        this.place = keeper.place;
    }

    /** @throws RuntimeException whatever the store throws; then the keeper is broken */
    void put() {
        keeper.requireSound();
        write("place", 0, place.stored());
        try {
            keeper.store.write(changes);
        } catch (RuntimeException | Error e) {
            keeper.broken = true;
            throw e;
        }
        keeper.place = place;
        then.forEach(Runnable::run);
    }

    private void write(String kind, long number, byte[] clear) {
        RoomStore.Key key = new RoomStore.Key(kind, number);
        changes.put(key, Optional.of(keeper.records.seal(key, clear)));
    }

    private void delete(String kind, long number) {
        changes.put(new RoomStore.Key(kind, number), Optional.empty());
    }

    Step self(Self self) {
        write("self", 0, self.stored());
        then.add(() -> keeper.self = self);
        return this;
    }

    Step phase(Phase phase) {
        place = place.in(phase);
        return this;
    }

    /**
     * This device is in the group, from the group's epoch on.
     *
     * @param keysSince when its keys in the group were made, in milliseconds
     */
    Step joined(Group group, long keysSince) {
        place = place.joinedAt(group.epoch(), keysSince);
        return group(group).founding(null).noPackages();
    }

    /** This device's keys in the group are new ones. */
    Step keysRenewed() {
        place = place.withKeysOf(keeper.settings.clock().millis());
        return this;
    }

    Step after(HubEvent event) {
        place = place.after(event.sequence());
        return this;
    }

    Step group(@Nullable Group group) {
        groupAs("group", group);
        then.add(() -> keeper.group = group);
        return this;
    }

    Step founding(@Nullable Group group) {
        groupAs("founding", group);
        then.add(() -> keeper.founding = group);
        return this;
    }

    private void groupAs(String kind, @Nullable Group group) {
        if (group == null) {
            delete(kind, 0);
        } else {
            write(kind, 0, keeper.records.group(group));
        }
    }

    Step pending(@Nullable Pending pending) {
        if (pending == null) {
            delete("pending", 0);
        } else {
            write("pending", 0, pending.stored(keeper.records.aead()));
        }
        then.add(() -> keeper.pending = pending);
        return this;
    }

    /** Another commit came first, or the hub does not take this one. */
    Step abandoned(@Nullable Pending lost) {
        if (lost != null) {
            pending(null);
            then.add(() -> lost.commit().abandon());
        }
        return this;
    }

    /** The number that the next message of this device gets. */
    long nextSent() {
        long next = place.nextSent();
        place = place.withSent();
        return next;
    }

    Step out(Outgoing outgoing) {
        write("out", outgoing.number(), outgoing.stored());
        then.add(() -> keeper.outbox.put(outgoing.number(), outgoing));
        return this;
    }

    Step outGone(long number) {
        delete("out", number);
        then.add(() -> keeper.outbox.remove(number));
        return this;
    }

    Step post(long number, Post.Own own) {
        write("post", number, own.post().stored(own.content()));
        then.add(() -> keeper.posts.put(number, own));
        return this;
    }

    Step postGone(long number) {
        delete("post", number);
        then.add(() -> keeper.posts.remove(number));
        return this;
    }

    /** Key packages that come and go, and what became of the others. */
    Step packages(Map<Long, OwnKeyPackage> made, Collection<Long> gone, Stock stock) {
        made.forEach((number, own) ->
                write("package", number, own.save(keeper.records.aead()).toByteArray()));
        gone.forEach(number -> delete("package", number));
        write("stock", 0, stock.stored());
        then.add(() -> {
            gone.stream().map(keeper.packages::remove).filter(Objects::nonNull).forEach(OwnKeyPackage::destroy);
            keeper.packages.putAll(made);
            keeper.stock = stock;
        });
        return this;
    }

    /** The key packages served their time. */
    private Step noPackages() {
        return packages(Map.of(), List.copyOf(keeper.packages.keySet()), Stock.REGISTERED);
    }

    Step log(List<LogEntry> entries) {
        entries.forEach(entry -> write("log", entry.index(), entry.bytes()));
        return this;
    }

    /** @param line gets its number; the oldest line goes when there are too many */
    Step line(LongFunction<Line> line) {
        long number = place.nextLine();
        place = place.withLine();
        write("line", number, LineForm.stored(line.apply(number)));
        if (number > keeper.settings.keepLines()) {
            lineGone(number - keeper.settings.keepLines());
        }
        return this;
    }

    Step lineGone(long number) {
        delete("line", number);
        return this;
    }

    Step notSent(long sent, String words, String code, String text) {
        Instant now = Instant.ofEpochMilli(keeper.settings.clock().millis());
        String member = keeper.self.member();
        return line(number -> new Line.NotSent(number, sent, now, member, words, code, text));
    }

    Step note(Line.Kind kind, long at, String member) {
        return line(number -> new Line.Note(number, kind, Instant.ofEpochMilli(at), member, keeper.nameOf(member)));
    }

    Step name(String member, String name) {
        keeper.names.put(member, name);
        write("names", 0, SealedRecords.map(keeper.names));
        return this;
    }

    Step compared(String member, String number) {
        keeper.compared.put(member, number);
        write("compared", 0, SealedRecords.map(keeper.compared));
        return this;
    }

    /** So that a message which comes twice is not taken for a forgery. */
    Step seen(Bytes message) {
        keeper.seen.add(Keeper.digest(message));
        while (keeper.seen.size() > Keeper.SEEN) {
            keeper.seen.remove();
        }
        write("seen", 0, SealedRecords.list(keeper.seen));
        return this;
    }

    /** Nothing of the keys stays: the device is out. */
    Step keysGone() {
        Group group = keeper.group;
        Pending pending = keeper.pending;
        write("self", 0, keeper.self.storedAfterLeaving());
        group(null).pending(null).founding(null).noPackages();
        List.copyOf(keeper.posts.entrySet())
                .forEach(post -> postGone(post.getKey())
                        .notSent(post.getKey(), post.getValue().content().body(), "room.left", Outbox.LEFT));
        then.add(() -> {
            if (pending != null) {
                pending.commit().abandon();
            }
            if (group != null) {
                group.destroy();
            }
        });
        return this;
    }
}
