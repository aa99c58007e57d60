package org.quietroom.encryption.room;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** The steps that a device takes, its errand more often than others. Whatever it finds wrong ends its program, and so the test. */
final class DeviceLife {
    static final String EVERY_ERRAND = "EVERY_ERRAND";
    static final String TIDY = "tidy";
    private static final List<Errand> USUAL =
            List.of(Errand.RECEIVE, Errand.RECEIVE, Errand.SEND, Errand.FLUSH, Errand.LET_IN, Errand.POST);
    private static final int PIECE = 128 << 10;
    private static final int SOME = 50;

    private final DeviceChild child;
    private final Path backup;
    private final SplittableRandom random;
    private final String name;
    private SealedRoom room;
    private int said;

    DeviceLife(DeviceChild child, Path backup, SplittableRandom random, String name) {
        this.child = child;
        this.backup = backup;
        this.random = random;
        this.name = name;
        this.room = open();
    }

    private SealedRoom open() {
        return SealedRoom.open(child, child, Hall.AEAD, RoomSettings.DEFAULT);
    }

    /** What is attached to a message with these words. */
    static byte[] file(String words) {
        SplittableRandom random = new SplittableRandom(words.hashCode());
        byte[] file = new byte[random.nextInt(12) == 0 ? PIECE + 1 + random.nextInt(PIECE) : random.nextInt(3_000)];
        Arrays.fill(file, (byte) random.nextInt());
        return file;
    }

    /** Every errand once: all that it ever needs is then loaded. */
    void rehearse() throws IOException {
        for (Errand each : Errand.values()) {
            do {
                receive();
            } while (room.phase() != Phase.IN);
            stepInside(each);
        }
    }

    /** Until it is killed. */
    void live(Errand errand) throws IOException {
        receive();
        for (; ; ) {
            child.does("between");
            child.at("steps");
            step(random.nextInt(3) > 0 ? errand : USUAL.get(random.nextInt(USUAL.size())));
        }
    }

    private void step(Errand now) throws IOException {
        switch (room.phase()) {
            case OUT -> comeAgain();
            case LOST, ENDED -> throw new AssertionError("the room goes on, and for this device it is " + room.phase());
            case IN -> stepInside(now);
            default -> receive();
        }
    }

    private void stepInside(Errand now) throws IOException {
        child.does(now);
        switch (now) {
            case SEND -> say();
            case ATTACH -> attach();
            case POST -> post();
            case RENEW -> room.renewKeys();
            case LET_IN, LET_OUT -> {
                child.does(TIDY);
                room.tidy();
            }
            case TAKE_OUT -> takeOut();
            case BACK_UP -> backUp();
            case LEAVE, FORGET, ENTER -> leave();
            case OPEN, FLUSH -> flush();
            case FETCH -> fetch(SOME);
            default -> receive();
        }
    }

    private void flush() {
        child.does(Errand.FLUSH);
        room.flush();
    }

    private String words() {
        return name + "-" + ++said;
    }

    private void say() {
        String words = words();
        room.send(words);
        child.tell(Wire.PROMISED, words);
    }

    private void attach() throws IOException {
        String words = words();
        Attachment put = room.attachments().put(words, "text/plain", new ByteArrayInputStream(file(words)));
        room.send(Body.of(words, List.of(put)));
        child.tell(Wire.PROMISED, words);
        flush();
    }

    private void post() {
        String words = words();
        room.posts().seal(words);
        child.tell(Wire.PROMISED, words);
        receive();
    }

    /** Takes what there is, then what it sealed itself goes to the host. */
    private void receive() {
        child.does(Errand.RECEIVE);
        Mail mail = child.mail(room.device(), room.lastEvent());
        long line = room.keeper().place.nextLine() - 1;
        int taken = mail.take(room);
        child.tell(Wire.TAKEN, String.valueOf(taken));
        fetch(room.keeper().place.nextLine() - 1 - line);
        if (taken == mail.posts().size() && room.phase() == Phase.IN) {
            child.does(Errand.POST);
            room.posts().waiting().forEach(this::carry);
        }
    }

    /** What is attached to the newest lines. */
    private void fetch(long newest) {
        child.does(Errand.FETCH);
        long after = Math.max(0, room.keeper().place.nextLine() - 1 - newest);
        try {
            room.history().lines(after, SOME).forEach(line -> Witness.requireFiles(room, line));
        } catch (HubRefusedException e) {
            if (!e.code().equals("device.not-yours")) {
                throw e;
            }
            // Only who is in the room is given files, and this device was taken out: the events will say.
            child.at("gone already");
        }
    }

    private void carry(long number) {
        room.posts().sealAgain(number);
        try {
            String post = room.posts().text(number);
            child.at("before posting");
            for (int i = random.nextInt(8); i < 8; i += 7) {
                child.tell(Wire.POST, post);
            }
            child.at("after posting");
        } catch (HubRefusedException e) {
            // The room has gone on, perhaps without this device: the events will say.
            child.at("not marked");
        }
    }

    private void takeOut() {
        List<String> others = room.roster().members().stream()
                .filter(RoomMember::you)
                .flatMap(you -> you.devices().stream())
                .filter(device -> !device.equals(room.device()))
                .toList();
        if (others.isEmpty()) {
            receive();
            return;
        }
        try {
            room.removeDevice(others.get(0));
        } catch (HubRefusedException e) {
            child.at("gone already");
        }
    }

    private void backUp() throws IOException {
        if (Files.exists(backup)) {
            readBackup();
        }
        RecoveryCode code = RecoveryCode.generate();
        byte[] sealed = room.history().backup(code);
        child.at("before keeping");
        Path fresh = backup.resolveSibling(backup.getFileName() + ".fresh");
        Files.write(fresh, (code.reveal() + "\n").getBytes(UTF_8));
        Files.write(fresh, sealed, StandardOpenOption.APPEND);
        Files.move(fresh, backup, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        child.at("after keeping");
    }

    private void readBackup() throws IOException {
        byte[] all = Files.readAllBytes(backup);
        int end = 0;
        while (all[end] != '\n') {
            end++;
        }
        RecoveryCode code = RecoveryCode.read(new String(all, 0, end, UTF_8)).orElseThrow();
        room.history().read(code, Arrays.copyOfRange(all, end + 1, all.length)).orElseThrow().stream()
                .map(line -> line.body().words())
                .forEach(words -> child.tell(Wire.HEARD, words));
    }

    private void leave() throws IOException {
        child.does(Errand.LEAVE);
        room.leave();
        comeAgain();
    }

    /** Out of the room it reads nothing of what the others read, and has no keys. Then it begins anew. */
    private void comeAgain() throws IOException {
        child.does(Errand.LEAVE);
        room.flush();
        child.does("outside");
        long line = room.keeper().place.nextLine() - 1;
        child.mail("", room.lastEvent()).take(room);
        boolean read = room.history().lines(line, 1_000).stream().anyMatch(Line.Said.class::isInstance);
        boolean keys = List.of("group", "founding", "pending", "package", "post", "out").stream()
                .anyMatch(kind -> !child.list(kind, -1, 1).isEmpty());
        if (read || keys || child.read(new RoomStore.Key("group", 0)).isPresent()) {
            throw new AssertionError("it is out, and has keys: " + keys + ", or reads: " + read);
        }
        room.history().lines(0, 10_000).forEach(each -> {
            if (each instanceof Line.NotSent not) {
                child.tell(Wire.NOT_SENT, Body.read(not.words()).words());
            }
        });
        child.does(Errand.FORGET);
        room.forget();
        child.does(Errand.ENTER);
        room = open();
        if (Files.exists(backup)) {
            child.does(Errand.BACK_UP);
            readBackup();
        }
        receive();
    }
}
