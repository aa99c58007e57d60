package org.quietroom.encryption.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.quietroom.core.host.SealedRooms.Reply;
import org.quietroom.core.testkit.Databases;

/**
 * A room at a new hub, with a member who hears everything and others whose programs are killed: what each of them may ask while it
 * lives, and what must hold when all have come to rest. Safe for many threads.
 */
final class Season implements AutoCloseable {
    private static final List<String> NAMES = List.of("a1", "a2", "b1", "b2");
    private static final int ROUNDS = 30;
    private static final int CONFLICT = 409;
    private static final EnumSet<Errand> OUTSIDE = EnumSet.of(Errand.OPEN, Errand.RECEIVE, Errand.FORGET, Errand.ENTER);
    private static final EnumSet<Errand> INSIDE = EnumSet.complementOf(EnumSet.of(Errand.LET_IN, Errand.LET_OUT));

    private final SplittableRandom random;
    private final Ledger ledger = new Ledger(null);
    private final Hall hall;
    private final Witness witness;
    private final Board board;
    private final List<Mortal> free = new ArrayList<>();
    private final Path notes;
    private int said;

    Season(Path folder, long seed) {
        random = new SplittableRandom(seed);
        notes = folder.resolve("lives");
        hall = new Hall(Databases.SQLITE.fresh(), folder.resolve("keys"));
        RoomSettings all = new RoomSettings(Clock.systemUTC(), 1_000_000, member -> true);
        HubLink link = new FatefulLink(hall.link("f"), new Fate(() -> {}), ledger);
        witness = new Witness(hall, SealedRoom.open(link, new MemoryStore("witness"), Hall.AEAD, all), ledger);
        board = new Board(witness);
        NAMES.forEach(name -> free.add(new Mortal(name, folder)));
    }

    /** A device that nobody lets live now. */
    synchronized Mortal next() {
        return free.remove(random.nextInt(free.size()));
    }

    synchronized void ended(Mortal device) {
        free.add(device);
    }

    /** What a device is to do, as it and the others are. */
    synchronized Errand errand(Mortal device) {
        RoomView view = RoomView.ask(new Asking(hall.link("f")));
        boolean inside = states(view, "in").anyMatch(device.device::equals);
        List<Errand> choice = List.copyOf(inside || random.nextInt(3) > 0 ? INSIDE : OUTSIDE);
        if (inside && random.nextBoolean()) {
            if (states(view, "waiting").findAny().isPresent()) {
                choice = List.of(Errand.LET_IN);
            } else if (states(view, "leaving").findAny().isPresent()) {
                choice = List.of(Errand.LET_OUT);
            }
        }
        return choice.get(random.nextInt(choice.size()));
    }

    private static Stream<String> states(RoomView view, String state) {
        return view.devices.stream()
                .filter(device -> device.state().equals(state))
                .map(RoomView.Device::device);
    }

    synchronized int number(int bound) {
        return random.nextInt(bound);
    }

    /** What the hub answers a device; the others go on meanwhile. */
    synchronized Reply call(Mortal device, String operation, String json) {
        ledger.leaves(operation, json);
        if (random.nextInt(12) == 0) {
            goOn();
        }
        return hall.link(device.letter()).call(operation, json);
    }

    private void goOn() {
        witness.settle();
        if (random.nextInt(3) == 0) {
            witness.room().renewKeys();
        }
        if (random.nextInt(2) == 0) {
            String words = "f-" + ++said;
            witness.room().send(words);
            ledger.promised(words);
            witness.room().flush();
        }
    }

    /** What waits for a device, or, if it does not say its name, what the witness was told. */
    synchronized Mail mail(Mortal mortal, String device, long after) {
        if (!device.isEmpty()) {
            mortal.device = device;
        }
        if (random.nextInt(3) == 0) {
            witness.settle();
        }
        String name = device.isEmpty() ? witness.room().device() : device;
        return new Mail(board.after(mortal.taken.get()), hall.events.after(Hall.ROOM, name, after));
    }

    /** What a device says. */
    synchronized void hears(char kind, String text) {
        switch (kind) {
            case Wire.POST -> board.post(text);
            case Wire.PROMISED -> ledger.promised(text);
            case Wire.NOT_SENT -> ledger.notSent(text);
            default -> ledger.heard(text);
        }
    }

    /** Written beside the stores, for whoever looks for the cause of a fault. */
    synchronized void note(String life) {
        try {
            Files.writeString(notes, life + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets all come to rest and requires that nothing was lost or used twice; says what there was. */
    synchronized String finish() {
        List<Mortal> devices = List.copyOf(free);
        List<SealedRoom> rooms = new ArrayList<>();
        devices.forEach(device -> rooms.add(open(device)));
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < rooms.size(); i++) {
                if (rooms.get(i).phase() == Phase.OUT) {
                    rooms.get(i).flush();
                    notSent(rooms.get(i));
                    rooms.get(i).forget();
                    rooms.set(i, open(devices.get(i)));
                }
                receive(devices.get(i), rooms.get(i));
            }
            witness.settle();
        }
        int ciphertexts = witness.requireRest(rooms);
        rooms.forEach(room -> Outcome.requireSamePosts(witness.room(), room, board.epochs()));
        int files = rooms.stream()
                .flatMap(room -> Outcome.lines(room).stream().map(line -> Witness.requireFiles(room, line)))
                .mapToInt(Integer::intValue)
                .sum();
        return ledger.promised().size() + " messages promised, " + ciphertexts + " ciphertexts, "
                + board.epochs().size() + " posts (" + board.late() + " came too late), " + files + " files opened, "
                + ledger.heard().size() + " messages in backups, epoch " + witness.epoch();
    }

    private SealedRoom open(Mortal device) {
        return device.open(new FatefulLink(hall.link(device.letter()), new Fate(() -> {}), ledger));
    }

    private void receive(Mortal device, SealedRoom room) {
        Mail mail = new Mail(
                board.after(device.taken.get()), hall.events.after(Hall.ROOM, room.device(), room.lastEvent()));
        device.taken.addAndGet(mail.take(room));
        room.flush();
        room.tidy();
        notSent(room);
        if (room.phase() == Phase.IN) {
            room.posts().waiting().forEach(number -> post(room, number));
        }
    }

    private void notSent(SealedRoom room) {
        Outcome.lines(room).forEach(line -> {
            if (line instanceof Line.NotSent not) {
                ledger.notSent(Body.read(not.words()).words());
            }
        });
    }

    private void post(SealedRoom room, long number) {
        room.posts().sealAgain(number);
        try {
            board.post(room.posts().text(number));
        } catch (HubRefusedException e) {
            assertThat(e.status()).as("it follows the room first").isEqualTo(CONFLICT);
        }
    }

    @Override
    public void close() {
        hall.close();
    }
}
