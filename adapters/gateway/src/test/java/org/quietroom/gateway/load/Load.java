package org.quietroom.gateway.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Sends posts over a few kept connections: as fast as they are answered, or at a fixed rate. */
final class Load {
    private Load() {}

    /** Sorted nanoseconds from when each request was due to when its answer was there. */
    static final class Times {
        private final long[] nanos;
        private final int bad;

        private Times(long[] nanos, int bad) {
            this.nanos = nanos;
            this.bad = bad;
            Arrays.sort(nanos);
        }

        double millis(double share) {
            return nanos[(int) Math.min(nanos.length - 1, Math.ceil(share * nanos.length) - 1)] / 1e6;
        }

        int count() {
            return nanos.length;
        }

        int bad() {
            return bad;
        }
    }

    /** How many requests a second are answered when each connection sends the next one at once. */
    static int most(URI server, Posts posts, int connections, int seconds) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        AtomicInteger answered = new AtomicInteger();
        each(server, connections, connection -> {
            while (System.nanoTime() < end) {
                connection.send(posts.next());
                answered.incrementAndGet();
            }
            return null;
        });
        return answered.get() / seconds;
    }

    /** Sends so many requests as fast as they are answered. */
    static void send(URI server, Posts posts, int connections, int count) throws Exception {
        AtomicInteger next = new AtomicInteger();
        each(server, connections, connection -> {
            while (next.getAndIncrement() < count) {
                connection.send(posts.next());
            }
            return null;
        });
    }

    /** Requests at a fixed rate; one that is late because others were slow counts from when it was due. */
    static Times at(URI server, Posts posts, int connections, int rate, int seconds) throws Exception {
        long[] nanos = new long[rate * seconds];
        AtomicInteger next = new AtomicInteger();
        AtomicInteger bad = new AtomicInteger();
        long begin = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(100);
        each(server, connections, connection -> {
            for (int i = next.getAndIncrement(); i < nanos.length; i = next.getAndIncrement()) {
                long due = begin + i * TimeUnit.SECONDS.toNanos(1) / rate;
                byte[] request = posts.next();
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                if (connection.send(request) != 200) {
                    bad.incrementAndGet();
                }
                nanos[i] = System.nanoTime() - due;
            }
            return null;
        });
        return new Times(nanos, bad.get());
    }

    /** What one connection does until it is done. */
    @FunctionalInterface
    private interface Work {
        Void run(Connection connection) throws IOException;
    }

    private static void each(URI server, int connections, Work work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            List<Callable<Void>> all = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                all.add(() -> {
                    try (Connection connection = new Connection(server)) {
                        return work.run(connection);
                    }
                });
            }
            for (Future<Void> done : threads.invokeAll(all)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** One kept connection. It understands just enough HTTP for answers with a length. */
    private static final class Connection implements AutoCloseable {
        private final Socket socket = new Socket();
        private final byte[] buffer = new byte[1 << 14];

        Connection(URI server) throws IOException {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
        }

        /** The status of the answer. */
        int send(byte[] request) throws IOException {
            socket.getOutputStream().write(request);
            int length = 0;
            int whole = Integer.MAX_VALUE;
            while (length < whole) {
                int read = socket.getInputStream().read(buffer, length, buffer.length - length);
                if (read < 0) {
                    throw new EOFException("the server closed the connection");
                }
                length += read;
                if (whole == Integer.MAX_VALUE) {
                    whole = whole(length);
                }
            }
            return Integer.parseInt(new String(buffer, 9, 3, java.nio.charset.StandardCharsets.US_ASCII));
        }

        private int whole(int length) throws IOException {
            String text = new String(buffer, 0, length, java.nio.charset.StandardCharsets.ISO_8859_1);
            int end = text.indexOf("\r\n\r\n");
            if (end < 0) {
                return Integer.MAX_VALUE;
            }
            for (String line : text.substring(0, end).split("\r\n", -1)) {
                if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                    return end + 4 + Integer.parseInt(line.substring(15).trim());
                }
            }
            throw new IOException("an answer without a length");
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
