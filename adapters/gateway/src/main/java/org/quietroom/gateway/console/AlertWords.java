package org.quietroom.gateway.console;

import java.time.format.DateTimeFormatter;
import org.quietroom.moderation.desk.Urgency;

/** Says whether posts are flagged as often as expected. */
final class AlertWords {
    private AlertWords() {}

    static String alert(AlertView view, Look look) {
        Texts t = look.t();
        return t.of(
                "health-page.alerts." + view.trend().name(),
                "tier",
                t.of("urgency." + Urgency.of(view.tier()).name()),
                "expected",
                view.expected(),
                "now",
                view.now(),
                "posts",
                view.posts(),
                "since",
                view.since().format(DateTimeFormatter.ofPattern("d MMM yyyy", t.locale())));
    }
}
