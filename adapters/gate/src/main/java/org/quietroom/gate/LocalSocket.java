package org.quietroom.gate;

import static java.util.Objects.requireNonNull;

import io.javalin.config.JettyConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.unixdomain.server.UnixDomainServerConnector;
import org.quietroom.core.message.HostId;

/**
 * A Unix domain socket that belongs to one host: who may open the file speaks for the host, and signs nothing. Another
 * host's requests on it need that host's signature.
 */
public final class LocalSocket {
    private static final String PREFIX = "quietroom-host:";

    private final HostId host;
    private final Path path;

    /** @param path where the socket is; its folder is made with mode 700, what stands there is replaced */
    public LocalSocket(HostId host, Path path) {
        this.host = requireNonNull(host, "host");
        this.path = requireNonNull(path, "path");
    }

    /** Adds the socket to a server that does not run yet. */
    public void addTo(JettyConfig jetty) throws IOException {
        Path folder = requireNonNull(path.toAbsolutePath().getParent(), "a socket is in a folder");
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        Files.deleteIfExists(path);
        jetty.addConnector((server, http) -> {
            var connector = new UnixDomainServerConnector(server, new HttpConnectionFactory(http));
            connector.setUnixDomainPath(path);
            connector.setName(PREFIX + host.value());
            return connector;
        });
    }

    /** Takes everybody else's rights on the socket away, once the server runs. */
    public void started() throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    }

    /** Whether a request came by such a socket, where only hosts' programs ask. */
    static boolean carried(Request request) {
        String name = request.getConnectionMetaData().getConnector().getName();
        return name != null && name.startsWith(PREFIX);
    }

    static boolean speaksFor(Context ctx, HostId host) {
        String name = ServletContextRequest.getServletContextRequest(ctx.req())
                .getConnectionMetaData()
                .getConnector()
                .getName();
        return (PREFIX + host.value()).equals(name);
    }
}
