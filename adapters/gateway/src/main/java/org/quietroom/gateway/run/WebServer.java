package org.quietroom.gateway.run;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.quietroom.core.message.HostId;
import org.quietroom.gateway.RefusedException;
import org.quietroom.gateway.config.Config;

/** The one HTTP server. */
final class WebServer {
    private static final int THREADS = 32;
    private static final int IDLE_MILLIS = 30_000;
    private static final long ANSWER_MILLIS = 60_000;

    private WebServer() {}

    /** @throws RefusedException if the address is taken or not ours */
    static Javalin start(Config.Listen listen, Map<HostId, Path> sockets, Consumer<JavalinConfig> routes) {
        Javalin app = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.http.asyncTimeout = ANSWER_MILLIS;
            config.http.generateEtags = false;
            config.jetty.threadPool = new QueuedThreadPool(THREADS, 4, IDLE_MILLIS);
            config.jetty.modifyHttpConfiguration(http -> {
                http.setSendServerVersion(false);
                http.setSendDateHeader(false);
                http.setRelativeRedirectAllowed(true);
            });
            routes.accept(config);
        });
        try {
            return app.start(listen.address(), listen.port());
        } catch (JavalinBindException e) {
            app.stop();
            throw new RefusedException(
                    "Port " + listen.port() + " at " + listen.address()
                            + " cannot be used: another program has it, or the address is not this machine's. Stop the"
                            + " other, or set listen.port.",
                    e);
        }
    }
}
