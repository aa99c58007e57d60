package org.quietroom.matrix;

import org.junit.jupiter.api.BeforeAll;
import org.quietroom.core.host.Gate;
import org.quietroom.core.testkit.HostAdapterContract;
import org.quietroom.core.testkit.HostUnderTest;

/** The conformance kit on a Synapse with PostgreSQL and workers; each member's client is at another worker than the one before. */
class MatrixWorkersContractIT extends HostAdapterContract {
    @BeforeAll
    static void skip() {
        Synapse.skipIfAbsent();
        Workers.skipIfAbsent();
    }

    @Override
    protected HostUnderTest start(Gate gate) throws Exception {
        return MatrixContractIT.start(gate, MatrixBench.withWorkers(), MatrixContractIT.WITH_WORKERS);
    }
}
