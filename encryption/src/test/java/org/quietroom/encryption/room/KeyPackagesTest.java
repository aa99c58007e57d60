package org.quietroom.encryption.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.crypto.tink.util.Bytes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.host.SealedRooms.Reply;
import org.quietroom.core.testkit.Databases;
import org.quietroom.core.testkit.MovableClock;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.wire.KeyPackage;
import org.quietroom.encryption.mls.wire.MlsMessage;

/** A device that waits for months is let in all the same, and nothing is handed out that it could not open. */
final class KeyPackagesTest {
    private static final Duration TWO_THIRDS = Duration.ofDays(61);

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock(Instant.ofEpochSecond(1_795_000_000));
    private final RoomSettings settings = new RoomSettings(clock, 1_000, member -> true);
    private final MemoryStore reedsStore = new MemoryStore("reed");
    private Hall hall;
    private SealedRoom reed;

    @BeforeEach
    void open() {
        hall = new Hall(Databases.SQLITE.fresh(), folder.resolve("keys"), clock);
        reed = open(hall.link("a"), reedsStore);
    }

    @AfterEach
    void close() {
        hall.close();
    }

    private SealedRoom open(HubLink link, RoomStore store) {
        return SealedRoom.open(link, store, Hall.AEAD, settings);
    }

    private SealedRoom fern() {
        return open(hall.link("b"), new MemoryStore("fern"));
    }

    private static RoomView.Supply supply(HubLink link, SealedRoom room) {
        return RoomView.ask(new Asking(link))
                .device(room.device())
                .flatMap(RoomView.Device::supply)
                .orElseThrow();
    }

    /** What the hub hands out next for a device, by the reference that a Welcome would name. */
    private Bytes take(SealedRoom whose) {
        ObjectNode request = Asking.request().put("device", reed.device());
        request.set("devices", Asking.array(List.of(whose.device())));
        JsonNode taken = new Asking(hall.link("a")).ask("take", request);
        Bytes bytes = Asking.bytes(taken.path("packages").path(0), "keyPackage").orElseThrow();
        return ((KeyPackage) MlsMessage.of(bytes)).reference(CipherSuite.of(1));
    }

    private static Set<Bytes> openable(SealedRoom room) {
        Set<Bytes> references = new HashSet<>();
        room.keeper().packages.values().forEach(own -> references.add(own.reference()));
        return references;
    }

    @Test
    void whoWaitsForMonthsIsLetInAndWhoeverDoesNotRenewIsNot() {
        SealedRoom fern = fern();
        SealedRoom idle = open(hall.link("c"), new MemoryStore("idle"));
        for (int month = 0; month < 7; month++) {
            clock.forward(Duration.ofDays(30));
            fern.tidy();
        }
        reed.tidy();
        hall.deliver(reed);
        hall.deliver(fern);
        hall.deliver(idle);
        assertThat(fern.phase()).isEqualTo(Phase.IN);
        assertThat(fern.keeper().packages).as("they served their time").isEmpty();
        assertThat(idle.phase()).isEqualTo(Phase.WAITING);

        idle.tidy();
        reed.tidy();
        hall.deliver(reed);
        hall.deliver(idle);
        assertThat(idle.phase()).as("it comes back after all").isEqualTo(Phase.IN);
    }

    @Test
    void fewThatAreLeftAreMadeMoreAndFreshOnesAreLeftAlone() {
        SealedRoom fern = fern();
        fern.tidy();
        assertThat(fern.keeper().packages).hasSize(11);
        for (int i = 0; i < 5; i++) {
            take(fern);
        }
        fern.tidy();
        assertThat(supply(hall.link("b"), fern).left()).as("half is enough").isEqualTo(5);
        take(fern);
        fern.tidy();
        assertThat(supply(hall.link("b"), fern).left()).isEqualTo(KeyPackages.ONCE);
        assertThat(fern.keeper().packages)
                .as("a Welcome may come to those that were taken")
                .hasSize(17);
        fern.tidy();
        assertThat(fern.keeper().packages).hasSize(17);
    }

    @Test
    void aLastResortIsRenewedInItsLastThirdAndThePrivatePartStaysForThirtyDays() {
        SealedRoom fern = fern();
        clock.forward(Duration.ofDays(59));
        fern.tidy();
        assertThat(fern.keeper().stock.lastResort()).isZero();
        clock.forward(Duration.ofDays(2));
        fern.tidy();
        assertThat(fern.keeper().stock.lastResort()).isEqualTo(11);
        assertThat(supply(hall.link("b"), fern).lastResortUntil())
                .isEqualTo(clock.instant().plus(KeyPackages.LIFETIME).toEpochMilli());
        clock.forward(Duration.ofDays(30));
        fern.tidy();
        assertThat(fern.keeper().packages).containsKey(0L);
        clock.forward(Duration.ofSeconds(1));
        fern.tidy();
        assertThat(fern.keeper().packages).doesNotContainKey(0L).containsKey(1L);
        clock.forward(Duration.ofDays(30));
        fern.tidy();
        assertThat(fern.keeper().packages)
                .as("30 days after their time also those that were handed out once are gone")
                .doesNotContainKey(1L);
    }

    @Test
    void aWelcomeToALastResortThatIsBeingReplacedOpens() {
        SealedRoom fern = fern();
        for (int i = 0; i < KeyPackages.ONCE; i++) {
            take(fern);
        }
        clock.forward(TWO_THIRDS);
        long before = fern.keeper().stock.lastResort();
        HubLink meanwhile = new Meanwhile(hall.link("a"), "commit", fern::tidy);
        SealedRoom.open(meanwhile, reedsStore, Hall.AEAD, settings).tidy();
        assertThat(fern.keeper().stock.lastResort()).as("replaced meanwhile").isNotEqualTo(before);
        hall.deliver(fern);
        assertThat(fern.phase()).isEqualTo(Phase.IN);
    }

    @Test
    void whereverItEndsWhileItRenewsNothingIsHandedOutThatItCouldNotOpen() {
        boolean ended = true;
        int boundary = 1;
        for (; ended; boundary++) {
            ended = renewEndingAt(boundary, "r" + boundary);
        }
        assertThat(boundary).as("it ended at all boundaries of a renewal").isGreaterThan(7);
    }

    private boolean renewEndingAt(int boundary, String name) {
        Fate fate = new Fate(() -> {
            throw new Crash();
        });
        MemoryStore disk = new MemoryStore(name);
        HubLink link = new FatefulLink(hall.link("b"), fate, new Ledger(null));
        SealedRoom fern = open(link, new FatefulStore(disk, fate));
        List<Bytes> taken = new ArrayList<>();
        for (int i = 0; i < KeyPackages.ONCE; i++) {
            taken.add(take(fern));
        }
        clock.forward(TWO_THIRDS);
        fate.strikeAt(boundary);
        boolean ended = false;
        try {
            fern.tidy();
        } catch (Crash crash) {
            ended = true;
        }
        fate.spare();
        SealedRoom again = open(link, new FatefulStore(disk, fate));
        for (int i = 0; i <= KeyPackages.ONCE; i++) {
            taken.add(take(again));
        }
        assertThat(taken).as("boundary %d", boundary).doesNotHaveDuplicates();
        assertThat(openable(again)).as("boundary %d", boundary).containsAll(taken);
        assertThat(take(again)).as("the last resort serves again").isEqualTo(taken.get(taken.size() - 1));
        assertThat(again.keeper().stock.offered()).isEmpty();
        assertThat(again.keeper()
                        .packages
                        .get(again.keeper().stock.lastResort())
                        .reference())
                .isEqualTo(taken.get(taken.size() - 1));
        again.leave();
        again.forget();
        return ended;
    }

    @Test
    void aHubThatAlwaysSaysThatNothingIsLeftGetsABoundedNumber() {
        HubLink lying = new Meanwhile(hall.link("b"), "none", () -> {}) {
            @Override
            public Reply call(String operation, String json) {
                Reply reply = super.call(operation, json);
                return new Reply(
                        reply.status(), reply.json().replaceAll("\"packagesLeft\":[0-9]+", "\"packagesLeft\":0"));
            }
        };
        SealedRoom fern = open(lying, new MemoryStore("fern"));
        for (int i = 0; i < 30; i++) {
            fern.tidy();
        }
        assertThat(fern.keeper().packages).hasSizeLessThanOrEqualTo(100);
    }
}
