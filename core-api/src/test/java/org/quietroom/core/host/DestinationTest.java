package org.quietroom.core.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.testkit.FreePort;
import org.quietroom.core.testkit.TestCertificate;

/** Each way in which a host is not reached has its own words; each is a real connection that fails. */
class DestinationTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final Duration LONG = Duration.ofSeconds(90);

    @TempDir
    private static Path folder;

    @Test
    void aNameThatNobodyHas() throws Exception {
        assertThat(whyNot("http://host.invalid:8001/"))
                .startsWith("The host is not reached: no machine is known by the name host.invalid.")
                .endsWith("and correct 'url'.");
    }

    @Test
    void aPortOnWhichNobodyListens() throws Exception {
        int port = FreePort.next();
        assertThat(whyNot("http://127.0.0.1:" + port + "/"))
                .contains("127.0.0.1, port " + port + " refuses connections, so nothing listens there.");
    }

    @Test
    void aMachineThatTakesConnectionsAndSaysNothing() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, LOOPBACK)) {
            String address = "http://127.0.0.1:" + silent.getLocalPort() + "/";
            assertThat(whyNot(address, SSLContext.getDefault(), Duration.ofSeconds(1)))
                    .contains("does not answer in time.");
        }
    }

    @Test
    void anotherProgramAtThisPort() throws Exception {
        try (ServerSocket other = greeting()) {
            assertThat(whyNot("http://127.0.0.1:" + other.getLocalPort() + "/"))
                    .contains("does not answer as expected. Another program may listen there");
        }
    }

    @Test
    void aPortThatSpeaksNoTls() throws Exception {
        try (ServerSocket plain = greeting()) {
            assertThat(whyNot("https://127.0.0.1:" + plain.getLocalPort() + "/"))
                    .contains("does not speak TLS. Correct 'url'");
        }
    }

    /** A mail server, as far as it goes: says its greeting to whoever says something, until it is closed. */
    private static ServerSocket greeting() throws IOException {
        ServerSocket server = new ServerSocket(0, 50, LOOPBACK);
        Thread greets = new Thread(() -> greetAll(server));
        greets.setDaemon(true);
        greets.start();
        return server;
    }

    private static void greetAll(ServerSocket other) {
        try {
            while (!other.isClosed()) {
                try (var caller = other.accept()) {
                    int unused = caller.getInputStream().read();
                    caller.getOutputStream().write("220 mail.example.org ready\r\n".getBytes(UTF_8));
                }
            }
        } catch (IOException e) {
            assertThat(other.isClosed()).isTrue(); // the test is over
        }
    }

    @Test
    void aCertificateForAnotherName() throws Exception {
        TestCertificate another = new TestCertificate(folder, "dns:other.example.org");
        assertThat(overTls(another, another.client()))
                .contains("shows a certificate that is not for the name localhost.");
    }

    @Test
    void aCertificateThatNobodyVouchesFor() throws Exception {
        assertThat(overTls(new TestCertificate(folder, "dns:localhost"), SSLContext.getDefault()))
                .contains("is not trusted: nobody whom this Java believes has signed it.");
    }

    @Test
    void aCertificateWhoseTimeIsOver() {
        var said =
                new SSLHandshakeException("PKIX path validation failed: validity check failed"); // as this Java has it
        assertThat(Destination.of("The host", URI.create("https://host.example.org"), "'url'")
                        .whyNot(said))
                .contains("the certificate at host.example.org, port 443 has expired, or is not valid yet.");
    }

    @Test
    void anAddressWithoutAPortHasTheUsualOne() {
        assertThat(Destination.of("The host", URI.create("https://host.example.org/path"), "'url'")
                        .port())
                .isEqualTo(443);
        assertThat(Destination.of("The host", URI.create("http://host.example.org"), "'url'")
                        .port())
                .isEqualTo(80);
    }

    private static String overTls(TestCertificate shown, SSLContext believed) throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(shown.server()));
        server.start();
        try {
            return whyNot("https://localhost:" + server.getAddress().getPort() + "/", believed, LONG);
        } finally {
            server.stop(0);
        }
    }

    private static String whyNot(String address) throws Exception {
        return whyNot(address, SSLContext.getDefault(), LONG);
    }

    private static String whyNot(String address, SSLContext believed, Duration patience) {
        URI called = URI.create(address);
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(believed)
                .build();
        HttpRequest request = HttpRequest.newBuilder(called).timeout(patience).build();
        IOException failure = catchThrowableOfType(
                IOException.class, () -> client.send(request, HttpResponse.BodyHandlers.discarding()));
        return Destination.of("The host", called, "'url'").whyNot(failure);
    }
}
