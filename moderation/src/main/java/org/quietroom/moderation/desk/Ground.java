package org.quietroom.moderation.desk;

import java.time.Clock;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.quietroom.core.message.CaseId;
import org.quietroom.moderation.care.CareNotes;
import org.quietroom.moderation.care.Place;

/** What every part of the desk stands on. */
record Ground(
        Store store,
        Sealer sealer,
        History history,
        AuditTrail audit,
        EffectStore effects,
        Places places,
        CareNotes notes,
        Covers covers,
        DeskSettings settings,
        Clock clock) {

    Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    Place place(CaseRow row) {
        return places.of(row.author().room());
    }

    /** The words of a case under their covers. */
    Covered covered(CaseRow row, Evidence evidence) {
        return Covered.of(evidence, covers, place(row).language());
    }

    Evidence evidence(Handle handle, CaseId id) {
        byte[] sealed = handle.createQuery("SELECT evidence FROM desk_case WHERE id = :id")
                .bind("id", id.value())
                .mapTo(byte[].class)
                .findOne()
                .orElseThrow(() -> new NoSuchCaseException(id));
        return sealer.open(Evidence.label(id.value()), sealed, Evidence.class);
    }
}
