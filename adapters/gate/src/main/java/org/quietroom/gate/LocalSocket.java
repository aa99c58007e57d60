package org.quietroom.gate;

import io.javalin.http.Context;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.quietroom.core.message.HostId;

/** Tells which host a request's connection belongs to: a Unix domain socket is one host's, and needs no signature. */
final class LocalSocket {
    private static final String PREFIX = "quietroom-host:";

    private LocalSocket() {}

    static String connectorName(HostId host) {
        return PREFIX + host.value();
    }

    static boolean speaksFor(Context ctx, HostId host) {
        String name = ServletContextRequest.getServletContextRequest(ctx.req())
                .getConnectionMetaData()
                .getConnector()
                .getName();
        return connectorName(host).equals(name);
    }
}
