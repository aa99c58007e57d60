package org.quietroom.mailman;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import org.apache.commons.net.smtp.AuthenticatingSMTPClient;
import org.apache.commons.net.smtp.SMTPClient;
import org.apache.commons.net.smtp.SMTPReply;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.Destination;

/**
 * The mail server through which authors are told something, one connection a mail. With {@code starttls} or {@code tls} nothing
 * is said before the server has shown a certificate for its name that this Java trusts. Safe for many threads.
 */
final class MailServer {
    private static final int PATIENCE = (int) Duration.ofSeconds(20).toMillis();

    private final MailmanSettings settings;
    private final @Nullable SSLContext trust;

    MailServer(MailmanSettings settings) {
        this(settings, null);
    }

    /** @param trust which certificates are believed; null for those that this Java believes */
    MailServer(MailmanSettings settings, @Nullable SSLContext trust) {
        this.settings = settings;
        this.trust = trust;
    }

    /** The mail server will never take this mail. */
    static final class UndeliverableException extends IOException {
        private static final long serialVersionUID = 1L;

        UndeliverableException(int code) {
            super("The mail server refused the mail with " + code + ".");
        }
    }

    /** No mail can be sent now; the message says why and what to do, and names no address. */
    static final class TroubleException extends IOException {
        private static final long serialVersionUID = 1L;

        TroubleException(String what) {
            super(what);
        }
    }

    /**
     * Hands over a mail; its envelope has no sender, so that nothing answers.
     *
     * @throws UndeliverableException if it will never be taken
     * @throws TroubleException if no mail can be sent now
     */
    void send(String helo, String to, String mail) throws IOException {
        SMTPClient smtp = signIn(helo);
        try {
            takes(smtp.mail("<>"), "the empty sender, with which notices are sent");
            deliverable(smtp.rcpt("<" + to + ">"));
            try (Writer data = smtp.sendMessageData()) {
                if (data == null) {
                    deliverable(smtp.getReplyCode());
                    throw new TroubleException("The mail server takes no mail now.");
                }
                data.write(mail);
            }
            smtp.completePendingCommand();
            deliverable(smtp.getReplyCode());
            smtp.quit();
        } catch (UndeliverableException | TroubleException e) {
            throw e;
        } catch (IOException e) {
            throw new TroubleException("The mail server ended the connection while it was given a mail.");
        } finally {
            end(smtp);
        }
    }

    /**
     * Signs in as for a mail, and sends none.
     *
     * @throws TroubleException if no mail could be sent
     */
    void check(String helo) throws TroubleException {
        SMTPClient smtp = signIn(helo);
        try {
            takes(smtp.mail("<>"), "the empty sender, with which notices are sent");
            smtp.reset();
            smtp.quit();
        } catch (TroubleException e) {
            throw e;
        } catch (IOException e) {
            throw new TroubleException("The mail server ended the connection. Its log says why.");
        } finally {
            end(smtp);
        }
    }

    private SMTPClient signIn(String helo) throws TroubleException {
        boolean implicit = settings.smtpSecurity == Security.TLS;
        AuthenticatingSMTPClient smtp = new AuthenticatingSMTPClient(implicit, trust);
        smtp.setTrustManager(null); // without a context of ours: those that this Java believes
        smtp.setEndpointCheckingEnabled(true);
        smtp.setConnectTimeout(PATIENCE);
        smtp.setDefaultTimeout(PATIENCE);
        try {
            smtp.connect(settings.smtpServer, settings.smtpPort);
            smtp.setSoTimeout(PATIENCE);
            takes(smtp.getReplyCode(), "connections");
            if (settings.smtpSecurity == Security.STARTTLS) {
                startTls(smtp, helo);
            }
            greet(smtp, helo);
            if (!settings.smtpUser.isEmpty()) {
                login(smtp);
            }
            return smtp;
        } catch (TroubleException e) {
            end(smtp);
            throw e;
        } catch (IOException e) {
            end(smtp);
            Destination there = new Destination(
                    "The mail server",
                    settings.smtpServer,
                    settings.smtpPort,
                    "'smtp-server', 'smtp-port' and 'smtp-security'");
            throw new TroubleException(there.whyNot(e));
        }
    }

    private static void startTls(AuthenticatingSMTPClient smtp, String helo) throws IOException {
        takes(smtp.ehlo(helo), "our greeting");
        if (!offers(smtp, "STARTTLS") || !smtp.execTLS()) {
            throw new TroubleException(
                    "The mail server offers no STARTTLS. Switch it on there, or set 'smtp-security' to tls"
                            + " and 'smtp-port' to 465.");
        }
    }

    private static void greet(AuthenticatingSMTPClient smtp, String helo) throws IOException {
        if (!SMTPReply.isPositiveCompletion(smtp.ehlo(helo))) {
            takes(smtp.helo(helo), "our greeting");
        }
    }

    private void login(AuthenticatingSMTPClient smtp) throws IOException {
        if (!offers(smtp, "AUTH")) {
            throw new TroubleException(
                    "The mail server offers no login. Take 'smtp-user' out, or use its port for submission (587 or 465).");
        }
        String user = settings.smtpUser;
        String password = settings.smtpPassword();
        int code;
        if (offers(smtp, "PLAIN")) {
            code = smtp.sendCommand("AUTH PLAIN", base64("\0" + user + "\0" + password)); // RFC 4616
        } else {
            code = smtp.sendCommand("AUTH LOGIN");
            code = SMTPReply.isPositiveIntermediate(code) ? smtp.sendCommand(base64(user)) : code;
            code = SMTPReply.isPositiveIntermediate(code) ? smtp.sendCommand(base64(password)) : code;
        }
        if (!SMTPReply.isPositiveCompletion(code)) {
            throw new TroubleException(
                    "The mail server refuses the login: compare 'smtp-user' and 'smtp-password' with its accounts.");
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean offers(SMTPClient smtp, String word) {
        return smtp.getReplyString().toUpperCase(Locale.ROOT).contains(word);
    }

    /* What concerns every mail, not this one. */
    private static void takes(int code, String what) throws TroubleException {
        if (!SMTPReply.isPositiveCompletion(code)) {
            throw new TroubleException("The mail server refuses " + what + " (" + code
                    + "). Its log says why; it may want a" + " login ('smtp-user') or TLS ('smtp-security').");
        }
    }

    private static void deliverable(int code) throws IOException {
        if (SMTPReply.isNegativePermanent(code)) {
            throw new UndeliverableException(code);
        }
        if (!SMTPReply.isPositiveCompletion(code) && !SMTPReply.isPositiveIntermediate(code)) {
            throw new TroubleException("The mail server took a mail not now (" + code + "). Its log says why.");
        }
    }

    private static void end(SMTPClient smtp) {
        try {
            if (smtp.isConnected()) {
                smtp.disconnect();
            }
        } catch (IOException e) {
            // It is gone already.
        }
    }

    /** How the connection is protected. */
    enum Security {
        /** Not at all: for a mail server on this machine. */
        NONE,
        /** From the greeting on, by STARTTLS (RFC 3207). */
        STARTTLS,
        /** From the first byte (RFC 8314). */
        TLS
    }
}
