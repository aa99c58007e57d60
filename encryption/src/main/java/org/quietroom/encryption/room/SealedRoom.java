package org.quietroom.encryption.room;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.SealedRooms.Event;
import org.quietroom.core.port.UnavailableException;

/**
 * One device of a member in a sealed room: comes in, speaks, listens, lets others in and out.
 *
 * <p>Guarantees: what it sends was stored before, so after a crash at any step, opening again goes on where it was; no key serves two
 * messages, what {@link #send} returned for is sent or there is a {@link Line.NotSent}, and every message of the room is one line,
 * stored together with the keys that it used up. Only lines are shown whose sender is proven and committed to the words. Of
 * commits that race, one counts, and what the others wanted is done in the next epoch. Limits: whoever puts the store back to
 * an old copy breaks all of that; the names of members are the hub's word, only keys are proven until numbers are compared; a
 * hub can withhold the newest messages. What other members' programs do is not for this one to say.
 *
 * <p>Safe for many threads; calls block. {@link #follow} takes a thread of its own.
 */
public final class SealedRoom implements AutoCloseable {
    private final Asking hub;
    private final Keeper keeper;
    private final Follower follower;
    private final Outbox outbox;
    private final Warden warden;
    private final Entrance entrance;
    private final Exit exit;
    private final Standing standing;
    private final Posts posts;
    private final Turns turns = new Turns();
    private volatile @Nullable Delivery delivery;
    private volatile @Nullable RuntimeException trouble;

    private SealedRoom(Asking hub, Keeper keeper) {
        this.hub = hub;
        this.keeper = keeper;
        LogFollower log = new LogFollower(hub, keeper);
        this.follower = new Follower(hub, keeper, log);
        this.outbox = new Outbox(hub, keeper, log);
        this.standing = new Standing(hub, keeper, log, outbox);
        this.warden = new Warden(hub, keeper, log);
        this.entrance = new Entrance(hub, keeper, log, standing);
        this.exit = new Exit(hub, keeper, outbox);
        this.posts = new Posts(hub, keeper, turns);
    }

    /**
     * Opens a device's room, or begins with a new device: registers it, and founds the group if it is the first. Then the device is
     * {@link Phase#IN}, or {@link Phase#WAITING} until somebody inside lets it in.
     *
     * @param aead seals everything that is stored; without it nothing opens again
     * @throws HubAwayException if the hub does not answer; opening again goes on
     * @throws HubRefusedException if the hub does not take this device
     * @throws UntrustedHubException if the hub's log of devices was changed
     * @throws UnavailableException if the store cannot be reached
     * @throws IllegalStateException if what is stored does not open with this key, or is another member's
     */
    public static SealedRoom open(HubLink link, RoomStore store, Aead aead, RoomSettings settings) {
        Asking hub = new Asking(link);
        RoomView view = RoomView.ask(hub);
        Keeper keeper = Keeper.open(store, aead, settings, view.room, view.you);
        SealedRoom room = new SealedRoom(hub, keeper);
        room.entrance.enter(view);
        return room;
    }

    /**
     * From now on: listens, sends what waits, lets in and out, on a thread of its own, until {@link #close}.
     *
     * @param changed called on that thread when there may be new lines or another phase; must not block
     */
    public void follow(Runnable changed) {
        turns.run(() -> {
            if (delivery == null) {
                delivery = new Delivery(this, hub.link(), changed);
                delivery.start();
            }
        });
    }

    /** Where this device stands. */
    public Phase phase() {
        return turns.get(() -> keeper.place.phase());
    }

    /** What ended everything: then nothing is followed any more. Close the room; what it means is in the exception's words. */
    public Optional<RuntimeException> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** The room's URI. */
    public String room() {
        return keeper.room;
    }

    /** This member's URI. */
    public String you() {
        return keeper.self.member();
    }

    /** This device's name. */
    public String device() {
        return keeper.self.device();
    }

    /** Who is in the room. */
    public Roster roster() {
        return new Roster(keeper, turns);
    }

    /** What was said, and what happened. */
    public History history() {
        return new History(keeper, turns);
    }

    /** Sealed messages as ordinary posts of the host. */
    public Posts posts() {
        return posts;
    }

    /** Files that go with messages. */
    public Attachments attachments() {
        return new Attachments(hub, keeper.room, keeper.self.device());
    }

    /**
     * Says something: encrypts and stores it. It is sent by what {@link #follow} began; in a private room once the other one is in.
     *
     * @param words up to 16,000 bytes of UTF-8
     * @return its number on this device, for {@link Line.NotSent}; from then on it is not lost
     * @throws IllegalStateException if this device is not in the room
     */
    public long send(String words) {
        return send(Body.of(words, List.of()));
    }

    /** Says something with what was {@linkplain Attachments#put attached}. */
    public long send(Body body) {
        String text = body.text();
        if (text.getBytes(UTF_8).length > Outbox.LONGEST) {
            throw new IllegalArgumentException("a message has at most " + Outbox.LONGEST + " bytes");
        }
        long number = turns.get(() -> outbox.put(text));
        Delivery following = delivery;
        if (following != null) {
            following.nudge();
        }
        return number;
    }

    /** How many messages of this device the hub has not handed back yet. */
    public int unsent() {
        return turns.get(keeper.outbox::size);
    }

    /** Hands messages of this room to the moderators, who can verify them; {@code words} is what the reporter adds, and may be empty. */
    public Receipt report(List<Line.Said> messages, String words) {
        return Reporting.report(hub, messages, words);
    }

    /** Takes another device of this member out, here and in its {@link RoomSettings#beside private rooms}; somebody inside commits it. */
    public void removeDevice(String device) {
        if (device.equals(device())) {
            throw new IllegalArgumentException("this very device leaves by leave()");
        }
        exit.announceOther(device);
        turns.run(warden::tidy);
    }

    /** Leaves the room: this device forgets its keys at once, the others let it out. Its lines stay until {@link #forget}. */
    public void leave() {
        exit.announce();
        turns.run(exit::leave);
    }

    /** Deletes everything that this device keeps of the room, and closes it. Opening again begins with a new device. */
    public void forget() {
        close();
        turns.run(keeper::clear);
    }

    /** Lets go of this device and closes the room: opening again begins with a new device, which has these lines and none of these keys. */
    public void startOver() {
        close();
        turns.run(exit::startOver);
    }

    /** New keys for this device at once, which it renews by itself now and then; returns whether that was sent: not while another commit of this device is under way. */
    public boolean renewKeys() {
        return turns.get(warden::renew);
    }

    boolean take(Event event) {
        return turns.get(() -> follower.take(HubEvent.of(event)));
    }

    /** Sends again what was stored and has not come back. */
    void flush() {
        turns.run(() -> {
            warden.finish();
            outbox.flush();
            standing.afterSending();
        });
    }

    boolean stand() {
        return turns.get(standing::look);
    }

    void tidy() {
        turns.run(() -> {
            entrance.tidy();
            warden.tidy();
        });
    }

    void enterAgain() {
        turns.run(() -> entrance.enter(RoomView.ask(hub)));
    }

    long lastEvent() {
        return turns.get(() -> keeper.place.last());
    }

    int leaf() {
        return turns.get(() -> keeper.in() ? keeper.group().self().leaf() : 0);
    }

    Keeper keeper() {
        return keeper;
    }

    void halt(RuntimeException why) {
        trouble = why;
    }

    /** Ends the following; what was stored stays. */
    @Override
    public void close() {
        Delivery following = delivery;
        if (following != null) {
            following.close();
        }
    }
}
