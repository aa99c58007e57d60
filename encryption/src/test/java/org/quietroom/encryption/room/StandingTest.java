package org.quietroom.encryption.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.host.SealedRooms.Event;
import org.quietroom.core.host.SealedRooms.Listening;
import org.quietroom.core.host.SealedRooms.Reply;
import org.quietroom.core.testkit.Await;
import org.quietroom.core.testkit.Databases;

/** A device whose room ended or went on without it says so, keeps what it read, and comes in again. */
final class StandingTest {
    private static final Duration A_MINUTE_AND_MORE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private final DataSource source = Databases.SQLITE.fresh();
    private final MemoryStore disk = new MemoryStore("device of b");
    private Hall hall;
    private SealedRoom reed;
    private SealedRoom fern;

    @BeforeEach
    void open() {
        hall = new Hall(source, folder.resolve("keys"));
        List<SealedRoom> two = hall.whoSpoke(disk);
        reed = two.get(0);
        fern = two.get(1);
    }

    @AfterEach
    void close() {
        hall.close();
    }

    /** Another device of the same member takes it out while its program does not run. */
    private void takeFernOut() {
        hall.link("b")
                .call("leave", Asking.request().put("device", fern.device()).toString());
        hall.settle(List.of(reed));
        assertThat(reed.roster().members()).hasSize(1);
    }

    private SealedRoom comeAgain(SealedRoom room, List<SealedRoom> others) {
        room.startOver();
        SealedRoom again = hall.open("b", disk);
        List<SealedRoom> all = new ArrayList<>(others);
        all.add(again);
        hall.settle(all);
        assertThat(again.phase()).isEqualTo(Phase.IN);
        return again;
    }

    @Test
    void whatIsOnItsWayIsReadBeforeItSaysThatItIsOut() {
        reed.send("said before");
        takeFernOut();
        SealedRoom back = hall.open("b", disk);
        assertThat(back.phase()).isEqualTo(Phase.IN);
        assertThat(back.stand())
                .as("it is missed, and something may be on its way")
                .isTrue();
        hall.deliver(back);
        assertThat(back.phase()).isEqualTo(Phase.OUT);
        assertThat(Hall.said(back)).containsExactly("read by both", "said before");
        assertThat(Hall.notes(back)).endsWith(Line.Kind.REMOVED);
        assertThat(back.stand()).isFalse();
    }

    @Test
    void whatWouldHaveToldItWasDeletedAndItNoticesAllTheSame() throws SQLException {
        takeFernOut();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM hub_event");
        }
        SealedRoom back = hall.open("b", disk);
        assertThat(hall.deliver(back)).isFalse();
        assertThat(back.stand()).isTrue();
        assertThat(back.stand()).isFalse();
        assertThat(back.phase()).isEqualTo(Phase.OUT);
        assertThat(Hall.notes(back)).endsWith(Line.Kind.REMOVED);
        assertThatThrownBy(() -> back.send("to nobody")).isInstanceOf(IllegalStateException.class);

        reed.send("in between");
        String before = back.device();
        SealedRoom again = comeAgain(back, List.of(reed));
        assertThat(again.device()).isNotEqualTo(before);
        reed.send("after");
        hall.settle(List.of(reed, again));
        assertThat(Hall.said(again)).containsExactly("read by both", "after");
        again.send("I am back");
        hall.settle(List.of(reed, again));
        assertThat(Hall.said(reed)).endsWith("I am back");
        assertThat(Hall.notes(again)).endsWith(Line.Kind.REMOVED, Line.Kind.ENTERED);
        assertThat(Hall.said(hall.open("b", disk))).as("after a restart too").contains("read by both", "after");
    }

    @Test
    void aRoomThatEndedAndBeganAnewIsAnotherOneAndNoWordIsLost() {
        fern.send("never got out");
        hall.hub.end(Hall.ROOM);
        SealedRoom moss = hall.open("c");
        assertThat(moss.phase()).isEqualTo(Phase.IN);
        SealedRoom back = hall.open("b", disk);
        assertThat(back.phase()).isEqualTo(Phase.ENDED);
        assertThat(Hall.said(back)).containsExactly("read by both");
        assertThat(Hall.notes(back)).endsWith(Line.Kind.ENDED);
        assertThat(back.unsent()).isZero();
        assertThat(back.history().lines(0, 100))
                .last()
                .isInstanceOfSatisfying(
                        Line.NotSent.class, line -> assertThat(line.words()).isEqualTo("never got out"));

        SealedRoom again = comeAgain(back, List.of(moss));
        again.send("good evening");
        hall.settle(List.of(moss, again));
        assertThat(Hall.said(moss)).as("what was not sent then is not sent now").containsExactly("good evening");
        assertThat(Hall.said(again)).containsExactly("read by both", "good evening");
    }

    @Test
    void whoSpeaksIntoARoomThatEndedLearnsItAtOnce() {
        hall.hub.end(Hall.ROOM);
        fern.send("to whom?");
        fern.flush();
        assertThat(fern.phase()).isEqualTo(Phase.ENDED);
        assertThat(fern.unsent()).isZero();
    }

    @Test
    void whoLeavesThoughItWasTakenOutAlreadyIsOut() {
        takeFernOut();
        fern.leave();
        assertThat(fern.phase()).isEqualTo(Phase.OUT);
    }

    @Test
    void whoIsTakenOutBeforeItKnowsThatItWasAddedKeepsNoKeys() {
        MemoryStore second = new MemoryStore("second device of b");
        HubLink straight = hall.link("b");
        HubLink deaf = new HubLink() {
            @Override
            public Reply call(String operation, String json) {
                Reply reply = straight.call(operation, json);
                if (operation.equals("register")) {
                    throw new HubAwayException(operation);
                }
                return reply;
            }

            @Override
            public Listening listen(String device, long after, Consumer<Event> events, Runnable ended) {
                return straight.listen(device, after, events, ended);
            }
        };
        assertThatThrownBy(() -> SealedRoom.open(deaf, second, Hall.AEAD, RoomSettings.DEFAULT))
                .isInstanceOf(HubAwayException.class);
        assertThat(second.list("package", -1, 1)).isNotEmpty();
        hall.settle(List.of(reed, fern));
        String device = fern.roster().members().stream()
                .filter(RoomMember::you)
                .flatMap(you -> you.devices().stream())
                .filter(each -> !each.equals(fern.device()))
                .findAny()
                .orElseThrow();
        fern.removeDevice(device);
        assertThat(hall.open("b", second).phase()).isEqualTo(Phase.OUT);
        assertThat(second.list("package", -1, 1)).isEmpty();
    }

    @Test
    void whoWaitsForARoomThatEndsWaitsNoLonger() {
        MemoryStore other = new MemoryStore("device of d");
        SealedRoom waiting = hall.open("d", other);
        assertThat(waiting.phase()).isEqualTo(Phase.WAITING);
        hall.hub.end(Hall.ROOM);
        assertThat(waiting.stand()).isFalse();
        assertThat(waiting.phase()).isEqualTo(Phase.ENDED);
        waiting.startOver();
        assertThat(hall.open("d", other).phase()).as("it begins the room").isEqualTo(Phase.IN);
    }

    @Test
    void whoIsLetInAndTakenOutBeforeItKnowsWasTakenOutOfARoomThatGoesOn() {
        MemoryStore second = new MemoryStore("second device of b");
        SealedRoom waiting = hall.open("b", second);
        assertThat(waiting.phase()).isEqualTo(Phase.WAITING);
        hall.settle(List.of(reed, fern));
        fern.removeDevice(waiting.device());
        hall.settle(List.of(reed, fern));
        SealedRoom back = hall.open("b", second);
        assertThat(back.phase()).isEqualTo(Phase.OUT);
        assertThat(Hall.notes(back)).containsExactly(Line.Kind.REMOVED);
        back.forget();
        SealedRoom again = hall.open("b", second);
        hall.settle(List.of(reed, fern, again));
        assertThat(again.phase()).isEqualTo(Phase.IN);
    }

    @Test
    void aFollowedRoomThatEndsIsNoticedThoughNothingComes() {
        try {
            fern.follow(() -> {});
            hall.hub.end(Hall.ROOM);
            Await.until(A_MINUTE_AND_MORE, "it knows that the room ended", () -> fern.phase() == Phase.ENDED);
            assertThat(fern.trouble()).isEmpty();
        } finally {
            fern.close();
        }
    }

    @Test
    void aHubThatNamesAnotherGroupAndHasNothingInItsLogIsNotBelieved() {
        HubLink straight = hall.link("b");
        HubLink lying = new HubLink() {
            @Override
            public Reply call(String operation, String json) {
                Reply reply = straight.call(operation, json);
                return operation.equals("room")
                        ? new Reply(
                                reply.status(), reply.json().replaceFirst("\"group\":\"[^\"]*\"", "\"group\":\"AAAA\""))
                        : reply;
            }

            @Override
            public Listening listen(String device, long after, Consumer<Event> events, Runnable ended) {
                return straight.listen(device, after, events, ended);
            }
        };
        assertThatThrownBy(() -> SealedRoom.open(lying, disk, Hall.AEAD, RoomSettings.DEFAULT))
                .isInstanceOf(UntrustedHubException.class);
        SealedRoom back = hall.open("b", disk);
        assertThat(back.phase()).isEqualTo(Phase.IN);
        back.send("still us");
        hall.settle(List.of(reed, back));
        assertThat(Hall.said(reed)).endsWith("still us");
    }
}
