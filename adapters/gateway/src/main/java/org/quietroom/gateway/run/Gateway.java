package org.quietroom.gateway.run;

import io.javalin.Javalin;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.HostId;
import org.quietroom.core.pipeline.Enactor;
import org.quietroom.core.pipeline.Pipeline;
import org.quietroom.core.setting.Settings;
import org.quietroom.encryption.hub.HubLimits;
import org.quietroom.encryption.hub.SealedHub;
import org.quietroom.gate.GateRefusals;
import org.quietroom.gate.GateRoutes;
import org.quietroom.gateway.atrest.Resealing;
import org.quietroom.gateway.config.Config;
import org.quietroom.gateway.config.Plugins;
import org.quietroom.gateway.console.Console;
import org.quietroom.gateway.console.ConsoleSettings;
import org.quietroom.gateway.console.signin.OneTimeSignIn;
import org.quietroom.gateway.console.signin.Sessions;
import org.quietroom.gateway.console.signin.Users;
import org.quietroom.gateway.pictures.Redrawing;
import org.quietroom.gateway.store.DataFolder;
import org.quietroom.moderation.crisis.CrisisGuardProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running program. {@link #close} stops it in the reverse order and loses nothing. */
public final class Gateway implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    private static final long SWEEP_MINUTES = 10;
    private static final long RULES_SECONDS = 10;
    private static final long DRIFT_SECONDS = 60;
    private static final long RESEALING_SECONDS = 1;
    private static final long PROOFS_SECONDS = 3;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Foundation foundation;
    private final Pipeline pipeline;
    private final SealedHub hub;
    private final HostsFactory hosts;
    private final Health health;
    private final DriftWatch drift;
    private final Users users;
    private final Javalin web;

    private Gateway(Config config, Plugins plugins, Clock clock, @Nullable OneTimeSignIn link) {
        try {
            keep(DataFolder.open(config.data()).lock());
            AlertCounts counts = new AlertCounts();
            // The lexicon takes as long as the store: they are made side by side.
            CompletableFuture<Pipeline> chain =
                    CompletableFuture.supplyAsync(() -> GuardChain.of(config, plugins, counts));
            keep((AutoCloseable) () -> chain.join().close());
            foundation = keep(Foundation.open(config, clock));
            Numbers numbers = keep(new Numbers());
            Workers workers = keep(new Workers());
            pipeline = chain.join();
            hub = keep(SealedHub.open(
                    foundation.store(),
                    foundation.keys(),
                    new ReportIntake(pipeline, foundation.desk().sink()),
                    new Redrawing(),
                    foundation.desk().restrictions(),
                    HubLimits.DEFAULT,
                    clock));
            hosts = new HostsFactory(plugins, foundation, pipeline, numbers, workers.ports(), hub, clock);
            hosts.make(config);
            RuleFeed rules = new RuleFeed(foundation.desk().ownRules(), plugins);
            rules.refresh();
            Pulse pulse = new Pulse(foundation.facts(), clock);
            pulse.check();
            AlertDays days = new AlertDays(foundation.facts());
            drift = drift(config, counts, days, clock);
            drift.tick();
            health = new Health(pulse, pipeline, hosts.running().values(), drift);
            users = new Users(foundation.store(), foundation.keys().vault(), clock);
            web = web(config, numbers, clock, console(config, days, clock, link));
            keep((AutoCloseable) web::stop);
            keep((AutoCloseable) () -> health.open(false));
            hosts.running().values().forEach(host -> {
                keep(host.adapter());
                host.adapter().open(host);
            });
            ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Workers.named("timer"));
            keep((AutoCloseable) () -> Workers.end(timer));
            pulse.beat(timer);
            Sweep sweep = new Sweep(foundation.desk().retention(), hub);
            var unused = timer.scheduleWithFixedDelay(sweep::run, 1, SWEEP_MINUTES, TimeUnit.MINUTES);
            every(RULES_SECONDS, timer, rules::refresh);
            every(DRIFT_SECONDS, timer, drift::tick);
            Resealing resealing = new Resealing(foundation.keys(), foundation.store(), clock);
            every(RESEALING_SECONDS, timer, resealing::tick);
            every(PROOFS_SECONDS, timer, new ProofWatch(foundation.desk().rechecks(), hub.proofs())::tick);
            numbers.gauge(
                    "quietroom.keys.resealing",
                    "1 while something may be left that earlier keys sealed",
                    resealing::underWay);
            carryOut(numbers, workers);
            numbers.gauge("quietroom.rules.live", "Rules of the moderators that are read", rules::live);
            gauges(numbers);
            health.open(true);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Starts everything and returns when submissions are answered.
     *
     * @throws org.quietroom.gateway.cli.RefusedException if it cannot start; the message says why and what to do
     * @throws org.quietroom.encryption.KeyRingException if the keyset is missing or another store's
     */
    public static Gateway start(Config config, Plugins plugins, Clock clock) {
        return new Gateway(config, plugins, clock, null);
    }

    /** The same, with a link by which one person signs in once: for a demo on loopback. */
    public static Gateway start(Config config, Plugins plugins, Clock clock, OneTimeSignIn link) {
        return new Gateway(config, plugins, clock, link);
    }

    private <T extends AutoCloseable> T keep(T part) {
        open.push(part);
        return part;
    }

    private static void every(long seconds, ScheduledExecutorService timer, Runnable work) {
        var unused = timer.scheduleWithFixedDelay(work, seconds, seconds, TimeUnit.SECONDS);
    }

    private DriftWatch drift(Config config, AlertCounts counts, AlertDays days, Clock clock) {
        Settings crisis = config.guards().getOrDefault(CrisisGuardProvider.ID, Settings.EMPTY);
        return new DriftWatch(
                counts,
                days,
                foundation.facts(),
                clock,
                CrisisGuardProvider.sensitivity(crisis),
                CrisisGuardProvider.expected(crisis));
    }

    private Console console(Config config, AlertDays days, Clock clock, @Nullable OneTimeSignIn link) {
        Settings crisis = config.guards().getOrDefault(CrisisGuardProvider.ID, Settings.EMPTY);
        return keep(new Console(
                new ConsoleSettings(config.console().https(), config.console().behindProxy()),
                foundation.desk(),
                foundation::placeOf,
                users,
                new Sessions(foundation.store(), clock, config.console().idle()),
                new ConsoleView(
                        hosts.running().values(), pipeline, health, drift, new AlertBook(days, crisis), hub.proofs()),
                clock,
                link));
    }

    private Javalin web(Config config, Numbers numbers, Clock clock, Console console) {
        GateRoutes gate = new GateRoutes(hosts.atGate(), clock, numbers);
        OperatorRoutes operator =
                new OperatorRoutes(health, numbers, config.listen().metricsForAll());
        return WebServer.start(config.listen(), hosts.sockets(), new GateRefusals(console.refusals()), javalin -> {
            gate.mount(javalin.routes);
            operator.mount(javalin.routes);
            console.mount(javalin);
        });
    }

    private void carryOut(Numbers numbers, Workers workers) {
        OutboxWorker worker = new OutboxWorker(
                foundation.desk().outbox(),
                new Enactor(foundation.identities()),
                hosts.running(),
                numbers,
                workers.receipts());
        keep(foundation.desk().onChange(id -> worker.wake()));
        keep(worker).start();
        numbers.gauge("quietroom.effects.under.way", "Effects that wait for a host's answer", worker::underWay);
    }

    private void gauges(Numbers numbers) {
        numbers.gauge(
                "quietroom.alerts.drifted",
                "Tiers in which posts are flagged more or less often than expected",
                drift::drifted);
        numbers.gauge("quietroom.ready", "1 while submissions can be answered", () -> health.ready() ? 1 : 0);
        numbers.gauge(
                "quietroom.guards.quarantined",
                "Guards that are not called for now",
                () -> pipeline.guards().stream().filter(g -> g.quarantined()).count());
    }

    /** Where it listens, without a path. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + web.port());
    }

    /** Store, keyset, identities and desk. */
    public Foundation foundation() {
        return foundation;
    }

    /** Who may open the console. */
    public Users users() {
        return users;
    }

    /** Every host, in the order of the configuration. */
    public Collection<RunningHost> hosts() {
        return List.copyOf(hosts.running().values());
    }

    /** One host. */
    public Optional<RunningHost> host(HostId id) {
        return Optional.ofNullable(hosts.running().get(id));
    }

    /** The chain of guards. */
    public Pipeline pipeline() {
        return pipeline;
    }

    /** Whether submissions can be answered now. */
    public boolean ready() {
        return health.ready();
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            AutoCloseable part = open.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("a part could not be stopped", e);
            }
        }
    }
}
