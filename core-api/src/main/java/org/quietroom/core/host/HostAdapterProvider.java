package org.quietroom.core.host;

import java.util.List;
import org.quietroom.core.message.HostId;
import org.quietroom.core.setting.Setting;
import org.quietroom.core.setting.Settings;

/**
 * Makes adapters of one type. Found through {@link java.util.ServiceLoader}: name the class in
 * {@code META-INF/services/org.quietroom.core.host.HostAdapterProvider}.
 */
public interface HostAdapterProvider {
    /** The version of this interface that the program speaks. */
    int SPI_VERSION = 1;

    /** The type as a configuration names it, such as {@code xmpp-desk}; unique in a program. */
    String type();

    /** The version of this interface the provider was written for. */
    default int spiVersion() {
        return SPI_VERSION;
    }

    /** What an operator may set. */
    default List<Setting<?>> settings() {
        return List.of();
    }

    /**
     * Makes an adapter for one host; connects to nothing yet.
     *
     * @throws IllegalArgumentException if a setting does not fit; the message names the key and what is allowed
     */
    HostAdapter create(HostId host, Settings settings);
}
