package org.quietroom.gateway.run;

import java.util.Collection;
import java.util.List;
import org.quietroom.core.pipeline.GuardStatus;
import org.quietroom.core.pipeline.Pipeline;
import org.quietroom.core.port.ProofCheck;
import org.quietroom.gateway.console.AlertView;
import org.quietroom.gateway.console.HostView;
import org.quietroom.gateway.console.Surroundings;
import org.quietroom.gateway.console.TrafficView;

/** The running program as the console shows it. */
final class ConsoleView implements Surroundings {
    private final List<RunningHost> hosts;
    private final Pipeline pipeline;
    private final Health health;
    private final DriftWatch drift;
    private final AlertBook book;
    private final ProofCheck proofs;

    ConsoleView(
            Collection<RunningHost> hosts,
            Pipeline pipeline,
            Health health,
            DriftWatch drift,
            AlertBook book,
            ProofCheck proofs) {
        this.hosts = List.copyOf(hosts);
        this.pipeline = pipeline;
        this.health = health;
        this.drift = drift;
        this.book = book;
        this.proofs = proofs;
    }

    @Override
    public List<HostView> hosts() {
        return hosts.stream()
                .map(host -> new HostView(
                        host.config().id(),
                        host.config().name(),
                        host.adapter().profile(),
                        host.adapter().health(),
                        host.lastSubmission(),
                        host.config().shadow()))
                .toList();
    }

    @Override
    public List<GuardStatus> guards() {
        return pipeline.guards();
    }

    @Override
    public List<AlertView> alerts() {
        return drift.views();
    }

    @Override
    public TrafficView traffic() {
        return book.view();
    }

    @Override
    public ProofCheck proofs() {
        return proofs;
    }

    @Override
    public boolean storeTakesWrites() {
        return health.storeTakesWrites();
    }
}
