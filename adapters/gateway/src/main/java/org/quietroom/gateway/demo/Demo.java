package org.quietroom.gateway.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.quietroom.commonroom.CommonRoomAdapter;
import org.quietroom.core.message.HostId;
import org.quietroom.gateway.cli.RefusedException;
import org.quietroom.gateway.config.Config;
import org.quietroom.gateway.config.ConfigReader;
import org.quietroom.gateway.config.Plugins;
import org.quietroom.gateway.console.signin.OneTimeSignIn;
import org.quietroom.gateway.console.signin.Role;
import org.quietroom.gateway.log.Logs;
import org.quietroom.gateway.run.Gateway;
import org.quietroom.gateway.store.DataFolder;

/** A gateway that protects a Common Room, both on loopback, with a conversation in it. {@link #close} stops both. */
final class Demo implements AutoCloseable {
    private static final HostId HOST = new HostId("commonroom");
    private static final String MODERATOR = "Rowan";

    private final Gateway gateway;
    private final OneTimeSignIn link;
    private final URI commonRoom;

    private Demo(Config config, Plugins plugins) {
        link = new OneTimeSignIn(MODERATOR);
        gateway = Gateway.start(config, plugins, Clock.systemUTC(), link);
        try {
            gateway.users().add(MODERATOR, Role.MODERATOR, UUID.randomUUID().toString());
            commonRoom = gateway.host(HOST)
                    .map(host -> host.adapter() instanceof CommonRoomAdapter room ? room.address() : null)
                    .orElseThrow(() -> new RefusedException("This program came without Common Room."));
            Conversation.in(commonRoom);
        } catch (RuntimeException e) {
            gateway.close();
            throw e;
        }
    }

    /**
     * Starts everything; returns when the conversation is in the rooms.
     *
     * @param port where the gateway listens, and Common Room one above; others that are free if these are taken, or for 0
     */
    static Demo start(Path folder, int port) {
        Plugins plugins = Plugins.find();
        Config config = new ConfigReader(plugins, Map.of())
                .read(
                        configuration(folder, free(port), port == 0 ? 0 : free(port + 1)),
                        folder,
                        "the demo's configuration");
        DataFolder.open(config.data());
        Logs.to(config.log().file(), config.log().level());
        return new Demo(config, plugins);
    }

    private static String configuration(Path folder, int port, int commonRoomPort) {
        return """
                data: "%s"
                listen:
                  port: %d
                community:
                  name: the demo community
                  watch: "This is a demo: only whoever runs it reads here."
                hosts:
                  commonroom:
                    type: commonroom
                    mode: "on"
                    name: Common Room
                    port: %d
                    rooms: Newly diagnosed|Carers|Evening room
                    sealed-rooms: Quiet corner
                """.formatted(
                folder.toAbsolutePath().toString().replace("\\", "\\\\").replace("\"", "\\\""), port, commonRoomPort);
    }

    /** The port if it is free, else 0: any. */
    private static int free(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return port == 0 ? 0 : probe.getLocalPort();
        } catch (IOException e) {
            return 0;
        }
    }

    URI commonRoom() {
        return commonRoom;
    }

    URI console() {
        return gateway.address().resolve("/desk");
    }

    /** Signs the demo's moderator in, once. */
    URI signIn() {
        return gateway.address().resolve(link.path());
    }

    @Override
    public void close() {
        gateway.close();
    }
}
