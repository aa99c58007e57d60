package org.quietroom.core.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * A port of loopback on which nobody listens. It is none of those that systems give to whoever asks for any port (32768 and above on
 * Linux), and programs of tests that run side by side have their own: so it is still free when a server is started on it. Safe for
 * many threads.
 */
public final class FreePort {
    private static final int FIRST = 20_000;
    private static final int PROGRAMS = 200;
    private static final int EACH = 60;
    private static int given;

    private FreePort() {}

    /** @throws IllegalStateException if there is none */
    public static synchronized int next() {
        int own = FIRST + (int) (ProcessHandle.current().pid() % PROGRAMS) * EACH;
        for (int tries = 0; tries < EACH; tries++) {
            int port = own + given++ % EACH;
            if (free(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no port is free from " + own + " on");
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
