package org.quietroom.encryption.room;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.quietroom.encryption.wire.LogEntry;

/** Follows the hub's log of devices to its end. */
final class LogFollower {
    private final Asking hub;
    private final Keeper keeper;

    LogFollower(Asking hub, Keeper keeper) {
        this.hub = hub;
        this.keeper = keeper;
    }

    /** @throws UntrustedHubException if the log does not go on from what this device has */
    void follow() {
        for (; ; ) {
            JsonNode answer = hub.ask("log", Asking.request().put("from", keeper.log.size() + 1));
            List<LogEntry> more = new ArrayList<>();
            answer.path("entries").forEach(entry -> more.add(entry(entry)));
            keeper.log.extend(more);
            if (!more.isEmpty()) {
                new Step(keeper).log(more).put();
            }
            if (more.isEmpty() || keeper.log.size() >= Asking.number(answer, "size")) {
                keeper.log.demandHead(Asking.number(answer, "size"), Asking.text(answer, "head"));
                return;
            }
        }
    }

    /** Whether the log, as far as it was followed, has this device as one that was taken out. */
    boolean tookOut() {
        return keeper.log.newest(keeper.self.device()).filter(LogEntry::added).isEmpty();
    }

    private static LogEntry entry(JsonNode json) {
        return new LogEntry(
                Asking.number(json, "index"),
                Asking.number(json, "at"),
                Asking.text(json, "action"),
                Asking.text(json, "member"),
                Asking.text(json, "device"),
                Asking.text(json, "signatureKey"));
    }
}
