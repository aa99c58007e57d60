package org.quietroom.encryption.room;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.quietroom.encryption.room.RoomMember.Comparison;

/** Who is in a room, and the numbers by which they make sure of each other. Safe for many threads. */
public final class Roster {
    private final Keeper keeper;
    private final Turns turns;

    Roster(Keeper keeper, Turns turns) {
        this.keeper = keeper;
        this.turns = turns;
    }

    private List<DeviceIdentity> devices() {
        return keeper.in()
                ? keeper.group().members().stream().map(DeviceIdentity::of).toList()
                : List.of();
    }

    private List<DeviceIdentity> devicesOf(String member) {
        List<DeviceIdentity> found = devices().stream()
                .filter(device -> device.member().equals(member))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("this member has no device in the room");
        }
        return found;
    }

    /** Whose devices are in the group, by URI; empty while this device is not. */
    public List<RoomMember> members() {
        return turns.get(this::all);
    }

    private List<RoomMember> all() {
        Map<String, List<DeviceIdentity>> members = devices().stream()
                .collect(Collectors.groupingBy(DeviceIdentity::member, TreeMap::new, Collectors.toList()));
        return members.entrySet().stream()
                .map(entry -> new RoomMember(
                        entry.getKey(),
                        keeper.nameOf(entry.getKey()),
                        entry.getValue().stream()
                                .map(device -> keeper.log.nameOf(device).orElse(""))
                                .toList(),
                        entry.getKey().equals(keeper.self.member()),
                        comparison(entry.getKey())))
                .toList();
    }

    private Comparison comparison(String member) {
        String number = keeper.compared.get(member);
        if (number == null) {
            return Comparison.NEVER;
        }
        return number.equals(safetyNumber(member)) ? Comparison.SAME : Comparison.CHANGED;
    }

    /**
     * The number that this member and another compare, by voice or side by side: twelve groups of five digits, the same on both
     * screens. It changes when a device of the two comes or goes.
     *
     * @throws IllegalArgumentException if one of them has no device in the room
     */
    public String safetyNumber(String member) {
        return turns.get(() -> SafetyNumber.ofPair(keeper.room, devicesOf(keeper.self.member()), devicesOf(member)));
    }

    /** The number that a whole room reads aloud. */
    public String roomNumber() {
        return turns.get(() -> SafetyNumber.ofRoom(keeper.room, devices()));
    }

    /** The two compared their number, and it was the same. */
    public void compared(String member) {
        turns.run(() -> new Step(keeper).compared(member, safetyNumber(member)).put());
    }
}
