package org.quietroom.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PrivateRoomTest {
    private static final RoomId ROOM = new RoomId(new HostId("lounge"), "tea~time");
    private static final Pseudonym REED = member("1");
    private static final Pseudonym WREN = member("2");

    private static Pseudonym member(String digit) {
        return new Pseudonym(new PseudonymId(digit.repeat(32)), ROOM, "Member " + digit);
    }

    @Test
    void isTheSameRoomFromBothSidesAndReadFromItsKey() {
        PrivateRoom room = PrivateRoom.between(REED, WREN.id());
        assertThat(room).isEqualTo(PrivateRoom.between(WREN, REED.id()));
        assertThat(PrivateRoom.of(room.id())).contains(room);
        assertThat(room.otherThan(REED.id())).isEqualTo(WREN.id());
        assertThat(room.in(REED).room()).isEqualTo(room.id());
        assertThat(room.outside(room.in(REED))).isEqualTo(REED);
    }

    @Test
    void admitsTheTwoAndNobodyElse() {
        PrivateRoom room = PrivateRoom.between(REED, WREN.id());
        assertThat(room.admits(REED.id())).isTrue();
        assertThat(room.admits(WREN.id())).isTrue();
        assertThat(room.admits(member("3").id())).isFalse();
    }

    @Test
    void otherKeysAreNoPrivateRooms() {
        String[] others = {
            "tea~time",
            "tea~" + "1".repeat(32),
            "~" + "1".repeat(32) + "~" + "2".repeat(32),
            "tea~" + "2".repeat(32) + "~" + "1".repeat(32),
            "tea~" + "1".repeat(32) + "~" + "1".repeat(32),
            "tea~" + ("1".repeat(32) + "~" + "2".repeat(32) + "~").repeat(2).replaceAll("~$", "")
        };
        for (String key : others) {
            assertThat(PrivateRoom.of(new RoomId(ROOM.host(), key))).as(key).isEmpty();
        }
        assertThatThrownBy(() -> PrivateRoom.between(REED, REED.id())).isInstanceOf(IllegalArgumentException.class);
        Pseudonym inside = PrivateRoom.between(REED, WREN.id()).in(REED);
        assertThatThrownBy(() -> PrivateRoom.between(inside, WREN.id())).isInstanceOf(IllegalArgumentException.class);
    }
}
