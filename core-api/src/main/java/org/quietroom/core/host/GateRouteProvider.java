package org.quietroom.core.host;

import java.util.List;
import java.util.Optional;
import org.quietroom.core.message.HostId;
import org.quietroom.core.setting.Setting;
import org.quietroom.core.setting.Settings;

/**
 * Describes one type of host that asks us over the HTTP gate. Most fetch their effects there: nothing is dialled, and all
 * that is needed of our side is the type's profile. A host that cannot is called: {@link #pushedEffects}. The program serves every such type with its one HTTP gate. Found
 * through {@link java.util.ServiceLoader}: name the class in
 * {@code META-INF/services/org.quietroom.core.host.GateRouteProvider}.
 *
 * <p>Types share their names with {@link HostAdapterProvider#type()}: unique in a program. Safe for many threads.
 */
public interface GateRouteProvider {
    /** The type as a configuration names it, such as {@code xmpp-gate}. */
    String type();

    /** The version of {@link HostAdapterProvider} the provider was written for. */
    default int spiVersion() {
        return HostAdapterProvider.SPI_VERSION;
    }

    /** What an operator may set on our side; how the gate is signed is not among it. */
    default List<Setting<?>> settings() {
        return List.of();
    }

    /** Where to look if a host of this type does not call us: a sentence for its operator. */
    default String whereToLook() {
        return "Start its plugin, or wait for somebody to write.";
    }

    /**
     * What the route can do, as configured.
     *
     * @throws IllegalArgumentException if a setting does not fit; the message names the key and what is allowed
     */
    HostProfile profile(HostId host, Settings settings);

    /**
     * How effects reach a host that does not fetch them; empty for one that does. Connects to nothing yet.
     *
     * @throws IllegalArgumentException if a setting does not fit; the message names the key and what is allowed
     */
    default Optional<PushedEffects> pushedEffects(HostId host, Settings settings) {
        return Optional.empty();
    }
}
