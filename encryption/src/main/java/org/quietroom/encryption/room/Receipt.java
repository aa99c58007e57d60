package org.quietroom.encryption.room;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * That a report came in.
 *
 * @param number what the report is called at the desk
 * @param page where whoever reported sees later whether it was decided: show it once and let them keep it, as whoever has it can
 *     look; empty if the house has no such page
 */
public record Receipt(String number, Optional<URI> page) {
    private static final Set<String> SCHEMES = Set.of("https", "http");

    /** @throws NullPointerException if anything is null */
    public Receipt {
        requireNonNull(number, "number");
        requireNonNull(page, "page");
    }

    /** @param address as the hub says; anything but the address of a web page is left out */
    static Receipt of(String number, @Nullable String address) {
        try {
            return new Receipt(
                    number,
                    Optional.of(new URI(String.valueOf(address)))
                            .filter(uri -> uri.getHost() != null && SCHEMES.contains(String.valueOf(uri.getScheme()))));
        } catch (URISyntaxException e) {
            return new Receipt(number, Optional.empty());
        }
    }

    /** The number alone: the page is for whoever reported. */
    @Override
    public String toString() {
        return "Receipt[" + number + "]";
    }
}
