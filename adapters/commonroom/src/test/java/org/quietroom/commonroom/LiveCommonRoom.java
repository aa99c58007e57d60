package org.quietroom.commonroom;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.quietroom.core.host.Gate;
import org.quietroom.core.host.HostAdapter;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.testkit.HostUnderTest;

/** A Common Room on a free port of loopback, and members who come in by its pages. */
final class LiveCommonRoom implements HostUnderTest {
    static final HostId HOST = new HostId("common");
    private static final Limits QUICK =
            new Limits(4_000, 600, 20, 1_000, Duration.ofHours(12), 400, 100, Duration.ofMillis(1));

    private final CommonRoom house = new CommonRoom(Map.of("tea", "Tea"), true, QUICK, Clock.systemUTC());
    private final List<LiveMember> members = new ArrayList<>();
    private final Gate gate;
    private final int port;
    private CommonRoomAdapter adapter;

    LiveCommonRoom(Gate gate) {
        this.gate = gate;
        this.adapter = open(0);
        this.port = adapter.address().getPort();
    }

    private CommonRoomAdapter open(int where) {
        CommonRoomAdapter opened = new CommonRoomAdapter(HOST, house, new WebServer.Address("127.0.0.1", where, false));
        opened.open(gate);
        return opened;
    }

    @Override
    public String route() {
        return "commonroom";
    }

    @Override
    public HostAdapter adapter() {
        return adapter;
    }

    @Override
    public RoomId room() {
        return new RoomId(HOST, "tea");
    }

    /** This host gives its accounts itself, so the wished one is not used. */
    @Override
    public Member join(String account) {
        LiveMember member = new LiveMember(house, adapter.address(), "tea");
        members.add(member);
        return member;
    }

    @Override
    public void stopGate() {
        adapter.close();
    }

    @Override
    public void startGate() {
        adapter = open(port);
    }

    @Override
    public void close() {
        members.forEach(LiveMember::close);
        adapter.close();
    }
}
