package org.quietroom.gateway.load;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import com.sun.management.OperatingSystemMXBean;
import io.javalin.Javalin;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.quietroom.gateway.config.Config;
import org.quietroom.gateway.config.ConfigReader;
import org.quietroom.gateway.config.Plugins;
import org.quietroom.gateway.run.Gateway;
import org.quietroom.gateway.run.TestGateway;

/**
 * How long a signed submission over loopback HTTP waits for its answer, beside an HTTP server of the same kind that reads
 * the body and answers an empty object. After 30,000 requests to warm up: the most each can do with 16 connections, then both at half of what the gate
 * can do, where every request counts from the moment it was due, not from the moment it could be sent.
 *
 * <p>Arguments, all optional: seconds of each run (10) and flagged posts in a thousand (20).
 */
final class GateLoad {
    private static final PrintStream OUT = System.out;
    private static final OperatingSystemMXBean CPU = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final int CONNECTIONS = 16;
    private static final int WARM = 30_000;

    private GateLoad() {}

    public static void main(String[] args) throws Exception {
        int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 10;
        int flagged = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        Path folder = Files.createTempDirectory("quietroom-load");
        Javalin empty = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.routes.post(Posts.PATH, context -> {
                context.bodyAsBytes();
                context.contentType("application/json").result("{}");
            });
        });
        try (Gateway gateway = Gateway.start(config(folder), Plugins.find(), Clock.systemUTC())) {
            empty.start("127.0.0.1", 0);
            URI floor = URI.create("http://127.0.0.1:" + empty.port());
            measure(gateway.address(), floor, new Posts(flagged), seconds);
        } finally {
            empty.stop();
            MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
        }
    }

    private static void measure(URI gate, URI floor, Posts posts, int seconds) throws Exception {
        Load.send(gate, posts, CONNECTIONS, WARM);
        Load.send(floor, posts, CONNECTIONS, WARM);
        int most = most("gate", gate, posts, seconds);
        most("empty handler", floor, posts, seconds);
        int rate = Math.max(1, most / 2);
        Load.at(gate, posts, CONNECTIONS, rate, seconds);
        Load.Times ours = Load.at(gate, posts, CONNECTIONS, rate, seconds);
        Load.Times theirs = Load.at(floor, posts, CONNECTIONS, rate, seconds);
        OUT.printf(Locale.ROOT, "at %d a second, %d requests each, milliseconds:%n", rate, ours.count());
        for (double share : new double[] {0.5, 0.9, 0.99, 0.999}) {
            OUT.printf(
                    Locale.ROOT,
                    "  p%-5s gate %8.2f   empty handler %8.2f   ratio %6.1f%n",
                    String.format(Locale.ROOT, "%.1f", share * 100),
                    ours.millis(share),
                    theirs.millis(share),
                    ours.millis(share) / theirs.millis(share));
        }
        OUT.printf(Locale.ROOT, "answers that were not 200: gate %d, empty handler %d%n", ours.bad(), theirs.bad());
    }

    private static int most(String name, URI server, Posts posts, int seconds) throws Exception {
        long before = CPU.getProcessCpuTime();
        int most = Load.most(server, posts, CONNECTIONS, seconds);
        long micros = (CPU.getProcessCpuTime() - before) / 1000 / Math.max(1, (long) most * seconds);
        OUT.printf(Locale.ROOT, "most: %s %d a second, %d us of CPU each, client and server%n", name, most, micros);
        return most;
    }

    private static Config config(Path folder) {
        String text = "data: data\nlisten:\n  port: 0\nlog:\n  level: warn\n" + TestGateway.HOST
                + "    requests-per-second: 8000\n";
        return new ConfigReader(Plugins.find(), Map.of()).read(text, folder, "load.yaml");
    }
}
