package org.quietroom.core.pipeline;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.quietroom.core.guard.GuardProvider;
import org.quietroom.core.host.GateRouteProvider;
import org.quietroom.core.host.HostAdapterProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds guards and host adapters through {@code META-INF/services}; the only class that uses {@link ServiceLoader}.
 *
 * <p>On a class path a provider must be named in such a file: one that only a module descriptor names is not found there.
 */
public final class Discovery {
    private static final Logger LOG = LoggerFactory.getLogger(Discovery.class);

    private final ClassLoader loader;

    /** @param loader where to look */
    public Discovery(ClassLoader loader) {
        this.loader = loader;
    }

    /** Looks where Quietroom itself was loaded from. */
    public static Discovery ofClassPath() {
        return new Discovery(Discovery.class.getClassLoader());
    }

    /**
     * Every guard provider, by id.
     *
     * @throws IllegalStateException if there is none, one cannot be loaded, or two share an id, or one was written for
     *     another version; the message lists what was found and where
     */
    public List<GuardProvider> guards() {
        List<GuardProvider> guards = find(
                GuardProvider.class,
                guard -> String.valueOf((Object) guard.id()),
                GuardProvider::spiVersion,
                GuardProvider.SPI_VERSION);
        if (guards.isEmpty()) {
            throw new IllegalStateException("There is no guard on the class path: add a module with guards, such as"
                    + " quietroom-moderation. Files that name guards: " + namedIn(GuardProvider.class) + ".");
        }
        return guards;
    }

    /**
     * Every host adapter provider, by type; may be none.
     *
     * @throws IllegalStateException if one cannot be loaded, two share a type, or one was written for another
     *     version; the message lists what was found and where
     */
    public List<HostAdapterProvider> hosts() {
        return find(
                HostAdapterProvider.class,
                HostAdapterProvider::type,
                HostAdapterProvider::spiVersion,
                HostAdapterProvider.SPI_VERSION);
    }

    /**
     * Every type of host that asks over the HTTP gate, by type; may be none.
     *
     * @throws IllegalStateException as {@link #hosts}, and if a host adapter has the same type
     */
    public List<GateRouteProvider> gateRoutes() {
        List<GateRouteProvider> routes = find(
                GateRouteProvider.class,
                GateRouteProvider::type,
                GateRouteProvider::spiVersion,
                HostAdapterProvider.SPI_VERSION);
        Set<String> types = hosts().stream().map(HostAdapterProvider::type).collect(Collectors.toSet());
        for (GateRouteProvider route : routes) {
            if (types.contains(route.type())) {
                throw new IllegalStateException("A host adapter and a gate route are both called " + route.type() + ": "
                        + Origin.of(route.getClass()) + " must take another name.");
            }
        }
        return routes;
    }

    private <T> List<T> find(Class<T> service, Function<T, String> name, ToIntFunction<T> version, int spoken) {
        List<String> faults = new ArrayList<>();
        Map<String, T> byName = new HashMap<>();
        List<String> found = new ArrayList<>();
        Iterator<T> providers = ServiceLoader.load(service, loader).iterator();
        while (hasNext(providers, faults)) {
            try {
                T provider = providers.next();
                String key = name.apply(provider);
                found.add(key + " from " + Origin.of(provider.getClass()));
                if (key == null || key.isBlank() || key.equals("null")) {
                    faults.add(Origin.of(provider.getClass()) + " has no name");
                } else if (version.applyAsInt(provider) != spoken) {
                    faults.add(key + " was written for version " + version.applyAsInt(provider)
                            + " of its interface; this program speaks version " + spoken);
                } else if (byName.putIfAbsent(key, provider) != null) {
                    faults.add("two are called " + key);
                }
            } catch (ServiceConfigurationError | RuntimeException | LinkageError e) {
                faults.add("one cannot be loaded: " + describe(e));
            }
        }
        if (!faults.isEmpty()) {
            throw new IllegalStateException("The plugins of type " + service.getSimpleName() + " cannot be used: "
                    + String.join("; ", faults) + ". Found: " + found + ", named in " + namedIn(service) + ".");
        }
        LOG.debug("found {}", found);
        return byName.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    private static boolean hasNext(Iterator<?> providers, List<String> faults) {
        try {
            return providers.hasNext();
        } catch (ServiceConfigurationError e) {
            faults.add("a service file cannot be read: " + describe(e));
            return false;
        }
    }

    /** The message of the loader names classes and files; that of a provider's own exception could hold anything. */
    private static String describe(Throwable e) {
        return e instanceof ServiceConfigurationError
                ? String.valueOf(e.getMessage())
                : e.getClass().getName();
    }

    private List<URL> namedIn(Class<?> service) {
        try {
            return Collections.list(loader.getResources("META-INF/services/" + service.getName()));
        } catch (IOException e) {
            return List.of();
        }
    }
}
