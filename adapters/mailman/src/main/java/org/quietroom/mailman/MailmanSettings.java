package org.quietroom.mailman;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.quietroom.core.setting.Setting;
import org.quietroom.core.setting.Settings;

/** What an operator sets for Mailman's route, checked. Neither secret is part of {@link #toString()}. */
final class MailmanSettings {
    private static final Setting<String> URL = Setting.text(
            "url", "http://127.0.0.1:8001/3.1", "Mailman's REST interface; its password goes over it as it is.");
    private static final Setting<String> USER = Setting.text("user", "restadmin", "Mailman's admin_user.");
    private static final Setting<String> PASSWORD = Setting.secret("password", "Mailman's admin_pass");
    private static final Setting<String> SECRET =
            Setting.secret("secret", "From what message ids are made; known to nobody else");
    private static final Setting<String> LISTS = Setting.text(
            "lists",
            "",
            "The ids of the lists, separated by commas, as Mailman names them: evening.lists.example.org.");
    private static final Setting<String> SMTP_SERVER =
            Setting.text("smtp-server", "127.0.0.1", "The mail server through which authors are told something.");
    private static final Setting<Integer> SMTP_PORT = Setting.number("smtp-port", 25, "Its port.");
    private static final Setting<String> SMTP_SECURITY = Setting.text(
            "smtp-security",
            "none",
            "none (a mail server on this machine alone), starttls (usually port 587) or tls (usually port 465).");
    private static final Setting<String> SMTP_USER =
            Setting.text("smtp-user", "", "Who signs in at the mail server; nobody if empty. Needs smtp-security.");
    private static final Setting<String> SMTP_PASSWORD =
            Setting.secret("smtp-password", "What smtp-user signs in with");
    private static final Setting<String> NOTICES_FROM = Setting.text(
            "notices-from", "", "The address authors are written to from; without it no-reply at the list's domain.");
    private static final Setting<Integer> POLL = Setting.number(
            "poll-millis", 400, "How long between two looks at what waits, 50 to 500 thousandths of a second.");

    static final List<Setting<?>> ALL = List.of(
            URL,
            USER,
            PASSWORD,
            SECRET,
            LISTS,
            SMTP_SERVER,
            SMTP_PORT,
            SMTP_SECURITY,
            SMTP_USER,
            SMTP_PASSWORD,
            NOTICES_FROM,
            POLL);
    private static final Pattern LIST_FORM = Pattern.compile("[a-z0-9][-_.a-z0-9]{0,99}\\.[a-z0-9][-.a-z0-9]{0,199}");
    private static final int LEAST_SECRET = 32;
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "::1", "[::1]");

    final URI url;
    final String user;
    final List<String> lists;
    final String smtpServer;
    final int smtpPort;
    final MailServer.Security smtpSecurity;
    final String smtpUser;
    final String noticesFrom;
    final Duration poll;
    private final String password;
    private final String secret;
    private final String smtpPassword;

    MailmanSettings(Settings settings) {
        url = url(settings.get(URL));
        user = settings.get(USER);
        password = settings.get(PASSWORD);
        PASSWORD.require(!password.isEmpty(), "as admin_pass in Mailman's configuration");
        secret = settings.get(SECRET);
        SECRET.require(
                secret.length() >= LEAST_SECRET,
                LEAST_SECRET + " characters or more; make one with: openssl rand -hex 32");
        lists = lists(settings.get(LISTS));
        smtpServer = settings.get(SMTP_SERVER);
        smtpPort = settings.between(SMTP_PORT, 1, 65_535);
        smtpSecurity = security(settings.get(SMTP_SECURITY));
        SMTP_SECURITY.require(
                smtpSecurity != MailServer.Security.NONE || THIS_MACHINE.contains(smtpServer),
                "starttls or tls for a mail server on another machine");
        smtpUser = settings.get(SMTP_USER);
        smtpPassword = settings.get(SMTP_PASSWORD);
        SMTP_SECURITY.require(
                smtpUser.isEmpty() || smtpSecurity != MailServer.Security.NONE,
                "starttls or tls, so that the password of 'smtp-user' is not sent as it is");
        SMTP_PASSWORD.require(smtpUser.isEmpty() == smtpPassword.isEmpty(), "given with 'smtp-user', and not without");
        noticesFrom = settings.get(NOTICES_FROM);
        NOTICES_FROM.require(noticesFrom.isEmpty() || Address.usable(noticesFrom), "a mail address");
        poll = Duration.ofMillis(settings.between(POLL, 50, 500));
    }

    /** Mailman's REST password; never to be logged. */
    String password() {
        return password;
    }

    /** From what ids are derived; never to be logged. */
    String secret() {
        return secret;
    }

    /** What {@link #smtpUser} signs in with; never to be logged. */
    String smtpPassword() {
        return smtpPassword;
    }

    private static MailServer.Security security(String text) {
        for (MailServer.Security each : MailServer.Security.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(text)) {
                return each;
            }
        }
        throw SMTP_SECURITY.misfit("none, starttls or tls");
    }

    private static URI url(String text) {
        String allowed = "http(s)://host:port/3.1";
        try {
            URI url = new URI(text);
            boolean fits = url.getHost() != null && url.getUserInfo() == null && text.matches("https?://.*/3\\.1/?");
            URL.require(fits, allowed);
            return text.endsWith("/") ? url : new URI(text + "/");
        } catch (java.net.URISyntaxException e) {
            throw URL.misfit(allowed);
        }
    }

    private static List<String> lists(String text) {
        List<String> lists = new ArrayList<>();
        for (String entry : text.split(",", -1)) {
            String id = entry.trim();
            LISTS.require(
                    LIST_FORM.matcher(id).matches() && !lists.contains(id),
                    "different list ids separated by commas, such as evening.lists.example.org");
            lists.add(id);
        }
        return List.copyOf(lists);
    }

    @Override
    public String toString() {
        return "MailmanSettings[" + lists.size() + " lists]";
    }
}
