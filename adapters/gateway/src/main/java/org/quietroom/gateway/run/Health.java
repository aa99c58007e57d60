package org.quietroom.gateway.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.HostHealth;
import org.quietroom.core.pipeline.GuardStatus;
import org.quietroom.core.pipeline.Pipeline;
import org.quietroom.gateway.console.AlertView;

/**
 * How the program is, for whoever watches it. Ready means that submissions can be answered: the store takes writes and the
 * gate is open. A host that is away does not make the program unready: nobody but that host could mend it.
 */
final class Health {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Pulse pulse;
    private final Pipeline pipeline;
    private final Collection<RunningHost> hosts;
    private final DriftWatch drift;
    private volatile boolean open;

    Health(Pulse pulse, Pipeline pipeline, Collection<RunningHost> hosts, DriftWatch drift) {
        this.pulse = pulse;
        this.pipeline = pipeline;
        this.hosts = List.copyOf(hosts);
        this.drift = drift;
    }

    static boolean reached(RunningHost host) {
        return host.adapter().health().state() == HostHealth.State.REACHED;
    }

    void open(boolean now) {
        open = now;
    }

    boolean ready() {
        return open && storeTakesWrites();
    }

    boolean storeTakesWrites() {
        return pulse.trouble() == null;
    }

    /** What is asked by this machine itself may know why. */
    String describe(boolean inDetail) {
        ObjectNode out = JSON.createObjectNode().put("ready", ready());
        if (!inDetail) {
            return out.toString();
        }
        @Nullable String trouble = pulse.trouble();
        out.put("store", trouble == null ? "takes writes" : trouble);
        out.put("keyset", "opened");
        ArrayNode quarantined = out.putArray("guardsInQuarantine");
        pipeline.guards().stream().filter(GuardStatus::quarantined).forEach(g -> quarantined.add(g.id().value()));
        ArrayNode list = out.putArray("hosts");
        for (RunningHost host : hosts) {
            HostHealth health = host.adapter().health();
            list.addObject()
                    .put("id", host.config().id().value())
                    .put("mode", host.config().shadow() ? "shadow" : "on")
                    .put("state", health.state().name().toLowerCase(Locale.ROOT))
                    .put("detail", health.detail());
        }
        ArrayNode alerts = out.putArray("alerts");
        for (AlertView view : drift.views()) {
            alerts.addObject()
                    .put("tier", view.tier().name().toLowerCase(Locale.ROOT))
                    .put("trend", view.trend().name().toLowerCase(Locale.ROOT))
                    .put("expectedOfThousand", view.expected())
                    .put("ofThousand", view.now())
                    .put("posts", view.posts())
                    .put("since", view.since().toString());
        }
        return out.toString();
    }
}
