package org.quietroom.core.host;

import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a connector calls its host, and in words for operators why it is not reached there: what happened, why, and what to do next.
 *
 * @param what who is called, as at the beginning of a sentence
 * @param server its name or address, as it is configured
 * @param port its port
 * @param settings what says so, such as {@code 'url'}
 */
public record Destination(String what, String server, int port, String settings) {
    private static final List<String> OTHER_NAME =
            List.of("no subject alternative", "no name matching", "not verified", "doesn't match any");
    private static final List<String> OUT_OF_TIME =
            List.of("validity check failed", "notafter", "notbefore", "expired");
    private static final List<String> NO_TLS =
            List.of("unrecognized ssl", "unable to parse tls", "unsupported or unrecognized");
    private static final Pattern TLS = Pattern.compile("javax\\.net\\.ssl\\.SSL\\w*Exception");
    private static final Pattern HTTP_TIMEOUT = Pattern.compile("java\\.net\\.http\\.Http\\w*TimeoutException");
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    /** The destination of requests below this address. */
    public static Destination of(String what, URI address, String settings) {
        int usual = "https".equalsIgnoreCase(address.getScheme()) ? HTTPS : HTTP;
        return new Destination(what, address.getHost(), address.getPort() < 0 ? usual : address.getPort(), settings);
    }

    /** What a failed attempt to connect, or to be understood there, says; never what was sent or received. */
    public String whyNot(Throwable failure) {
        return what + " is not reached: "
                + why(Stream.iterate(failure, f -> f != null, Throwable::getCause)
                        .limit(10)
                        .toList());
    }

    private String why(List<Throwable> causes) {
        if (any(causes, UnknownHostException.class) || any(causes, UnresolvedAddressException.class)) {
            return "no machine is known by the name " + server
                    + ". See whether it is spelt right and whether this machine's DNS" + " knows it, and correct "
                    + settings + ".";
        }
        if (any(causes, TLS)) {
            return ofTls(causes);
        }
        if (any(causes, NoRouteToHostException.class)) {
            return "there is no way from this machine to " + server + ". Look at its network and firewall, and correct "
                    + settings + " if it names another machine.";
        }
        if (any(causes, InterruptedIOException.class) || any(causes, HTTP_TIMEOUT)) {
            return at()
                    + " does not answer in time. It may be off or overloaded, a firewall may swallow what is sent, or "
                    + settings + " names another machine or port: see which, and correct it.";
        }
        if (any(causes, ConnectException.class)) {
            return at()
                    + " refuses connections, so nothing listens there. Start it; if it runs, see at which address and port it"
                    + " listens, and correct " + settings + ".";
        }
        return "something takes connections at " + at()
                + " and does not answer as expected. Another program may listen there, or"
                + " it speaks TLS where we do not: correct " + settings + ".";
    }

    private String ofTls(List<Throwable> causes) {
        String said = String.join(
                        "\n",
                        causes.stream().map(c -> String.valueOf(c.getMessage())).toList())
                .toLowerCase(Locale.ROOT);
        if (OTHER_NAME.stream().anyMatch(said::contains)) {
            return at() + " shows a certificate that is not for the name " + server + ". Correct " + settings
                    + " to the name in the certificate, or give the server one for this name.";
        }
        if (OUT_OF_TIME.stream().anyMatch(said::contains)) {
            return "the certificate at " + at()
                    + " has expired, or is not valid yet. Renew it, and see whether both clocks are" + " right.";
        }
        if (NO_TLS.stream().anyMatch(said::contains)) {
            return at() + " does not speak TLS. Correct " + settings
                    + ": another port, or no TLS if that is on this machine.";
        }
        if (said.contains("certification path") || said.contains("pkix")) {
            return "the certificate at " + at()
                    + " is not trusted: nobody whom this Java believes has signed it. Get one that is,"
                    + " or import its authority into this Java's cacerts with keytool.";
        }
        return at() + " ends the connection while TLS is set up. Correct " + settings
                + " if that is another program's port; else its log says why.";
    }

    private String at() {
        return server + ", port " + port;
    }

    /** By their names, since core-api needs nothing of Java but its {@code java} packages, and no other module. */
    private static boolean any(List<Throwable> causes, Pattern names) {
        return causes.stream()
                .anyMatch(c -> names.matcher(c.getClass().getName()).matches());
    }

    private static boolean any(List<Throwable> causes, Class<? extends Throwable> kind) {
        return causes.stream().anyMatch(kind::isInstance);
    }
}
