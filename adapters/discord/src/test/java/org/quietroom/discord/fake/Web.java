package org.quietroom.discord.fake;

import io.javalin.Javalin;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.testkit.FreePort;

/** Where the server answers: one port of loopback for both of its interfaces. */
final class Web {
    final int port = FreePort.next();
    private final FakeDiscord server;
    private @Nullable Javalin running;

    Web(FakeDiscord server) {
        this.server = server;
    }

    void start() {
        running = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    new Rest(server).routes(config);
                    config.routes.ws("/gateway", server.hub::routes);
                })
                .start("127.0.0.1", port);
    }

    void stop() {
        Javalin open = running;
        running = null;
        if (open != null) {
            open.stop();
        }
    }
}
