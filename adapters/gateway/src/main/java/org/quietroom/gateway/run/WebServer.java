package org.quietroom.gateway.run;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.quietroom.gate.LocalSocket;
import org.quietroom.gateway.cli.RefusedException;
import org.quietroom.gateway.config.Config;

/** The one HTTP server. */
final class WebServer {
    private static final int THREADS = 32;
    private static final int IDLE_MILLIS = 30_000;
    private static final long FORM_BYTES = 512 * 1024;
    private static final long ANSWER_MILLIS = 60_000;

    private WebServer() {}

    /**
     * Starts it.
     *
     * @param refusals answers what the server itself refuses
     * @throws RefusedException if the address is taken or not ours
     */
    static Javalin start(
            Config.Listen listen, List<LocalSocket> sockets, Request.Handler refusals, Consumer<JavalinConfig> routes) {
        Javalin app = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.http.asyncTimeout = ANSWER_MILLIS;
            // Of what comes; the gate, whose hosts have limits of their own, reads for itself.
            config.http.maxRequestSize = FORM_BYTES;
            config.http.generateEtags = false;
            config.jetty.threadPool = new QueuedThreadPool(THREADS, 4, IDLE_MILLIS);
            config.jetty.modifyHttpConfiguration(http -> {
                http.setSendServerVersion(false);
                http.setSendDateHeader(false);
                http.setRelativeRedirectAllowed(true);
            });
            config.jetty.modifyServer(server -> server.setErrorHandler(refusals));
            config.jetty.modifyServletContextHandler(handler -> handler.setErrorHandler(refusals));
            // A connector of our own takes the default one's place, so that there is one more for each socket.
            config.jetty.addConnector((server, http) -> tcp(server, http, listen));
            for (LocalSocket socket : sockets) {
                add(socket, config);
            }
            routes.accept(config);
        });
        try {
            app.start();
            for (LocalSocket socket : sockets) {
                socket.started();
            }
            return app;
        } catch (IOException e) {
            app.stop();
            throw new RefusedException(
                    "A socket's rights cannot be set (" + e.getClass().getSimpleName()
                            + "). The data folder must be on a disk that knows POSIX rights.",
                    e);
        } catch (JavalinBindException e) {
            app.stop();
            throw new RefusedException(
                    "Port " + listen.port() + " at " + listen.address()
                            + " cannot be used: another program has it, or the address is not this machine's. Stop the"
                            + " other, or set listen.port.",
                    e);
        }
    }

    private static Connector tcp(Server server, HttpConfiguration http, Config.Listen listen) {
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(listen.address());
        connector.setPort(listen.port());
        return connector;
    }

    private static void add(LocalSocket socket, JavalinConfig config) {
        try {
            socket.addTo(config.jetty);
        } catch (IOException e) {
            throw new RefusedException(
                    "A socket cannot be made in the data folder ("
                            + e.getClass().getSimpleName() + "). Look at its rights and its disk.",
                    e);
        }
    }
}
