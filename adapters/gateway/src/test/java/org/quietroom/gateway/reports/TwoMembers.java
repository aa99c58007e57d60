package org.quietroom.gateway.reports;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import org.quietroom.core.host.SealedRooms;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.testkit.Await;
import org.quietroom.core.testkit.Databases;
import org.quietroom.encryption.room.Body;
import org.quietroom.encryption.room.HubLink;
import org.quietroom.encryption.room.Line;
import org.quietroom.encryption.room.Phase;
import org.quietroom.encryption.room.RoomSettings;
import org.quietroom.encryption.room.SealedRoom;
import org.quietroom.encryption.room.SqlRoomStore;
import org.quietroom.gateway.console.Caller;
import org.quietroom.gateway.console.signin.Role;
import org.quietroom.gateway.console.signin.Sessions;
import org.quietroom.gateway.run.RunningHost;
import org.quietroom.gateway.run.TestGateway;

/** Two members of a sealed room at a gateway, each with a device of the Java client, and a moderator's browser. */
final class TwoMembers implements AutoCloseable {
    private static final HostId FORUM = new HostId("forum");
    private static final RoomId ROOM = new RoomId(FORUM, "evening");
    private static final String PASSWORD = "kettle orchard violet nine";

    final TestGateway rig;
    final SealedRoom reed;
    final SealedRoom fern;

    TwoMembers(TestGateway rig) {
        this.rig = rig;
        RunningHost host = rig.gateway().host(FORUM).orElseThrow();
        reed = open(host, "reed");
        Await.until("Reed is in", () -> reed.phase() == Phase.IN);
        fern = open(host, "fern");
        Await.until("Fern is in", () -> fern.phase() == Phase.IN);
    }

    private SealedRoom open(RunningHost host, String name) {
        SealedRooms rooms = host.sealedRooms().orElseThrow();
        Pseudonym member = host.identify(new AccountId(FORUM, name), ROOM)
                .toCompletableFuture()
                .join();
        try {
            SealedRoom room = SealedRoom.open(
                    HubLink.direct(rooms, member),
                    SqlRoomStore.open(Databases.SQLITE.fresh(), name),
                    new AesGcmJce(new byte[32]),
                    RoomSettings.DEFAULT);
            room.follow(() -> {});
            return room;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What Reed says, as Fern has it. */
    Line.Said say(Body body) {
        int before = heard().size();
        reed.send(body);
        Await.until("Fern hears it", () -> heard().size() > before);
        return heard().get(before);
    }

    private List<Line.Said> heard() {
        return fern.history().lines(0, 1000).stream()
                .filter(Line.Said.class::isInstance)
                .map(Line.Said.class::cast)
                .toList();
    }

    /** Fern reports it. */
    CaseId report(Line.Said said) {
        return new CaseId(fern.report(List.of(said), "please look").number());
    }

    /** Fern reports it; the address of the page about it. */
    String reportPage(Line.Said said) {
        return fern.report(List.of(said), "please look").page().orElseThrow().toString();
    }

    /** The browser of a moderator. */
    Caller moderator() {
        var users = rig.gateway().users();
        if (users.find("Rowan").isEmpty()) {
            users.add("Rowan", Role.MODERATOR, PASSWORD);
        }
        Sessions sessions = new Sessions(rig.gateway().foundation().store(), Clock.systemUTC(), Sessions.IDLE);
        String token = sessions.open(users.find("Rowan").orElseThrow());
        return new Caller(rig.gateway().address().toString(), token);
    }

    @Override
    public void close() {
        reed.close();
        fern.close();
        rig.close();
    }
}
