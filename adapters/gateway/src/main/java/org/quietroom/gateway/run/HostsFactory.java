package org.quietroom.gateway.run;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import org.quietroom.core.host.HostAdapter;
import org.quietroom.core.host.HostPolicy;
import org.quietroom.core.host.SealedRooms;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.pipeline.Gatekeeper;
import org.quietroom.core.pipeline.Pipeline;
import org.quietroom.core.verdict.Reason;
import org.quietroom.core.verdict.Severity;
import org.quietroom.gate.GateHost;
import org.quietroom.gate.GateLimits;
import org.quietroom.gate.HostSecret;
import org.quietroom.gate.LocalSocket;
import org.quietroom.gate.PulledHost;
import org.quietroom.gateway.cli.RefusedException;
import org.quietroom.gateway.config.Config;
import org.quietroom.gateway.config.HostConfig;
import org.quietroom.gateway.config.Plugins;
import org.quietroom.moderation.care.Facts;
import org.quietroom.moderation.care.Note;

/** Makes the adapter and the gate of every configured host, or says which policy its route cannot keep. */
final class HostsFactory {
    private final Plugins plugins;
    private final Foundation foundation;
    private final Pipeline pipeline;
    private final Numbers numbers;
    private final Executor blocking;
    private final SealedRooms sealedRooms;
    private final Clock clock;
    private final List<GateHost> atGate = new ArrayList<>();
    private final Map<HostId, RunningHost> running = new LinkedHashMap<>();
    private final List<LocalSocket> sockets = new ArrayList<>();

    HostsFactory(
            Plugins plugins,
            Foundation foundation,
            Pipeline pipeline,
            Numbers numbers,
            Executor blocking,
            SealedRooms sealedRooms,
            Clock clock) {
        this.plugins = plugins;
        this.foundation = foundation;
        this.pipeline = pipeline;
        this.numbers = numbers;
        this.blocking = blocking;
        this.sealedRooms = sealedRooms;
        this.clock = clock;
    }

    /** @throws RefusedException if a policy cannot be kept; it names every host and reason */
    void make(Config config) {
        List<String> unmet = new ArrayList<>();
        for (HostConfig host : config.hosts()) {
            HostAdapter adapter = adapter(host);
            HostPolicy policy = host.policy();
            for (Reason reason : policy.unmetBy(adapter.profile())) {
                unmet.add("host " + host.id() + ": " + reason.text());
            }
            if (unmet.isEmpty()) {
                add(host, adapter, policy);
            }
            if (host.socket()) {
                sockets.add(new LocalSocket(
                        host.id(), config.data().resolve("sockets").resolve(host.id() + ".sock")));
            }
        }
        if (!unmet.isEmpty()) {
            throw new RefusedException("Some hosts cannot be protected as configured:\n  " + String.join("\n  ", unmet)
                    + "\nSet mode: shadow, veiled: false or before: false for them, or use a route that can do more.");
        }
    }

    private void add(HostConfig host, HostAdapter adapter, HostPolicy policy) {
        foundation.place(host, adapter.profile());
        Facts facts = Facts.of(
                new org.quietroom.moderation.care.Place(host.name(), "", adapter.profile(), host.language(), ""),
                host.language());
        Gatekeeper gate = Gatekeeper.builder(
                        pipeline, foundation.identities(), foundation.desk().sink(), adapter.profile())
                .restrictions(foundation.desk().restrictions())
                .policy(policy)
                .language(host.language())
                .notSent(foundation.notes().line(Note.DOWN_CLOSED, facts))
                .blocking(blocking)
                .build();
        RunningHost made =
                new RunningHost(host, adapter, gate, numbers, sealedRooms, language -> help(host, language), clock);
        running.put(host.id(), made);
        numbers.hostGauge(host.id(), () -> Health.reached(made) ? 1 : 0);
    }

    /** The care notes as a member's own device shows them, by severity. */
    private Map<Severity, String> help(HostConfig host, Locale language) {
        Facts facts = Facts.of(foundation.placeOf(new RoomId(host.id(), "room")), language);
        Map<Severity, String> notes = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            if (severity.crisis()) {
                notes.put(severity, foundation.notes().onDevice(Note.care(severity, false), facts));
            }
        }
        return notes;
    }

    private HostAdapter adapter(HostConfig host) {
        return plugins.route(host.type())
                .<HostAdapter>map(route -> {
                    GateLimits limits = GateLimits.DEFAULT.withPerSecond(host.perSecond());
                    PulledHost pulled = new PulledHost(
                            host.id(),
                            route.profile(host.id(), host.settings()),
                            limits,
                            clock,
                            route.pushedEffects(host.id(), host.settings()).orElse(null),
                            route.whereToLook());
                    HostSecret secret = host.secret() == null
                            ? null
                            : HostSecret.of(host.secret().reveal());
                    atGate.add(new GateHost(pulled, secret, limits, clock));
                    return pulled;
                })
                .or(() -> plugins.connector(host.type()).map(c -> c.create(host.id(), host.settings())))
                .orElseThrow(() -> new IllegalStateException("no plugin serves type " + host.type()));
    }

    List<GateHost> atGate() {
        return List.copyOf(atGate);
    }

    Map<HostId, RunningHost> running() {
        return running;
    }

    List<LocalSocket> sockets() {
        return sockets;
    }
}
