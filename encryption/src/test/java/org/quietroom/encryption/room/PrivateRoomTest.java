package org.quietroom.encryption.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.crypto.tink.util.Bytes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.host.SealedRooms;
import org.quietroom.core.host.SealedRooms.Event;
import org.quietroom.core.host.SealedRooms.Listening;
import org.quietroom.core.host.SealedRooms.Reply;
import org.quietroom.core.message.PrivateRoom;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.testkit.Databases;
import org.quietroom.encryption.wire.LogEntry;

/** A private room is of the two in its name, whatever the hub says (ADR 0092). */
final class PrivateRoomTest {
    private static final String ROOM = "quietroom:common/evening";
    private static final String A = "a".repeat(32);
    private static final String B = "b".repeat(32);
    private static final String C = "c".repeat(32);

    @TempDir
    Path folder;

    private Hall hall;

    @BeforeEach
    void open() {
        hall = new Hall(Databases.SQLITE.fresh(), folder.resolve("keys"));
    }

    @AfterEach
    void close() {
        hall.close();
    }

    private HubLink alone(String letter, String other) {
        PrivateRoom pair =
                PrivateRoom.between(Hall.member(letter), Hall.member(other).id());
        return HubLink.direct(hall.hub, pair.in(Hall.member(letter)));
    }

    private static SealedRoom open(HubLink link, String name) {
        return SealedRoom.open(link, new MemoryStore(name), Hall.AEAD, RoomSettings.DEFAULT);
    }

    @Test
    void theTwoTalkAlone() {
        hall.together("a", "b");
        SealedRoom reed = open(alone("a", "b"), "reed");
        SealedRoom fern = open(alone("b", "a"), "fern");
        hall.deliver(reed);
        reed.tidy();
        hall.deliver(reed);
        hall.deliver(fern);
        assertThat(fern.phase()).isEqualTo(Phase.IN);
        reed.send("only for you");
        reed.flush();
        hall.deliver(fern);
        assertThat(Hall.said(fern)).containsExactly("only for you");
    }

    @Test
    void aThirdDeviceInTheLogOfAPrivateRoomIsRefusedAndSaid() {
        hall.together("a", "b");
        ThirdInTheLog hub = new ThirdInTheLog(alone("a", "b"), ROOM + "~" + A + "~" + B + "/" + C);
        SealedRoom reed = open(hub, "reed");
        hub.lies = true;
        assertThatThrownBy(reed::tidy)
                .isInstanceOf(UntrustedHubException.class)
                .hasMessageContaining("no member of this room");
        assertThatThrownBy(() -> open(hub, "another")).isInstanceOf(UntrustedHubException.class);
        assertThat(reed.roster().members()).extracting(RoomMember::uri).containsExactly(reed.you());
    }

    @Test
    void theSameLieIsAMemberInARoomForAll() {
        ThirdInTheLog hub = new ThirdInTheLog(hall.link("a"), ROOM + "/" + C);
        SealedRoom reed = open(hub, "reed");
        hub.lies = true;
        reed.tidy();
        assertThat(reed.keeper().log.newest(ThirdInTheLog.DEVICE)).isPresent();
    }

    @Test
    void aHubThatAnswersForSomebodyElseIsNotSpokenTo() {
        HubLink link = alone("a", "b");
        HubLink other = new HubLink() {
            @Override
            public Reply call(String operation, String json) {
                Reply reply = link.call(operation, json);
                return new Reply(reply.status(), reply.json().replace("/" + A + "\"", "/" + C + "\""));
            }

            @Override
            public Listening listen(String device, long after, Consumer<Event> events, Runnable ended) {
                return link.listen(device, after, events, ended);
            }
        };
        hall.together("a", "b");
        assertThatThrownBy(() -> open(other, "reed"))
                .isInstanceOf(UntrustedHubException.class)
                .hasMessageContaining("another room");
    }

    @Test
    void aHubThatAnswersWithAnotherRoomIsNotSpokenTo() {
        hall.together("a", "b", "c");
        Pseudonym withB =
                PrivateRoom.between(Hall.member("a"), Hall.member("b").id()).in(Hall.member("a"));
        Pseudonym withC =
                PrivateRoom.between(Hall.member("a"), Hall.member("c").id()).in(Hall.member("a"));
        for (Pseudonym wrong : List.of(withC, Hall.member("a"))) {
            Elsewhere lying = new Elsewhere(hall.hub, wrong);
            HubLink link = HubLink.direct(lying, withB);
            lying.lies = true;
            assertThatThrownBy(() -> open(link, "at once"))
                    .isInstanceOf(UntrustedHubException.class)
                    .hasMessageContaining("another room");
            assertThat(lying.asked).as("nothing was brought there").containsExactly("room");
            lying.lies = false;
            SealedRoom reed = open(link, "later");
            lying.lies = true;
            lying.asked.clear();
            assertThatThrownBy(reed::tidy)
                    .isInstanceOf(UntrustedHubException.class)
                    .hasMessageContaining("another room");
            assertThat(lying.asked).containsExactly("room");
            lying.lies = false;
            reed.leave();
        }
    }

    @Test
    void anotherRoomForAllIsNotBelievedEither() {
        Elsewhere lying = new Elsewhere(hall.hub, Hall.member("a", "other"));
        lying.lies = true;
        assertThatThrownBy(() -> open(HubLink.direct(lying, Hall.member("a")), "reed"))
                .isInstanceOf(UntrustedHubException.class)
                .hasMessageContaining("another room");
    }

    @Test
    void aLinkThatCannotKnowItsRoomBelievesTheFirstNameAndNoOtherAfterIt() {
        String[] host = {"common"};
        HubLink straight = hall.link("a");
        HubLink link = new HubLink() {
            @Override
            public Reply call(String operation, String json) {
                Reply reply = straight.call(operation, json);
                return new Reply(
                        reply.status(), reply.json().replace("quietroom:common/", "quietroom:" + host[0] + "/"));
            }

            @Override
            public Listening listen(String device, long after, Consumer<Event> events, Runnable ended) {
                return straight.listen(device, after, events, ended);
            }
        };
        MemoryStore disk = new MemoryStore("reed");
        SealedRoom reed = SealedRoom.open(link, disk, Hall.AEAD, RoomSettings.DEFAULT);
        reed.tidy();
        host[0] = "cellar";
        assertThatThrownBy(reed::tidy).isInstanceOf(UntrustedHubException.class).hasMessageContaining("another room");
        assertThatThrownBy(() -> SealedRoom.open(link, disk, Hall.AEAD, RoomSettings.DEFAULT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("of another room");
        host[0] = "common";
        assertThat(SealedRoom.open(link, disk, Hall.AEAD, RoomSettings.DEFAULT).phase())
                .isEqualTo(Phase.IN);
    }

    /** A hub that answers whoever asks as if they had asked for another room. */
    private static final class Elsewhere implements SealedRooms {
        final List<String> asked = new ArrayList<>();
        private final SealedRooms hub;
        private final Pseudonym wrong;
        boolean lies;

        Elsewhere(SealedRooms hub, Pseudonym wrong) {
            this.hub = hub;
            this.wrong = wrong;
        }

        @Override
        public Reply call(Pseudonym member, String operation, String json) {
            asked.add(operation);
            return hub.call(lies ? wrong : member, operation, json);
        }

        @Override
        public Listening listen(Pseudonym member, String device, long after, Consumer<Event> events) {
            return hub.listen(lies ? wrong : member, device, after, events);
        }

        @Override
        public void forget(Pseudonym member) {
            hub.forget(member);
        }

        @Override
        public void end(RoomId room) {
            hub.end(room);
        }

        @Override
        public Optional<Asset> asset(String name) {
            return hub.asset(name);
        }
    }

    @Test
    void whoIsAMemberIsReadFromTheName() {
        String pair = ROOM + "~" + A + "~" + B;
        assertThat(List.of(pair + "/" + A, pair + "/" + B)).allMatch(uri -> DeviceLog.isMember(pair, uri));
        assertThat(List.of(pair + "/" + C, pair + "/", pair, ROOM + "/" + A, pair + "/" + A + "/" + B))
                .noneMatch(uri -> DeviceLog.isMember(pair, uri));
        String wrongOrder = ROOM + "~" + B + "~" + A;
        assertThat(DeviceLog.isMember(wrongOrder, wrongOrder + "/" + C)).isTrue();
        assertThat(DeviceLog.isMember(ROOM, ROOM + "/" + C)).isTrue();
    }

    /** A hub that puts a device of somebody else at the end of the log, with a hash chain that holds. */
    private static final class ThirdInTheLog implements HubLink {
        static final String DEVICE = "third-device-of-nobody";

        private final HubLink link;
        private final String member;
        boolean lies;

        ThirdInTheLog(HubLink link, String member) {
            this.link = link;
            this.member = member;
        }

        @Override
        public Reply call(String operation, String json) {
            Reply reply = link.call(operation, json);
            return lies && operation.equals("log") ? new Reply(reply.status(), forged(reply.json())) : reply;
        }

        private String forged(String json) {
            JsonNode log = Asking.read(json, "log");
            long size = Asking.number(log, "size");
            Bytes head = Asking.bytes(log, "head").orElseThrow();
            LogEntry third = new LogEntry(size + 1, 1, "added", member, DEVICE, "A".repeat(43));
            ObjectNode forged = log.deepCopy();
            ((ArrayNode) forged.get("entries"))
                    .addObject()
                    .put("index", third.index())
                    .put("at", third.at())
                    .put("action", third.action())
                    .put("member", member)
                    .put("device", DEVICE)
                    .put("signatureKey", third.signatureKey());
            return forged.put("size", size + 1)
                    .put("head", Asking.encode(third.headAfter(head.toByteArray())))
                    .toString();
        }

        @Override
        public Listening listen(String device, long after, Consumer<Event> events, Runnable ended) {
            return link.listen(device, after, events, ended);
        }
    }
}
