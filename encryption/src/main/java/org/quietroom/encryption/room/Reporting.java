package org.quietroom.encryption.room;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.crypto.tink.util.Bytes;
import java.util.List;
import org.quietroom.encryption.ReportKeys;
import org.quietroom.encryption.franking.Report;
import org.quietroom.encryption.franking.Report.Reported;

/** Seals messages with their proofs to the moderators. */
final class Reporting {
    private Reporting() {}

    static Receipt report(Asking hub, List<Line.Said> messages, String words) {
        Report report = new Report(
                messages.stream()
                        .map(line -> new Reported(line.content(), line.frank(), line.at(), line.sequence()))
                        .toList(),
                words);
        Bytes moderators = RoomView.ask(hub).moderators.orElseThrow(() -> new HubAwayException("moderators"));
        byte[] sealed = ReportKeys.seal(moderators.toByteArray(), report.bytes());
        JsonNode answer = hub.ask(
                "report", Asking.request().put("sealed", Asking.encode(sealed)).put("count", messages.size()));
        return Receipt.of(Asking.text(answer, "receipt"), Asking.optionalText(answer, "page"));
    }
}
