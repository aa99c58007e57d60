package org.quietroom.encryption.franking;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.quietroom.core.message.RoomId;
import org.quietroom.encryption.ReportKeys;
import org.quietroom.encryption.wire.MalformedException;

/** Opens and verifies reports, for the moderators' desk. Immutable; safe for many threads. */
public final class Reports {
    private final Supplier<ReportKeys> keys;
    private final Franking franking;

    /**
     * @param keys what reports are sealed to, asked each time
     * @param franking what made the proofs
     */
    public Reports(Supplier<ReportKeys> keys, Franking franking) {
        this.keys = requireNonNull(keys, "keys");
        this.franking = requireNonNull(franking, "franking");
    }

    /**
     * Opens a report.
     *
     * @param room where it was made
     * @return empty if it was changed, or sealed to keys that are not ours
     * @throws MalformedException if what was sealed is no report
     */
    public Optional<Report> open(byte[] sealed, RoomId room) throws MalformedException {
        Optional<byte[]> opened = keys.get().open(sealed);
        return opened.isEmpty() ? Optional.empty() : Optional.of(Report.read(opened.get(), room));
    }

    /**
     * What can be said of each message, in the order of the report.
     *
     * @param room where the report was made
     */
    public List<Verification> verify(Report report, RoomId room) {
        return report.messages().stream()
                .map(message -> franking.verify(message.content(), message.frank(), message.at(), room))
                .toList();
    }
}
