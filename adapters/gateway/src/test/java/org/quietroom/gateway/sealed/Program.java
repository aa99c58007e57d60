package org.quietroom.gateway.sealed;

import static java.util.Objects.requireNonNull;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.testkit.Await;
import org.quietroom.core.testkit.Databases;
import org.quietroom.encryption.room.HubLink;
import org.quietroom.encryption.room.Line;
import org.quietroom.encryption.room.Phase;
import org.quietroom.encryption.room.RoomSettings;
import org.quietroom.encryption.room.SealedRoom;
import org.quietroom.encryption.room.SqlRoomStore;
import org.quietroom.encryption.room.http.Visit;

/** A program of a member with the Java client, on a disk of its own; it knows the house by its address alone. */
final class Program implements AutoCloseable {
    final SealedRoom room;

    private Program(SealedRoom room) {
        this.room = room;
    }

    /** Follows a room as a device of its own. */
    static Program enter(Visit visit, String key) throws GeneralSecurityException, IOException {
        return enter(visit.room(key), RoomSettings.DEFAULT);
    }

    /** Follows the private room with another member, beside a program that follows the room. */
    static Program alone(Visit visit, String key, String other, Program beside)
            throws GeneralSecurityException, IOException {
        PseudonymId with = new PseudonymId(other.substring(other.lastIndexOf('/') + 1));
        return enter(visit.alone(key, with), RoomSettings.DEFAULT.beside(beside.room));
    }

    private static Program enter(HubLink link, RoomSettings settings) throws GeneralSecurityException, IOException {
        AeadConfig.register();
        Aead aead = KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary())
                .build()
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
        Path disk = Files.createTempDirectory("program").resolve("device.db");
        SqlRoomStore store = SqlRoomStore.open(Databases.sqlite(disk), "device");
        SealedRoom room = SealedRoom.open(link, store, aead, settings);
        room.follow(() -> {});
        Program program = new Program(room);
        program.await("it is in", () -> room.phase() == Phase.IN);
        return program;
    }

    /** Until it has heard these words; the line. */
    Line.Said hear(String words) {
        await("it hears: " + words, () -> find(words) != null);
        return requireNonNull(find(words));
    }

    private Line.@Nullable Said find(String words) {
        return said().stream()
                .filter(line -> line.body().words().equals(words))
                .findFirst()
                .orElse(null);
    }

    List<Line.Said> said() {
        return room.history().lines(0, 1_000).stream()
                .filter(Line.Said.class::isInstance)
                .map(Line.Said.class::cast)
                .toList();
    }

    /** By what the house calls this member. */
    String name() {
        await(
                "it knows its name",
                () -> room.roster().members().stream()
                        .anyMatch(member -> member.you() && !member.name().isEmpty()));
        return room.roster().members().stream()
                .filter(member -> member.you())
                .findFirst()
                .orElseThrow()
                .name();
    }

    /** The URI of another member, by name. */
    String memberNamed(String name) {
        await(
                "it knows " + name,
                () -> room.roster().members().stream()
                        .anyMatch(member -> member.name().equals(name)));
        return room.roster().members().stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .orElseThrow()
                .uri();
    }

    void await(String what, BooleanSupplier condition) {
        Await.until(() -> what + "; its phase is " + room.phase(), () -> condition.getAsBoolean() || stopped(what));
    }

    /** False while it goes on; throws what stopped it. */
    private boolean stopped(String what) {
        room.trouble().ifPresent(trouble -> {
            throw new AssertionError(what + ": it has stopped", trouble);
        });
        return false;
    }

    @Override
    public void close() {
        room.close();
    }
}
