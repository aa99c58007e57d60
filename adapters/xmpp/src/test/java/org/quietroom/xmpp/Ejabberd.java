package org.quietroom.xmpp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smackx.iqregister.AccountManager;
import org.junit.jupiter.api.Assumptions;
import org.jxmpp.jid.parts.Localpart;
import org.quietroom.core.testkit.Daemon;
import org.quietroom.core.testkit.FreePort;

/**
 * A real ejabberd that takes one component and never looks for it elsewhere; accounts register themselves (XEP-0077). It has a port
 * of its own in place of {@code epmd}, which would outlive it.
 */
public final class Ejabberd extends XmppServer {
    private static final String CONFIGURATION = """
            hosts: [localhost]
            acme: {auto: false}
            acl: {quietroom: {server: "@domain@"}}
            access_rules: {elsewhere: {deny: quietroom, allow: all}}
            s2s_access: elsewhere
            registration_timeout: infinity
            listen:
              - port: @components@
                ip: 127.0.0.1
                module: ejabberd_service
                hosts:
                  "@domain@": {password: "@secret@"}
              - port: @clients@
                ip: 127.0.0.1
                module: ejabberd_c2s
            modules: {mod_carboncopy: {}, mod_disco: {}, mod_ping: {}, mod_register: {}, mod_roster: {}, mod_vcard: {}}
            """;

    private final Set<String> accounts = ConcurrentHashMap.newKeySet();

    private Ejabberd() {
        super("ejabberd");
    }

    /** Starts a server that takes a component with this domain. */
    public static Ejabberd withComponent(String domain, String secret) {
        skipIfAbsent();
        try {
            Ejabberd server = new Ejabberd();
            server.write(domain, secret);
            server.start();
            ACCOUNTS.forEach(server::addAccount);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Skips the test, with one line, where there is no ejabberd, or where Debian's would refuse whoever runs the test. */
    public static void skipIfAbsent() {
        Assumptions.assumeTrue(
                Daemon.installed("ejabberdctl"), "skipped: ejabberd is not installed (Debian: apt install ejabberd)");
        Assumptions.assumeTrue(
                Daemon.root() || "ejabberd".equals(System.getProperty("user.name")),
                "skipped: ejabberd is started by root or by user ejabberd alone");
    }

    private void write(String domain, String secret) throws IOException {
        Files.createDirectory(folder.resolve("data"));
        Files.createDirectory(folder.resolve("logs"));
        Files.writeString(
                folder.resolve("ejabberd.yml"),
                CONFIGURATION
                        .replace("@components@", String.valueOf(componentPort))
                        .replace("@clients@", String.valueOf(clientPort))
                        .replace("@domain@", domain)
                        .replace("@secret@", secret));
        Files.writeString(
                folder.resolve("ejabberdctl.cfg"),
                "ERL_DIST_PORT=" + FreePort.next() + "\nERL_OPTIONS='-kernel inet_dist_use_interface {127,0,0,1}'\n");
    }

    @Override
    List<String> command() {
        return List.of(
                "ejabberdctl",
                "--node",
                "quietroom@localhost",
                "--config",
                folder.resolve("ejabberd.yml").toString(),
                "--ctl-config",
                folder.resolve("ejabberdctl.cfg").toString(),
                "--spool",
                folder.resolve("data").toString(),
                "--logs",
                folder.resolve("logs").toString(),
                "foreground");
    }

    /** Its ports are open before anybody answers there. */
    @Override
    boolean ready() throws IOException {
        return Files.readString(folder.resolve("console.log")).contains("is started in the node");
    }

    @Override
    public String log() {
        try {
            return Files.readString(folder.resolve("logs/ejabberd.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void addAccount(String name) {
        if (accounts.add(name)) {
            register(name);
        }
    }

    private void register(String name) {
        try {
            var connection = new XMPPTCPConnection(Member.to(this).build());
            connection.connect();
            AccountManager registration = AccountManager.getInstance(connection);
            registration.sensitiveOperationOverInsecureConnection(true);
            registration.createAccount(Localpart.from(name), PASSWORD);
            connection.disconnect();
        } catch (Exception e) {
            throw new AssertionError("the account " + name + " cannot be made", e);
        }
    }
}
