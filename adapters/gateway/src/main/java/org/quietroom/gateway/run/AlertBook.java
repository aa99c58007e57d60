package org.quietroom.gateway.run;

import org.quietroom.core.setting.Settings;
import org.quietroom.gateway.console.TrafficView;
import org.quietroom.moderation.crisis.CrisisGuardProvider;

/** The days that were counted, beside what the configuration says of the crisis guard. */
record AlertBook(AlertDays days, Settings crisis) {
    TrafficView view() {
        return new TrafficView(
                days.all(),
                CrisisGuardProvider.sensitivity(crisis),
                CrisisGuardProvider.budget(crisis).orElse(null));
    }
}
