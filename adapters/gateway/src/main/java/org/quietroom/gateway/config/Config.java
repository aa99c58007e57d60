package org.quietroom.gateway.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.setting.Settings;
import org.quietroom.core.verdict.GuardId;
import org.quietroom.encryption.Kek;
import org.quietroom.moderation.desk.DeskSettings;

/**
 * Everything an operator may set, complete and checked by itself; whether it fits this machine is doctor's question.
 *
 * @param data the folder that holds what has no place of its own
 * @param listen where to listen
 * @param store where everything is kept
 * @param keyset the keyset file
 * @param kek what opens it if it is sealed; null if none is named
 * @param console how browsers reach the console
 * @param community what is said to members
 * @param desk how long cases wait and are kept
 * @param guards the settings of each guard that runs; those that are not named run with their fallbacks
 * @param off the guards that do not run
 * @param hosts each host
 * @param log what is logged, and where
 */
public record Config(
        Path data,
        Listen listen,
        Store store,
        Path keyset,
        @Nullable Kek kek,
        Console console,
        Community community,
        DeskSettings desk,
        Map<GuardId, Settings> guards,
        List<GuardId> off,
        List<HostConfig> hosts,
        Log log) {

    /** Copies the collections. */
    public Config {
        guards = Map.copyOf(guards);
        off = List.copyOf(off);
        hosts = List.copyOf(hosts);
    }

    /**
     * Where to listen.
     *
     * @param address of this machine
     * @param port 0 for any that is free
     * @param metricsForAll whether other machines may read the metrics
     */
    public record Listen(String address, int port, boolean metricsForAll) {}

    /**
     * Where everything is kept.
     *
     * @param url a JDBC address
     * @param user empty if none is needed
     * @param password null if none is needed
     * @param pool connections at most
     */
    public record Store(String url, String user, @Nullable Secret password, int pool) {
        /** Whether it is a file of ours. */
        public boolean sqlite() {
            return url.startsWith("jdbc:sqlite:");
        }

        /** The file of an SQLite store. */
        public Path file() {
            return Path.of(url.substring("jdbc:sqlite:".length()));
        }
    }

    /**
     * How browsers reach the console.
     *
     * @param base from outside; null for loopback alone
     * @param behindProxy whether a proxy says who asks
     * @param idle how long a sign-in lasts without being used
     */
    public record Console(@Nullable URI base, boolean behindProxy, Duration idle) {
        /** Whether browsers use TLS. */
        public boolean https() {
            return base != null && "https".equals(base.getScheme());
        }
    }

    /**
     * What is said to members.
     *
     * @param name what the community is called
     * @param language of notes where a room has none
     * @param country two capital letters; empty if mixed
     * @param watch who reads here and when; empty if nobody watches live
     */
    public record Community(String name, Locale language, String country, String watch) {}

    /**
     * What is logged.
     *
     * @param level error, warn, info or debug
     * @param file where
     */
    public record Log(String level, Path file) {}
}
