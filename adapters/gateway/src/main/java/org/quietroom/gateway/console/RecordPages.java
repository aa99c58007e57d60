package org.quietroom.gateway.console;

import java.util.List;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.port.AuditLog;
import org.quietroom.gateway.console.signin.Role;
import org.quietroom.moderation.calibration.Drift;
import org.quietroom.moderation.desk.Desk;

/** What was done, and how hosts and guards are. */
final class RecordPages {
    private static final int MOST = 500;

    private final Shell shell;
    private final Desk desk;
    private final Surroundings surroundings;

    RecordPages(Shell shell, Desk desk, Surroundings surroundings) {
        this.shell = shell;
        this.desk = desk;
        this.surroundings = surroundings;
    }

    void open(Door door) {
        door.get("/desk/log", Role.MODERATOR, this::log);
        door.get("/desk/health", Role.MODERATOR, this::health);
    }

    private void log(Visit visit) {
        Look look = Look.of(visit);
        boolean leads = look.person().leads();
        List<LogLine> lines = desk.audit().latest(MOST).stream()
                .filter(entry -> leads || entry.actor().equals(look.person().name()))
                .map(entry -> line(entry, look))
                .toList();
        String whose = look.t().of(leads ? "log.all" : "log.own");
        shell.show(visit, 200, "log", shell.page(visit, "log"), "lines", lines, "whose", whose);
    }

    private static LogLine line(AuditLog.Entry entry, Look look) {
        CaseId id = entry.caseId();
        Texts t = look.t();
        return new LogLine(
                look.moment(entry.at()),
                entry.at().toString(),
                entry.actor(),
                t.or("history." + entry.act(), entry.act()),
                id == null ? "" : id.value(),
                Details.of(entry.reason(), t));
    }

    private void health(Visit visit) {
        Look look = Look.of(visit);
        Texts t = look.t();
        List<HostLine> hosts = surroundings.hosts().stream()
                .map(host -> new HostLine(host.name(), host.reached(), HostWords.of(host, look)))
                .toList();
        List<String> guards = GuardWords.troubled(surroundings.guards(), t);
        String undelivered = t.of("health-page.undelivered", "n", desk.outbox().pending());
        shell.show(
                visit,
                200,
                "health",
                shell.page(visit, "health"),
                "hosts",
                hosts,
                "guards",
                guards,
                "undelivered",
                undelivered,
                "between",
                Drift.DAYS_BETWEEN_FALSE_ALARMS,
                "alerts",
                surroundings.alerts().stream()
                        .map(view -> AlertWords.alert(view, look))
                        .toList(),
                "leads",
                look.person().leads(),
                "drifted",
                surroundings.alerts().stream().anyMatch(view -> view.trend() != AlertView.Trend.SAME),
                "stores",
                surroundings.storeTakesWrites());
    }
}
