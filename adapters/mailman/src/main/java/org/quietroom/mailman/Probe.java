package org.quietroom.mailman;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.quietroom.core.host.HostHealth;
import org.quietroom.core.host.HostHealth.State;

/** Looks once at Mailman, at each list's settings and at the mail server; changes nothing and sends nothing. */
final class Probe {
    private final MailmanSettings settings;
    private final MailServer mailServer;

    Probe(MailmanSettings settings, MailServer mailServer) {
        this.settings = settings;
        this.mailServer = mailServer;
    }

    HostHealth health() {
        List<String> wrong = new ArrayList<>();
        State worst = State.REACHED;
        String helo = "localhost";
        Rest rest = new Rest(settings);
        try {
            rest.greet();
        } catch (Rest.RefusedException e) {
            return new HostHealth(State.REFUSED, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return rest.away(e);
        }
        for (String id : settings.lists) {
            try {
                helo = rest.list(id).mailHost();
                ListCheck.require(id, rest.configuration(id));
            } catch (Rest.RefusedException e) {
                worst = State.REFUSED;
                add(wrong, e);
            } catch (IOException e) {
                return rest.away(e);
            }
        }
        try {
            mailServer.check(helo);
        } catch (MailServer.TroubleException e) {
            worst = State.REFUSED;
            add(wrong, e);
        }
        return new HostHealth(
                worst,
                wrong.isEmpty()
                        ? "Mailman answers, its lists are set as they must be, and the mail server takes mail."
                        : String.join(" ", wrong));
    }

    private static void add(List<String> wrong, IOException why) {
        String what = String.valueOf(why.getMessage());
        if (!wrong.contains(what)) {
            wrong.add(what);
        }
    }
}
