package org.quietroom.gateway.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.quietroom.core.host.HostAdapter;
import org.quietroom.core.host.HostAdapterProvider;
import org.quietroom.core.host.HostHealth;
import org.quietroom.core.host.PushedEffects;
import org.quietroom.gateway.config.Config;
import org.quietroom.gateway.config.HostConfig;
import org.quietroom.gateway.config.Plugins;

/** How the hosts' connections are: as a running gateway says, or tried here while none runs. */
final class Connections {
    private Connections() {}

    /** Tries each; a host whose settings do not fit is passed over, since that is said elsewhere. */
    static List<Finding> probe(Config config, Plugins plugins) {
        List<Finding> findings = new ArrayList<>();
        for (HostConfig host : config.hosts()) {
            try {
                HostHealth health = probe(host, plugins);
                findings.add(
                        finding(host.id().value(), health.state().name().toLowerCase(Locale.ROOT), health.detail()));
            } catch (IllegalArgumentException e) {
                // Its settings do not fit, and that was said before.
            }
        }
        return findings;
    }

    private static HostHealth probe(HostConfig host, Plugins plugins) {
        Optional<HostAdapterProvider> connector = plugins.connector(host.type());
        if (connector.isPresent()) {
            try (HostAdapter adapter = connector.get().create(host.id(), host.settings())) {
                return adapter.probe();
            }
        }
        return plugins.route(host.type())
                .flatMap(route -> route.pushedEffects(host.id(), host.settings()))
                .map(PushedEffects::probe)
                .orElse(HostHealth.UNTRIED);
    }

    static Finding finding(String host, String state, String detail) {
        String what = "Host " + host + " is " + (state.equals("lost") ? "not reached" : state) + ".";
        return switch (state) {
            case "reached" -> Finding.fine(what + " " + detail);
            case "waiting" -> Finding.note(what, detail);
            default -> Finding.bad(what, detail);
        };
    }
}
