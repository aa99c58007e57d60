package org.quietroom.core.guard;

import java.util.List;
import java.util.Set;
import org.quietroom.core.setting.Setting;
import org.quietroom.core.setting.Settings;
import org.quietroom.core.verdict.GuardId;

/**
 * Makes guards of one kind. Found through {@link java.util.ServiceLoader}: name the class in
 * {@code META-INF/services/org.quietroom.core.guard.GuardProvider}.
 */
public interface GuardProvider {
    /** The version of this interface that the program speaks. */
    int SPI_VERSION = 1;

    /** The guard's name, unique in a program. */
    GuardId id();

    /** The version of this interface the provider was written for. */
    default int spiVersion() {
        return SPI_VERSION;
    }

    /** When the guard runs. */
    Phase phase();

    /** What it must be given; most need {@link Need#PLAIN_TEXT}. */
    default Set<Need> needs() {
        return Set.of(Need.PLAIN_TEXT);
    }

    /** What becomes of a message that it could not review. */
    OnFailure onFailure();

    /** What an operator may set. */
    default List<Setting<?>> settings() {
        return List.of();
    }

    /**
     * Makes a guard.
     *
     * @throws IllegalArgumentException if a setting does not fit; the message names the key and what is allowed
     */
    Guard create(Settings settings);
}
