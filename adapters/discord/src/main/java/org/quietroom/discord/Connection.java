package org.quietroom.discord;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.events.StatusChangeEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.requests.CloseCode;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.Compression;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.HostHealth;
import org.quietroom.core.host.HostHealth.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the bot connected: signs in, again and again with growing pauses until it succeeds; what is lost later JDA resumes. A wrong
 * token or an intent that is not switched on ends it, because somebody must change something. Safe for many threads.
 */
final class Connection extends ListenerAdapter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);
    private static final Duration PROBE = Duration.ofSeconds(30);
    private static final Duration GOODBYE = Duration.ofSeconds(3);

    private final Endpoint endpoint;
    private final DiscordSettings settings;
    private final Set<GatewayIntent> intents;
    private final Function<JDA, List<String>> faults;
    private final Object[] listeners;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch known = new CountDownLatch(1);
    private volatile @Nullable JDA jda;
    private volatile HostHealth health = new HostHealth(State.WAITING, "Discord has not been reached yet.");

    /**
     * @param faults what the bot may not do and must, in words for the operator; asked while it is connected
     * @param listeners take Discord's events
     */
    Connection(
            Endpoint endpoint,
            DiscordSettings settings,
            Set<GatewayIntent> intents,
            Function<JDA, List<String>> faults,
            Object... listeners) {
        this.endpoint = endpoint;
        this.settings = settings;
        this.intents = intents;
        this.faults = faults;
        this.listeners = listeners.clone();
    }

    void open() {
        Thread thread = new Thread(this::signIn, "quietroom-discord-connect");
        thread.setDaemon(true);
        thread.start();
    }

    /** The connected bot; null while it is not connected or this is closed. */
    @Nullable
    JDA up() {
        JDA bot = jda;
        return bot != null && closed.getCount() > 0 && bot.getStatus() == JDA.Status.CONNECTED ? bot : null;
    }

    HostHealth health() {
        JDA bot = up();
        if (bot == null) {
            return health;
        }
        List<String> missing = faults.apply(bot);
        return missing.isEmpty()
                ? new HostHealth(State.REACHED, "The bot is signed in at Discord and may do what it needs.")
                : new HostHealth(State.REFUSED, String.join(" ", missing));
    }

    /** Signs in, looks, and signs out; for a connection that is not open, and is not used after. */
    HostHealth probe() {
        open();
        try {
            boolean unused = known.await(PROBE.toMillis(), TimeUnit.MILLISECONDS);
            return health();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return HostHealth.UNTRIED;
        } finally {
            close();
        }
    }

    private void signIn() {
        Backoff backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE);
        try {
            while (closed.getCount() > 0) {
                if (tried()) {
                    return;
                }
                Duration pause = backoff.next();
                boolean unused = closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether there is nothing more to try. */
    private boolean tried() {
        try {
            JDA bot = builder().build();
            jda = bot;
            if (closed.getCount() == 0) {
                bot.shutdownNow();
            }
            return true;
        } catch (InvalidTokenException e) {
            refused(
                    "Discord does not know the bot's token. Make a new one (Developer Portal, Bot, Reset Token), put it where"
                            + " token-file or token-env says, and restart.");
            return true;
        } catch (RuntimeException e) {
            LOG.warn("Discord cannot be reached: {}", Failures.words(e));
            health = new HostHealth(State.LOST, endpoint.whyNot(e) + " It is tried again, at most every two minutes.");
            known.countDown();
            return false;
        }
    }

    private JDABuilder builder() {
        JDABuilder builder = JDABuilder.createLight(settings.token(), intents)
                .setEnableShutdownHook(false)
                .setMaxReconnectDelay((int) LONGEST_PAUSE.toSeconds())
                .setSessionController(new Sessions(endpoint))
                .addEventListeners(this)
                .addEventListeners(listeners);
        if (endpoint.rest() != null) {
            builder.setRestConfig(new RestConfig().setBaseUrl(endpoint.rest()));
        }
        return endpoint.gateway() == null ? builder : builder.setCompression(Compression.NONE);
    }

    private void refused(String detail) {
        LOG.error("{}", detail);
        health = new HostHealth(State.REFUSED, detail);
        known.countDown();
    }

    @Override
    public void onStatusChange(StatusChangeEvent event) {
        if (event.getNewStatus() == JDA.Status.CONNECTED) {
            health = new HostHealth(State.LOST, "Discord is away just now; the bot connects again by itself.");
            known.countDown();
            JDA bot = event.getJDA();
            faults.apply(bot).forEach(fault -> LOG.warn("{}", fault));
        }
    }

    @Override
    public void onShutdown(ShutdownEvent event) {
        CloseCode code = event.getCloseCode();
        if (code == CloseCode.DISALLOWED_INTENTS) {
            refused(
                    "The bot may not read messages: switch on Message Content Intent (Developer Portal, Bot, Privileged Gateway"
                            + " Intents) and restart.");
        } else if (closed.getCount() > 0 && jda != null) {
            refused("Discord ended the bot's session for good (" + (code == null ? event.getCode() : code.getCode())
                    + "). See that its token is still the one that is configured, and restart.");
        }
    }

    @Override
    public void close() {
        closed.countDown();
        health = new HostHealth(State.LOST, "The connection is closed.");
        JDA bot = jda;
        jda = null;
        if (bot != null) {
            bot.shutdown();
            try {
                if (!bot.awaitShutdown(GOODBYE)) {
                    bot.shutdownNow();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Asks Discord for its gateway, or takes the one it is given. */
    private static final class Sessions extends ConcurrentSessionController {
        private final Endpoint endpoint;

        Sessions(Endpoint endpoint) {
            this.endpoint = endpoint;
        }

        @Override
        public String getGateway() {
            String given = endpoint.gateway();
            return given == null ? super.getGateway() : given;
        }
    }
}
