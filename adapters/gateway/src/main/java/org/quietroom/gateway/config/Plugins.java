package org.quietroom.gateway.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.quietroom.core.guard.GuardProvider;
import org.quietroom.core.host.GateRouteProvider;
import org.quietroom.core.host.HostAdapterProvider;
import org.quietroom.core.pipeline.Discovery;
import org.quietroom.core.setting.Setting;

/**
 * The guards and host types that the program found.
 *
 * @param guards by id
 * @param connectors types that we dial, by type
 * @param routes types that call the gate, by type
 */
public record Plugins(
        List<GuardProvider> guards, List<HostAdapterProvider> connectors, List<GateRouteProvider> routes) {

    /** @throws IllegalStateException if a connector and a route share a type, or one speaks another version of the SPI */
    public Plugins {
        guards = List.copyOf(guards);
        connectors = List.copyOf(connectors);
        routes = List.copyOf(routes);
        Set<String> types = new HashSet<>();
        connectors.forEach(c -> require(types, c.type(), c.spiVersion()));
        routes.forEach(r -> require(types, r.type(), r.spiVersion()));
    }

    /** What stands on the class path. */
    public static Plugins find() {
        Discovery discovery = Discovery.ofClassPath();
        return new Plugins(discovery.guards(), discovery.hosts(), discovery.gateRoutes());
    }

    private static void require(Set<String> types, String type, int version) {
        if (!types.add(type)) {
            throw new IllegalStateException("two plugins serve hosts of type '" + type + "'; take one away");
        }
        if (version != HostAdapterProvider.SPI_VERSION) {
            throw new IllegalStateException("the plugin for hosts of type '" + type + "' speaks version " + version
                    + " of the interface, this program speaks " + HostAdapterProvider.SPI_VERSION);
        }
    }

    /** The connector of a type. */
    public Optional<HostAdapterProvider> connector(String type) {
        return connectors.stream().filter(c -> c.type().equals(type)).findFirst();
    }

    /** The gate route of a type. */
    public Optional<GateRouteProvider> route(String type) {
        return routes.stream().filter(r -> r.type().equals(type)).findFirst();
    }

    /** Every type a host may have, in alphabetical order. */
    List<String> types() {
        List<String> types = new ArrayList<>();
        connectors.forEach(c -> types.add(c.type()));
        routes.forEach(r -> types.add(r.type()));
        return types.stream().sorted().toList();
    }

    /** What an operator may set for a type; empty if there is no such type. */
    List<Setting<?>> settings(String type) {
        return connector(type)
                .map(HostAdapterProvider::settings)
                .or(() -> route(type).map(GateRouteProvider::settings))
                .orElse(List.of());
    }
}
