package org.quietroom.core.testkit;

import org.quietroom.core.host.Gate;

/** The host in memory keeps every rule. */
class RecordingHostTest extends HostAdapterContract {
    @Override
    protected HostUnderTest start(Gate gate) {
        return RecordingHost.open(gate);
    }
}
