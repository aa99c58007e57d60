package org.quietroom.commonroom;

import org.quietroom.core.host.Gate;
import org.quietroom.core.testkit.HostAdapterContract;
import org.quietroom.core.testkit.HostUnderTest;

/** Every rule of the conformance kit, over real HTTP. */
class CommonRoomContract extends HostAdapterContract {
    @Override
    protected HostUnderTest start(Gate gate) {
        return new LiveCommonRoom(gate);
    }
}
