package org.quietroom.gateway.run;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.quietroom.gate.GateClient;
import org.quietroom.gate.HostSecret;
import org.quietroom.gateway.config.Config;
import org.quietroom.gateway.config.ConfigReader;
import org.quietroom.gateway.config.Plugins;

/** A whole gateway on loopback with one host that calls the gate. */
public final class TestGateway implements AutoCloseable {
    /** What the host and the gateway both know. */
    public static final String SECRET = "0123456789abcdef0123456789abcdef";
    /** A host whose plugin can do everything. */
    public static final String HOST = """
            hosts:
              forum:
                type: gate
                mode: on
                secret: %s
                when-we-are-down: closed-author-told
                identity-visible-to: host-operator
                replace-author: before
                hold: adapter
                edit: any
                remove: hard
                dedupe: host-key
                abilities: rewrite-body private-reply reason-shown sees-edits
            """.formatted(SECRET);

    private final Gateway gateway;
    private final GateClient client;
    private final boolean owned;

    private TestGateway(Gateway gateway, boolean owned) {
        this.gateway = gateway;
        this.owned = owned;
        this.client = new GateClient(gateway.address(), "forum", HostSecret.of(SECRET), Clock.systemUTC());
    }

    /** Starts one whose data folder is {@code folder}, with this beside the host. */
    public static TestGateway start(Path folder, String more) {
        return new TestGateway(Gateway.start(config(folder, more), Plugins.find(), Clock.systemUTC()), true);
    }

    /** The forum's plugin at a gateway that somebody else closes. */
    public static TestGateway on(Gateway gateway) {
        return new TestGateway(gateway, false);
    }

    /** The configuration it is started with. */
    public static Config config(Path folder, String more) {
        String text = "data: data\nlisten:\n  port: 0\ncommunity:\n  undo: 0s\n" + HOST + more;
        return new ConfigReader(Plugins.find(), Map.of()).read(text, folder, "test.yaml");
    }

    /** The gateway itself. */
    public Gateway gateway() {
        return gateway;
    }

    /** The forum's plugin. */
    public GateClient client() {
        return client;
    }

    /** Submits a plain post. */
    public HttpResponse<String> post(String id, String account, String text) throws Exception {
        return client.post("submissions", submission(id, account, text));
    }

    /** A plain post as JSON; the text must need no escapes. */
    public static String submission(String id, String account, String text) {
        return "{\"id\":\"" + id + "\",\"room\":\"evening\",\"account\":\"" + account
                + "\",\"kind\":\"post\",\"parts\":[{\"role\":\"body\",\"format\":\"plain\",\"text\":\"" + text
                + "\"}]}";
    }

    @Override
    public void close() {
        if (owned) {
            gateway.close();
        }
    }
}
