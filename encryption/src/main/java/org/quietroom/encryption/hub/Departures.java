package org.quietroom.encryption.hub;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.RoomId;

/** What a host has done with ends here too: members it has forgotten leave, rooms it has closed end, with their private rooms. */
final class Departures {
    private static final Operation LEAVE = new Leave();

    private final HubStore store;
    private final Clock clock;
    private final Fanout fanout;
    private final Dispatcher dispatcher;

    Departures(HubStore store, Clock clock, Fanout fanout, Dispatcher dispatcher) {
        this.store = store;
        this.clock = clock;
        this.fanout = fanout;
        this.dispatcher = dispatcher;
    }

    /** Every device of a member leaves, here and where they are with one other member. */
    void forget(Pseudonym member) {
        List<Pseudonym> places = store.read(handle -> {
            List<Pseudonym> all = new ArrayList<>();
            all.add(member);
            PairTable.of(handle, member).forEach(pair -> all.add(pair.in(member)));
            return all;
        });
        for (Pseudonym place : places) {
            List<Device> devices = store.read(handle -> DeviceTable.all(handle, place.room()));
            devices.stream()
                    .filter(device -> device.member().equals(place.id()))
                    .forEach(device -> dispatcher.hold(place, LEAVE, Request.of(device), clock.instant()));
        }
    }

    void end(RoomId room) {
        List<RoomId> ended = store.write(handle -> {
            List<RoomId> all = new ArrayList<>(PairTable.all(handle, room));
            all.add(room);
            all.forEach(each -> Leave.everybody(handle, each, clock.millis()));
            PairTable.clear(handle, room);
            return all;
        });
        ended.forEach(fanout::signal);
    }
}
