package org.quietroom.mailman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.setting.Settings;
import org.quietroom.core.testkit.FreePort;
import org.quietroom.core.testkit.TestCertificate;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.helper.SimpleMessageListener;
import org.subethamail.smtp.server.SMTPServer;

/** A real mail server with STARTTLS, TLS and logins: mail arrives, and each fault is named with what to do. */
class MailServerTest {
    private static final String USER = "notices";
    private static final String PASSWORD = "nobody else knows";
    private static final String REFUSED = "nobody@example.com";
    private static final String MAIL = "Subject: hello\r\n\r\nOne word.\r\n";

    @TempDir
    private static Path folder;

    private final int port = FreePort.next();
    private final List<String> came = new CopyOnWriteArrayList<>();
    private final List<String> logins = new CopyOnWriteArrayList<>();
    private TestCertificate certificate;
    private SMTPServer server;

    @BeforeEach
    void certify() throws Exception {
        certificate = new TestCertificate(folder, "dns:localhost,ip:127.0.0.1");
    }

    @AfterEach
    void end() {
        if (server != null) {
            server.stop();
        }
    }

    @Test
    void starttlsAndALoginDeliver() throws Exception {
        serve(s -> s.startTlsSocketFactory(certificate.server()).requireTLS().requireAuth());
        MailServer mail = mail("starttls", USER, certificate.client());
        mail.check("lists.example.org");
        mail.send("lists.example.org", "ann@example.com", MAIL);
        assertThat(came)
                .singleElement()
                .asString()
                .startsWith("null|ann@example.com|")
                .contains("One word.");
        assertThat(logins).containsExactly(USER, USER);
    }

    @Test
    void tlsFromTheFirstByteDelivers() throws Exception {
        serve(s -> s.serverSocketFactory(certificate.server()).requireAuth());
        mail("tls", USER, certificate.client()).send("lists.example.org", "ann@example.com", MAIL);
        assertThat(came).hasSize(1);
    }

    @Test
    void aServerOnThisMachineNeedsNeither() throws Exception {
        serve(s -> s);
        mail("none", "", certificate.client()).send("lists.example.org", "ann@example.com", MAIL);
        assertThat(came).hasSize(1);
    }

    @Test
    void aWrongPasswordIsNamedAndNotShown() throws Exception {
        serve(s -> s.startTlsSocketFactory(certificate.server()).requireTLS().requireAuth());
        assertThatThrownBy(
                        () -> mail("starttls", "somebody", certificate.client()).check("lists.example.org"))
                .isInstanceOf(MailServer.TroubleException.class)
                .hasMessageContaining("refuses the login: compare 'smtp-user' and 'smtp-password'")
                .hasMessageNotContaining(PASSWORD)
                .hasMessageNotContaining("somebody");
    }

    @Test
    void withoutStarttlsNothingIsSaid() throws Exception {
        serve(s -> s);
        assertTrouble("starttls", USER, certificate.client(), "offers no STARTTLS");
        assertThat(logins).isEmpty();
    }

    @Test
    void aCertificateThatNobodyVouchesForIsNamed() throws Exception {
        serve(s -> s.startTlsSocketFactory(certificate.server()).requireTLS());
        assertTrouble("starttls", USER, null, "is not trusted: nobody whom this Java believes");
        assertThat(logins).isEmpty();
    }

    @Test
    void aCertificateForAnotherNameIsNamed() throws Exception {
        TestCertificate another = new TestCertificate(folder, "dns:mail.example.org");
        serve(s -> s.startTlsSocketFactory(another.server()).requireTLS());
        assertTrouble("starttls", USER, another.client(), "a certificate that is not for the name 127.0.0.1");
        assertThat(logins).isEmpty();
    }

    @Test
    void aServerThatWantsALoginSaysSo() throws Exception {
        serve(s -> s.requireAuth());
        assertTrouble("none", "", certificate.client(), "it may want a login ('smtp-user')");
    }

    @Test
    void aServerThatIsAwayIsNamed() {
        assertTrouble("none", "", null, "refuses connections, so nothing listens there");
    }

    @Test
    void aPortWithoutTlsAndANameThatNobodyHasAreNamed() throws Exception {
        serve(s -> s);
        assertTrouble("tls", USER, certificate.client(), "port " + port + " does not speak TLS. Correct 'smtp-server'");
        MailServer unknown =
                new MailServer(new MailmanSettings(values("tls", USER, Map.of("smtp-server", "mail.invalid"))), null);
        assertThatThrownBy(() -> unknown.check("lists.example.org"))
                .isInstanceOf(MailServer.TroubleException.class)
                .hasMessageContaining("no machine is known by the name mail.invalid");
    }

    @Test
    void aMemberWhomTheServerRefusesIsNoTrouble() throws Exception {
        serve(s -> s);
        assertThatThrownBy(() -> mail("none", "", certificate.client()).send("lists.example.org", REFUSED, MAIL))
                .isInstanceOf(MailServer.UndeliverableException.class)
                .hasMessageNotContaining(REFUSED);
    }

    @Test
    void settingsThatWouldShowAPasswordOrWordsOnTheWayAreRefused() {
        assertThatThrownBy(() -> settings("none", USER))
                .hasMessageContaining("'smtp-security'")
                .hasMessageContaining("starttls or tls");
        assertThatThrownBy(() -> new MailmanSettings(values("none", "", Map.of("smtp-server", "mail.example.org"))))
                .hasMessageContaining("'smtp-security'")
                .hasMessageContaining("another machine");
        assertThatThrownBy(() -> settings("ssl", "")).hasMessageContaining("none, starttls or tls");
        assertThatThrownBy(() -> new MailmanSettings(values("tls", USER, Map.of("smtp-password", ""))))
                .hasMessageContaining("'smtp-password'");
    }

    private void assertTrouble(String security, String user, @Nullable SSLContext trust, String words) {
        assertThatThrownBy(() -> mail(security, user, trust).check("lists.example.org"))
                .isInstanceOf(MailServer.TroubleException.class)
                .hasMessageContaining(words);
    }

    private MailServer mail(String security, String user, @Nullable SSLContext trust) {
        return new MailServer(settings(security, user), trust);
    }

    private MailmanSettings settings(String security, String user) {
        return new MailmanSettings(values(security, user, Map.of()));
    }

    private Settings values(String security, String user, Map<String, Object> more) {
        Map<String, Object> values = new HashMap<>(Map.of(
                "password",
                "of Mailman",
                "secret",
                "a secret of the test, 32 characters",
                "lists",
                "evening.lists.example.org",
                "smtp-port",
                port,
                "smtp-security",
                security,
                "smtp-user",
                user,
                "smtp-password",
                user.isEmpty() ? "" : PASSWORD));
        values.putAll(more);
        return Settings.of(values);
    }

    /** Makes the server other than it is. */
    @FunctionalInterface
    private interface Change {
        SMTPServer.Builder of(SMTPServer.Builder server) throws Exception;
    }

    private void serve(Change change) throws Exception {
        server = change.of(SMTPServer.port(port)
                        .bindAddress(InetAddress.getLoopbackAddress())
                        .simpleMessageListener(new Mailbox())
                        .authenticationHandlerFactory(
                                new EasyAuthenticationHandlerFactory((name, password, context) -> {
                                    logins.add(name);
                                    if (!name.equals(USER) || !password.equals(PASSWORD)) {
                                        throw new LoginFailedException();
                                    }
                                })))
                .build();
        server.start();
    }

    private final class Mailbox implements SimpleMessageListener {
        @Override
        public boolean accept(String from, String to) {
            return !to.equals(REFUSED);
        }

        @Override
        public void deliver(String from, String to, InputStream data) throws java.io.IOException {
            came.add((from.isEmpty() ? "null" : from) + "|" + to + "|"
                    + new String(data.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        }
    }
}
